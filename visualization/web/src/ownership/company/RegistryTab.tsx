import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { RegistryDocument, type PartyNameFragment, type RegistryQuery, type TieFactsFragment } from '../../graphql/graphql';
import { useCodeName } from '../../i18n/useCodeName';
import { PartyLink } from '../PartyLink';
import { AsOfField } from './AsOfField';
import type { Company } from './CompanyHeader';
import { Identifiers } from './Identifiers';
import type { ViewState } from './viewState';

interface Props {
  company: Company;
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
}

/** What registers say of a company besides stakes: names, address, officers, branches, and who is said to control it. */
export function RegistryTab({ company, view, change }: Props) {
  const { t } = useTranslation();
  const variables = { id: company.id, asOf: view.asOf };
  const [{ data, fetching, error }, again] = useQuery({ query: RegistryDocument, variables, requestPolicy: 'cache-and-network' });
  const registered = data?.company;
  return (
    <div className="owners">
      <section className="filters" aria-label={t('filter.title')}>
        <AsOfField asOf={view.asOf} onChange={(asOf) => change({ asOf })} />
      </section>
      {error && !registered ? <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && !registered ? <Loading /> : null}
      {registered ? <Registered company={company} registered={registered} /> : null}
    </div>
  );
}

function Registered({ company, registered }: { company: Company; registered: NonNullable<RegistryQuery['company']> }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const { format } = useLanguage();
  const { officers, branches, appointedBy, claimedControllers } = registered;
  return (
    <>
      <Card title={<h2>{t('registry.names')}</h2>}>
        <dl className="facts">
          <Fact name={t('registry.name')} value={[company.name, ...company.otherNames].join(' · ')} />
          <Fact name={t('company.identifiers')} value={company.identifiers.length > 0 ? <Identifiers identifiers={company.identifiers} /> : '–'} />
          <Fact name={t('registry.address')} value={registered.address ?? '–'} />
        </dl>
      </Card>
      <div className="owner-cards">
        <Ties title={t('registry.officers')} empty={t('registry.noOfficers')} ties={officers} said={(one) => one.title} />
        <Ties title={t('registry.branches')} empty={t('registry.noBranches')} ties={branches} said={(one) => one.status && codeName('status', one.status)} />
        <Ties title={t('registry.appointedBy')} help={t('registry.appointedByHelp')} empty={t('registry.noAppointments')} ties={appointedBy} said={(one) => one.reason} />
        <Ties
          title={t('registry.claimed')}
          help={t('registry.claimedHelp')}
          empty={t('registry.noClaims')}
          ties={claimedControllers}
          said={(one) => [one.reason, one.percent === null ? null : format.percent(one.percent)].filter(Boolean).join(' ')}
        />
      </div>
    </>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface TiesProps<T> {
  title: string;
  help?: string;
  empty: string;
  ties: readonly T[];
  /** What the register calls the relation. */
  said: (tie: T) => string | null;
}

function Ties<T extends TieFactsFragment & { party: PartyNameFragment }>({ title, help, empty, ties, said }: TiesProps<T>) {
  return (
    <Card title={<h2>{title}</h2>}>
      {help ? <p className="muted">{help}</p> : null}
      {ties.length === 0 ? <p className="nothing">{empty}</p> : null}
      <ul className="registry-ties">
        {ties.map((one) => (
          <li key={`${one.party.id} ${one.source} ${said(one) ?? ''}`}>
            <PartyLink party={one.party} /> <span>{said(one)}</span>
            <TieOrigin tie={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function TieOrigin({ tie }: { tie: TieFactsFragment }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const { format } = useLanguage();
  const from = tie.validFrom ? t('stake.from', { from: format.date(tie.validFrom) }) : null;
  const to = tie.validTo ? t('stake.to', { to: format.date(tie.validTo) }) : null;
  const seen = t('registry.seen', { date: format.date(tie.lastSeen) });
  return <p className="muted stake-origin">{[codeName('source', tie.source), from, to, seen].filter(Boolean).join(' · ')}</p>;
}
