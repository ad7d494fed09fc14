import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';

import { useAnnounce } from '../../app/announcer';
import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { usePageTitle } from '../../app/usePageTitle';
import { AccountsDocument, ChangeActionDocument, ChangeTaskDocument, MyDayDocument, type ToDoFactsFragment } from '../../graphql/graphql';
import { displayName } from '../../ownership/partyName';
import { Refused } from '../Refused';
import '../relationships.css';
import { useSend, type Refusal } from '../sending';
import { LogInteraction } from '../timeline/LogInteraction';

const TOUCHED = { additionalTypenames: ['Plan', 'Task', 'Action', 'ToDo'] };

/** What is to be done today, and writing down in one press what took place. */
export default function MyDayPage() {
  const { t } = useTranslation();
  const { format } = useLanguage();
  usePageTitle(t('day.heading'));
  const [{ data, fetching, error }, again] = useQuery({ query: MyDayDocument, context: TOUCHED, requestPolicy: 'cache-and-network' });
  const { finish, busy, refusal } = useFinish();
  const day = data?.myDay;
  const lists = day ? ([['overdue', day.overdue], ['due', day.due], ['soon', day.soon]] as const) : [];
  const nothing = lists.every(([, list]) => list.length === 0);
  return (
    <div className="day-page">
      <div className="page-head">
        <h1>{t('day.heading')}</h1>
        {day ? <p className="lead">{format.date(day.on)}</p> : null}
      </div>
      <QuickLog />
      <Refused refusal={refusal} />
      {error && !day ? <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && !day ? <Loading /> : null}
      {day && nothing ? (
        <section className="card empty">
          <h2>{t('day.nothing')}</h2>
          <p>{t('day.nothingNext')}</p>
        </section>
      ) : null}
      {lists.map(([when, list]) =>
        list.length === 0 ? null : (
          <section key={when} className={`day-list ${when}`} aria-label={t(`day.${when}`)}>
            <h2>
              {t(`day.${when}`)} <span className="muted">{list.length}</span>
            </h2>
            <ul>
              {list.map((one) => (
                <ToDoCard key={one.id} todo={one} busy={busy} onDone={() => void finish(one)} />
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}

function useFinish() {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const send = useSend();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const finish = async ({ kind, id, version, name }: ToDoFactsFragment): Promise<void> => {
    setBusy(true);
    const input = { id, version, name, status: 'DONE' as const };
    const sent = kind === 'TASK' ? await send(ChangeTaskDocument, { input }) : await send(ChangeActionDocument, { input });
    setBusy(false);
    setRefusal(sent.refusal ?? null);
    if (!sent.refusal) announce(t('day.done', { name }));
  };
  return { finish, busy, refusal };
}

function ToDoCard({ todo, busy, onDone }: { todo: ToDoFactsFragment; busy: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  return (
    <li className="card to-do">
      <div>
        <strong>{todo.name}</strong>
        <p className="muted">
          {todo.account ? <Link to={`/account/${todo.account.id}?tab=plan`}>{todo.account.name}</Link> : null}
          {todo.person ? ` · ${todo.person.name}` : ''}
          {todo.dueOn ? ` · ${t('plan.by', { day: format.date(todo.dueOn) })}` : ''}
        </p>
      </div>
      <Button size="large" disabled={busy} onClick={onDone} aria-label={t('day.finish', { name: todo.name })}>
        {t('day.finishShort')}
      </Button>
    </li>
  );
}

function QuickLog() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const id = useId();
  const [account, setAccount] = useState<string | null>(null);
  const [{ data }] = useQuery({ query: AccountsDocument, variables: { search: '', first: 200 } });
  const options = (data?.accounts ?? []).map((one) => ({ value: one.id, label: displayName(one.company, language) }));
  return (
    <section className="quick-log" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>{t('log.heading')}</h2>
      <label htmlFor={id}>{t('log.account')}</label>
      <Select id={id} size="large" className="wide-select" value={account} onChange={setAccount} showSearch={{ optionFilterProp: 'label' }} options={options} />
      {account ? <LogInteraction key={account} accountId={account} /> : null}
    </section>
  );
}
