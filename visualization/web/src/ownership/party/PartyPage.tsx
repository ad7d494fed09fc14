import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { usePageTitle } from '../../app/usePageTitle';
import { PartyFactsDocument } from '../../graphql/graphql';
import { ChartTab } from '../chart/ChartTab';
import { Identifiers } from '../company/Identifiers';
import { useViewState } from '../company/useViewState';
import { KindIcon } from '../KindIcon';
import { displayName, registeredName } from '../partyName';

/** A party that is no company: a person, a fund, a public body. Its chart is all there is to see of it. */
export default function PartyPage() {
  const { id = '' } = useParams();
  return <Party key={id} id={id} />;
}

function Party({ id }: { id: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [view, change] = useViewState();
  const [{ data, fetching, error }, again] = useQuery({ query: PartyFactsDocument, variables: { id } });
  const party = data?.node && 'kind' in data.node ? data.node : null;
  usePageTitle(party ? displayName(party, language) : '');
  if (error) return <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (fetching && !party) return <Loading />;
  if (!party) return <Failed problem={{ code: 'NOT_FOUND', detail: '' }} extra={<Link to="/">{t('app.home')}</Link>} />;
  if (party.kind === 'COMPANY') return <Navigate to={`/company/${id}?tab=chart`} replace />;
  const registered = registeredName(party, language);
  return (
    <div className="party-page">
      <header className="party-title">
        <KindIcon kind={party.kind} />
        <h1>{displayName(party, language)}</h1>
        <span className="chip">{t(`kind.${party.kind}`)}</span>
        {party.fictional ? <span className="chip">{t('company.fictional')}</span> : null}
        {registered ? <span className="muted">{registered}</span> : null}
      </header>
      {party.identifiers.length > 0 ? <Identifiers identifiers={party.identifiers} /> : null}
      <ChartTab rootId={party.id} view={view} change={change} />
    </div>
  );
}
