import { CloseOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Select } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { AssessmentInput, MapFactsFragment, StakeholderFactsFragment } from '../../graphql/graphql';
import { displayName } from '../../ownership/partyName';
import { useLanguage } from '../../app/useLanguage';
import type { AccountFacts } from '../account/AccountPage';
import { AssessmentFields } from './AssessmentFields';
import { assessmentOf, changedPart } from './assessment';
import { LossImpact } from './LossImpact';
import { InfluenceLines } from './InfluenceLines';
import { titleOf } from './MapTable';
import { useStakeholderName } from './StakeholderCard';
import type { MapEditor } from './useMapEditor';

interface Props {
  account: AccountFacts;
  map: MapFactsFragment;
  stakeholder: StakeholderFactsFragment;
  /** Null when a day of the past is shown. */
  editor: MapEditor | null;
  onClose: () => void;
  onFind: () => void;
}

const NOBODY = '';

/** Everything of one stakeholder, to read and to change: stance and evidence, boss, lines, the way off the map. */
export function StakeholderPanel({ account, map, stakeholder, editor, onClose, onFind }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const nameOf = useStakeholderName();
  const name = nameOf(stakeholder);
  const boss = map.reportingLines.find((line) => line.from === stakeholder.stakeholderId)?.to ?? NOBODY;
  const others = map.stakeholders.filter((one) => one.stakeholderId !== stakeholder.stakeholderId);
  useEffect(() => {
    if (!window.matchMedia('(min-width: 1100px)').matches) heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  const choices = [{ value: NOBODY, label: t('map.nobodyAbove') }, ...others.map((one) => ({ value: one.stakeholderId, label: nameOf(one) }))];
  return (
    <aside className="card map-panel" aria-label={t('map.panel', { name })} data-testid="stakeholder">
      <div className="section-head">
        <h2 ref={heading}>{name}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('action.close')} onClick={onClose} />
      </div>
      <p className="muted">{stakeholder.placeholder ? t('map.placeholderMark') : titleOf(account, stakeholder)}</p>
      {stakeholder.champion ? <p className="chip account">{t('map.champion')}</p> : null}
      {editor && stakeholder.placeholder ? <Fill account={account} map={map} stakeholder={stakeholder} editor={editor} /> : null}
      <Assessment key={stakeholder.version} stakeholder={stakeholder} editor={editor} />
      <div className="stacked-form">
        <label htmlFor={`${id}-boss`}>{t('map.reportsTo')}</label>
        <Select id={`${id}-boss`} value={boss} disabled={!editor} showSearch={{ optionFilterProp: 'label' }} options={choices} onChange={(to: string) => void editor?.reportTo(stakeholder.stakeholderId, to === NOBODY ? null : to, name)} />
      </div>
      <InfluenceLines map={map} stakeholder={stakeholder} editor={editor} />
      {stakeholder.person ? <LossImpact personId={stakeholder.stakeholderId} /> : null}
      <div className="actions panel-actions">
        {stakeholder.person ? <Button onClick={onFind}>{t('intro.find')}</Button> : null}
        {editor ? (
          <Popconfirm title={t('map.removeAsk')} okText={t('map.remove')} cancelText={t('action.cancel')} onConfirm={() => void editor.remove(stakeholder).then((done) => done && onClose())}>
            <Button danger>{t('map.remove')}</Button>
          </Popconfirm>
        ) : null}
      </div>
    </aside>
  );
}

function Assessment({ stakeholder, editor }: { stakeholder: StakeholderFactsFragment; editor: MapEditor | null }) {
  const { t } = useTranslation();
  const [value, setValue] = useState<AssessmentInput>(() => assessmentOf(stakeholder));
  const [evidence, setEvidence] = useState('');
  const changed = changedPart(value, stakeholder);
  const same = Object.keys(changed).length === 0;
  const save = (): void => {
    // Evidence alone confirms what stands: sent with everything, it is assessed anew today.
    const wanted = same ? value : changed;
    void editor?.assess(stakeholder, { ...wanted, evidence: evidence.trim() || null });
  };
  return (
    <form
      className="stacked-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset disabled={!editor}>
        <AssessmentFields value={value} onChange={setValue} evidence={evidence} onEvidence={setEvidence} stands={stakeholder} />
        {editor ? (
          <Button type="primary" htmlType="submit" disabled={(same && evidence.trim() === '') || editor.busy}>
            {same ? t('map.confirm') : t('action.save')}
          </Button>
        ) : null}
      </fieldset>
    </form>
  );
}

function Fill({ account, map, stakeholder, editor }: { account: AccountFacts; map: MapFactsFragment; stakeholder: StakeholderFactsFragment; editor: MapEditor }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const id = useId();
  const placed = new Set(map.stakeholders.map((one) => one.stakeholderId));
  const options = account.contacts.filter((one) => !placed.has(one.id)).map((one) => ({ value: one.id, label: displayName(one, language) }));
  return (
    <div className="stacked-form">
      <label htmlFor={id}>{t('map.fill')}</label>
      <Select id={id} value={null} placeholder={t('map.fillChoose')} options={options} showSearch={{ optionFilterProp: 'label' }} onChange={(personId: string) => void editor.fill(stakeholder.stakeholderId, personId)} />
    </div>
  );
}
