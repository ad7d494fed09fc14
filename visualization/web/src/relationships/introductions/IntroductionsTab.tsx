import { Checkbox, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { useSession } from '../../app/session';
import { ColleaguesDocument, IntroductionPathsDocument } from '../../graphql/graphql';
import { displayName } from '../../ownership/partyName';
import type { AccountFacts } from '../account/AccountPage';
import type { AccountView } from '../account/accountView';
import { titleAt } from '../account/ContactList';
import { PathCard } from './PathCard';

interface Props {
  account: AccountFacts;
  view: AccountView;
  change: (part: Partial<AccountView>) => void;
}

const SHOWN = 5;

/** Who can introduce us to a person: the strongest chains, in sentences and as a drawing. */
export function IntroductionsTab({ account, view, change }: Props) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const id = useId();
  const [mine, setMine] = useState(false);
  const [former, setFormer] = useState(false);
  const me = useMe();
  const target = account.contacts.some((one) => one.id === view.selected) ? view.selected : null;
  const variables = { toPersonId: target ?? '', fromUserId: mine ? (me ?? null) : null, first: SHOWN, formerPositions: former };
  const [{ data, fetching, error }, again] = useQuery({ query: IntroductionPathsDocument, variables, pause: target === null, requestPolicy: 'network-only' });
  const paths = data?.introductionPaths ?? [];
  const options = account.contacts.map((one) => ({ value: one.id, label: [displayName(one, language), titleAt(one, account.id)].filter(Boolean).join(' · ') }));
  return (
    <div className="introductions" data-testid="introductions">
      <div className="finder card">
        <label htmlFor={id}>{t('intro.to')}</label>
        <Select id={id} className="wide-select" value={target} onChange={(person) => change({ selected: person })} showSearch={{ optionFilterProp: 'label' }} placeholder={t('intro.choose')} options={options} />
        <Checkbox checked={mine} onChange={(event) => setMine(event.target.checked)}>
          {t('intro.fromMe')}
        </Checkbox>
        <Checkbox checked={former} onChange={(event) => setFormer(event.target.checked)}>
          {t('intro.former')}
        </Checkbox>
      </div>
      {target === null ? <p className="muted hint">{account.contacts.length === 0 ? t('account.noContacts') : t('intro.hint')}</p> : null}
      {error && target ? <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && target ? <Loading label={t('intro.searching')} /> : null}
      {target && !fetching && !error && paths.length === 0 ? (
        <section className="card empty">
          <h2>{t('intro.none')}</h2>
          <p>{t('intro.noneNext')}</p>
        </section>
      ) : null}
      {target && !fetching ? (
        <ol className="paths">
          {paths.map((path) => (
            <PathCard key={path.from.id + path.parties.map((party) => party.id).join()} path={path} />
          ))}
        </ol>
      ) : null}
    </div>
  );
}

/** Id of who is signed in. */
function useMe(): string | undefined {
  const { state } = useSession();
  const [{ data }] = useQuery({ query: ColleaguesDocument });
  return state.at === 'signed-in' ? data?.colleagues.find((one) => one.login === state.user.login)?.id : undefined;
}
