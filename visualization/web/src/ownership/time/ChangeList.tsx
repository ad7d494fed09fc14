import { Table } from 'antd';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { PartyNameFragment } from '../../graphql/graphql';
import { PartyLink } from '../PartyLink';
import { changeSign, changeText, type Change } from './changes';

const PAGE = 10;

interface Props {
  changes: readonly Change[];
  from: string;
  to: string;
}

/** What changed between two dates, as a list; new controllers are named. */
export function ChangeList({ changes, from, to }: Props) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const title = t('time.changes', { from: format.date(from), to: format.date(to) });
  return (
    <section className="card changes" aria-label={title} data-testid="changes">
      <h2>
        {title} <span className="muted">{format.count(changes.length)}</span>
      </h2>
      {changes.length === 0 ? <p className="muted">{t('time.noChanges')}</p> : (
        <Table
          size="small"
          aria-label={title}
          rowKey={(one) => `${one.holder.id} ${one.company.id}`}
          dataSource={[...changes]}
          pagination={changes.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
          scroll={{ x: true }}
          columns={[
            { title: t('time.what'), render: (_, one) => <ChangeChip change={one} /> },
            { title: t('export.holder'), render: (_, one) => <PartyLink party={one.holder} /> },
            { title: t('export.company'), render: (_, one) => <PartyLink party={one.company} /> },
            { title: t('time.controllers'), render: (_, one) => <Controllers change={one} /> },
          ]}
        />
      )}
    </section>
  );
}

/** A change by sign and word, with its figures where there is room. */
export function ChangeChip({ change, short = false }: { change: Change; short?: boolean }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const figures = changeText(change, format, t);
  return (
    <span className={`chip change ${change.kind.toLowerCase()}`} title={figures}>
      {t(`change.${change.kind}`)} {short ? changeSign(change) : figures}
    </span>
  );
}

function Controllers({ change }: { change: Change }) {
  const { t } = useTranslation();
  const ids = (parties: readonly PartyNameFragment[]): string => parties.map((one) => one.id).join();
  const names = (parties: readonly PartyNameFragment[]) =>
    parties.length === 0 ? t('time.nobody') : parties.map((one) => <PartyLink key={one.id} party={one} />);
  if (ids(change.controllersBefore) === ids(change.controllersAfter)) return <span className="muted">{t('time.same')}</span>;
  return (
    <span className="path-line">
      {names(change.controllersBefore)} <span aria-hidden="true">→</span> {names(change.controllersAfter)}
    </span>
  );
}
