import { Button, Card, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { mayImport } from '../../app/rights';
import { useSession } from '../../app/session';
import { Failed } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { usePageTitle } from '../../app/usePageTitle';
import { RecentCompanyDocument, StartingPointsDocument, type StartingPointsQuery } from '../../graphql/graphql';
import { displayName, registeredName } from '../partyName';
import { CompanySearch } from './CompanySearch';
import { forgetRecentCompanies, recentCompanies } from './recent';

type Point = StartingPointsQuery['startingPoints'][number];

/** Search first; below it what was open last and where one can start. */
export function HomePage() {
  const { t } = useTranslation();
  usePageTitle('');
  return (
    <div className="home">
      <section className="home-search">
        <h1>{t('home.heading')}</h1>
        <p className="lead">{t('home.lead')}</p>
        <CompanySearch autoFocus />
        <p className="muted">{t('home.hint')}</p>
      </section>
      <Recent />
      <StartingPoints />
    </div>
  );
}

function Section({ id, title, extra, children }: { id: string; title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="home-section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}

function Recent() {
  const { t } = useTranslation();
  const [ids, setIds] = useState(recentCompanies);
  if (ids.length === 0) return null;
  const forget = (): void => {
    forgetRecentCompanies();
    setIds([]);
  };
  return (
    <Section id="recent" title={t('home.recent')} extra={<Button type="link" onClick={forget}>{t('home.forget')}</Button>}>
      <ul className="company-cards">
        {ids.map((id) => (
          <RecentCard key={id} id={id} />
        ))}
      </ul>
    </Section>
  );
}

function RecentCard({ id }: { id: string }) {
  const [{ data, fetching }] = useQuery({ query: RecentCompanyDocument, variables: { id } });
  if (fetching) {
    return (
      <li className="company-card">
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      </li>
    );
  }
  return data?.company ? <CompanyCard company={data.company} /> : null;
}

function StartingPoints() {
  const { t } = useTranslation();
  const [{ data, fetching, error }, again] = useQuery({ query: StartingPointsDocument, requestPolicy: 'cache-and-network' });
  const points = data?.startingPoints ?? [];
  return (
    <Section id="starting" title={t('home.starting')}>
      {error && points.length === 0 ? <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && points.length === 0 ? <Skeleton active /> : null}
      {!fetching && !error && points.length === 0 ? <Empty /> : null}
      <ul className="company-cards">
        {points.map((company) => (
          <CompanyCard key={company.id} company={company} />
        ))}
      </ul>
    </Section>
  );
}

function Empty() {
  const { t } = useTranslation();
  const { state } = useSession();
  return (
    <Card className="empty">
      <h3>{t('home.empty')}</h3>
      <p>{t('home.emptyNext')}</p>
      {state.at === 'signed-in' && mayImport(state.user) ? (
        <Link to="/import" className="button-link">
          {t('home.emptyImport')}
        </Link>
      ) : null}
    </Card>
  );
}

function CompanyCard({ company }: { company: Point }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const registered = registeredName(company, language);
  return (
    <li>
      <Link to={`/company/${company.id}`} className="company-card">
        <strong>{displayName(company, language)}</strong>
        {registered ? <span className="muted">{registered}</span> : null}
        <span className="muted">{[company.industry, company.region].filter(Boolean).join(' · ')}</span>
        <span className="chips">
          {company.isAccount ? <span className="chip account">{t('company.account')}</span> : null}
          {company.fictional ? <span className="chip">{t('company.fictional')}</span> : null}
        </span>
      </Link>
    </li>
  );
}
