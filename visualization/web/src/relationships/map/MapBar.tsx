import { DownloadOutlined, PlusOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Fold } from '../../app/Fold';
import { useLanguage } from '../../app/useLanguage';
import type { MapFactsFragment } from '../../graphql/graphql';
import type { AccountFacts } from '../account/AccountPage';
import type { AccountView } from '../account/accountView';
import { DayField } from '../DayField';
import { StatusLight, StatusReason } from '../StatusLight';
import { TemplateButton } from './TemplateButton';
import type { MapEditor } from './useMapEditor';

interface Props {
  account: AccountFacts;
  map: MapFactsFragment | null;
  view: AccountView;
  change: (part: Partial<AccountView>) => void;
  editor: MapEditor;
  onAdd: () => void;
}

/** The light of the day that is shown, what can be done to the map, and which day it is. */
export function MapBar({ account, map, view, change, editor, onAdd }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const past = view.asOf !== null;
  return (
    <div className="map-bar">
      {past && map ? (
        <p className="account-status">
          <StatusLight status={map.status} /> <StatusReason reason={map.statusReason} />
        </p>
      ) : null}
      <div className="actions">
        {past ? null : (
          <>
            <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={onAdd}>
              {t('map.add')}
            </Button>
            <Button icon={<UndoOutlined aria-hidden="true" />} disabled={editor.undoable === null || editor.busy} title={editor.undoable ?? ''} onClick={editor.undo}>
              {t('map.undo')}
            </Button>
            {map && map.stakeholders.length > 0 ? <TemplateButton editor={editor} /> : null}
          </>
        )}
        <span className="field inline">
          <Switch id={`${id}-overlay`} checked={view.overlay} onChange={(overlay) => change({ overlay })} />
          <label htmlFor={`${id}-overlay`}>{t('map.overlay')}</label>
        </span>
        {map ? <Export account={account} view={view} /> : null}
      </div>
      <Fold title={t('map.days')}>
        <div className="actions">
          <span className="field">
            <label htmlFor={`${id}-on`}>{t('map.on')}</label>
            <DayField id={`${id}-on`} value={view.asOf} onChange={(asOf) => change({ asOf })} placeholder={t('filter.today')} />
          </span>
          <span className="field">
            <label htmlFor={`${id}-from`}>{t('map.compare')}</label>
            <DayField id={`${id}-from`} value={view.from} onChange={(from) => change({ from })} placeholder={t('map.noComparison')} />
          </span>
        </div>
      </Fold>
    </div>
  );
}

/** Downloads the map as one page; what colleagues think of people only when asked for. */
function Export({ account, view }: { account: AccountFacts; view: AccountView }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [judgements, setJudgements] = useState(false);
  const params = new URLSearchParams({ lang: language });
  if (view.asOf) params.set('asOf', view.asOf);
  if (judgements) params.set('judgements', '1');
  const content = (
    <div className="export-choice card">
      <p>{t('map.exportHelp')}</p>
      <Checkbox checked={judgements} onChange={(event) => setJudgements(event.target.checked)}>
        {t('map.judgements')}
      </Checkbox>
      <Button type="primary" href={`/api/exports/map/${account.id}?${params.toString()}`} download>
        {t('map.download')}
      </Button>
    </div>
  );
  return (
    <Dropdown trigger={['click']} popupRender={() => content}>
      <Button icon={<DownloadOutlined aria-hidden="true" />}>{t('map.export')}</Button>
    </Dropdown>
  );
}
