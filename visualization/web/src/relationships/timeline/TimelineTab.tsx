import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { AccountTimelineDocument, type AccountTimelineQuery } from '../../graphql/graphql';
import type { AccountFacts } from '../account/AccountPage';
import { useScales } from '../useScales';
import { LogInteraction } from './LogInteraction';
import { Strengths } from './Strengths';

type Entry = AccountTimelineQuery['timeline']['entries'][number];

const PAGE = 30;
const TOUCHED = { additionalTypenames: ['Interaction', 'Timeline', 'Plan', 'Account', 'Contact'] };

/** What happened at an account, the latest first, and who of ours knows whom how well. */
export function TimelineTab({ account }: { account: AccountFacts }) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(PAGE);
  const [logging, setLogging] = useState(false);
  const [{ data, fetching, error }, again] = useQuery({ query: AccountTimelineDocument, variables: { accountId: account.id, first, after: null }, context: TOUCHED, requestPolicy: 'cache-and-network' });
  if (error && !data) return <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (fetching && !data) return <Loading />;
  const entries = data?.timeline.entries ?? [];
  return (
    <div className="timeline-tab" data-testid="timeline">
      <div className="actions">
        <Button type="primary" onClick={() => setLogging(!logging)} aria-expanded={logging}>
          {t('log.heading')}
        </Button>
      </div>
      {logging ? <LogInteraction accountId={account.id} onDone={() => setLogging(false)} /> : null}
      <Strengths accountId={account.id} />
      {entries.length === 0 ? (
        <section className="card empty">
          <h2>{t('timeline.none')}</h2>
          <p>{t('timeline.noneNext')}</p>
        </section>
      ) : null}
      <ol className="timeline">
        {entries.map((entry) => (
          <Happening key={entry.cursor} entry={entry} />
        ))}
      </ol>
      {data?.timeline.hasNextPage ? <Button onClick={() => setFirst(first + PAGE)}>{t('timeline.more')}</Button> : null}
    </div>
  );
}

function Happening({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const scales = useScales();
  const comma = t('account.listComma');
  const who = [...entry.colleagues, ...entry.people].map((one) => one.name).join(comma);
  const seat = entry.code !== null && entry.kind.startsWith('SEAT') ? scales.word('role', entry.code) : null;
  const kind = entry.kind === 'INTERACTION' ? interactionWord(entry.code, t) : t(`happened.${entry.kind}`);
  return (
    <li className={`card happening ${entry.kind.toLowerCase()}`}>
      <time dateTime={entry.at}>{entry.kind === 'INTERACTION' ? format.moment(entry.at) : format.date(entry.at.slice(0, 10))}</time>
      <div>
        <strong>{[kind, seat, entry.title].filter(Boolean).join(' · ')}</strong>
        <p className="muted">{who}</p>
        {entry.note ? <p>{entry.note}</p> : null}
      </div>
    </li>
  );
}

const KINDS = ['VISIT', 'MEETING', 'CALL', 'EMAIL', 'CHAT', 'MASS_EMAIL'] as const;

function interactionWord(code: string | null, t: TFunction): string {
  const kind = KINDS.find((one) => one === code);
  return kind ? t(`interaction.${kind}`) : t('happened.INTERACTION');
}
