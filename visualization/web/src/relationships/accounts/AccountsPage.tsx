import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { usePageTitle } from '../../app/usePageTitle';
import { AccountsDocument, type AccountsQuery, type RelationshipStatus } from '../../graphql/graphql';
import { displayName, registeredName } from '../../ownership/partyName';
import { StatusLight, StatusReason } from '../StatusLight';
import '../relationships.css';

type Listed = AccountsQuery['accounts'][number];

const SHOWN = 200;
const LIGHTS = ['RED', 'AMBER', 'GREEN', 'NOT_MAPPED'] as const;

function statusOf(account: Listed): RelationshipStatus {
  return account.powerMap?.status ?? 'NOT_MAPPED';
}

/** The accounts: their light and why, their owner, whether the triangle stands. */
export default function AccountsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [light, setLight] = useState<RelationshipStatus | null>(null);
  const asked = useDeferredValue(search.trim());
  const [{ data, fetching, error }, again] = useQuery({
    query: AccountsDocument,
    variables: { search: asked, first: SHOWN },
    requestPolicy: 'cache-and-network',
  });
  usePageTitle(t('account.heading'));
  const all = data?.accounts ?? [];
  const shown = light === null ? all : all.filter((one) => statusOf(one) === light);
  return (
    <div className="accounts-page">
      <div className="page-head">
        <h1>{t('account.heading')}</h1>
        <p className="lead">{t('account.lead')}</p>
      </div>
      <div className="accounts-bar">
        <Input.Search value={search} onChange={(event) => setSearch(event.target.value)} allowClear aria-label={t('account.search')} placeholder={t('account.search')} />
        <div className="light-filter" role="group" aria-label={t('account.byLight')}>
          {LIGHTS.map((one) => (
            <button key={one} type="button" aria-pressed={light === one} onClick={() => setLight(light === one ? null : one)}>
              <StatusLight status={one} /> <span className="muted">{all.filter((account) => statusOf(account) === one).length}</span>
            </button>
          ))}
        </div>
      </div>
      {error && all.length === 0 ? <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && all.length === 0 ? <Loading /> : null}
      {!fetching && !error && shown.length === 0 ? <NoAccounts narrowed={asked !== '' || light !== null} /> : null}
      <ul className="account-cards">
        {shown.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
      </ul>
    </div>
  );
}

function NoAccounts({ narrowed }: { narrowed: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="card empty">
      <h2>{narrowed ? t('account.noneFound') : t('account.none')}</h2>
      <p>{narrowed ? t('account.noneFoundNext') : t('account.noneNext')}</p>
      {narrowed ? null : (
        <Link className="button-link" to="/">
          {t('account.findCompany')}
        </Link>
      )}
    </section>
  );
}

function AccountCard({ account }: { account: Listed }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const registered = registeredName(account.company, language);
  const owner = account.team.find((seat) => seat.role === 'OWNER') ?? account.team.find((seat) => seat.role === 'AR');
  return (
    <li>
      <Link to={`/account/${account.id}`} className="account-card">
        <span className="account-card-head">
          <strong>{displayName(account.company, language)}</strong>
          <StatusLight status={statusOf(account)} />
        </span>
        {registered ? <span className="muted">{registered}</span> : null}
        {account.powerMap ? <StatusReason reason={account.powerMap.statusReason} /> : <span className="status-reason">{t('account.noMap')}</span>}
        <span className="chips">
          <span className="chip">{owner ? t('account.ownedBy', { name: owner.user.name }) : t('account.noOwner')}</span>
          <span className={account.triangleComplete ? 'chip' : 'chip warn'}>{account.triangleComplete ? t('team.complete') : t('team.incomplete')}</span>
          {account.tier ? <span className="chip">{t('account.tierOf', { tier: account.tier })}</span> : null}
        </span>
      </Link>
    </li>
  );
}
