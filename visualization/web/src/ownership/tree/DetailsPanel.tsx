import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery, type CombinedError } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { CompanyDetailsDocument, PartyDetailsDocument, type CompanyDetailsQuery, type ControlCertainty, type PartyDetailsQuery, type PartyKind } from '../../graphql/graphql';
import { countryName } from '../company/CompanyHeader';
import { Identifiers } from '../company/Identifiers';
import { KindIcon } from '../KindIcon';
import { partyAddress } from '../partyAddress';
import { displayName, registeredName } from '../partyName';
import { ControlMark } from '../ControlMark';
import { Why } from '../why/Why';
import { StakeList } from './StakeList';

/** Where the panel stands: beside which picture, and what that one computed of the party. */
export interface DetailsPlace {
  rootId: string;
  kind: PartyKind;
  /** Whether the picture has a party, so that its name leads there. */
  has: (entityId: string) => boolean;
  figures?: { interest: string; certainty: ControlCertainty | null };
  /** Whose interest in what can be explained. */
  why?: { holderId: string; companyId: string };
  more?: ReactNode;
}

interface Props {
  place: DetailsPlace;
  entityId: string;
  asOf: string | null;
  onClose: () => void;
  onGoTo: (entityId: string, via?: string) => void;
}

/** Everything about the selected party: what it is, who holds it, what it holds, and where each fact comes from. */
export function DetailsPanel({ place, entityId, asOf, onClose, onGoTo }: Props) {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const { party, fetching, error, again } = useDetails(entityId, place.kind, asOf);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <aside className="details" ref={panel} tabIndex={-1} aria-label={t('details.title')} onKeyDown={onKeyDown} data-testid="details">
      <Button className="details-close" type="text" size="small" icon={<CloseOutlined />} aria-label={t('action.close')} title={t('action.close')} onClick={onClose} />
      {error ? <Failed problem={problemOf(error)} onRetry={again} /> : null}
      {fetching && !party ? <Loading /> : null}
      {party ? <Details party={party} place={place} asOf={asOf} onGoTo={onGoTo} /> : null}
    </aside>
  );
}

type Company = NonNullable<CompanyDetailsQuery['company']>;
type Other = Extract<NonNullable<PartyDetailsQuery['node']>, { holdings: unknown }>;
type Party = Company | Other;

interface Details {
  party: Party | null;
  fetching: boolean;
  error: CombinedError | undefined;
  again: () => void;
}

function useDetails(id: string, kind: PartyKind, asOf: string | null): Details {
  const variables = { id, asOf };
  const isCompany = kind === 'COMPANY';
  const [company, askCompany] = useQuery({ query: CompanyDetailsDocument, variables, pause: !isCompany });
  const [other, askOther] = useQuery({ query: PartyDetailsDocument, variables, pause: isCompany });
  const node = other.data?.node;
  const { fetching, error } = isCompany ? company : other;
  return {
    party: isCompany ? (company.data?.company ?? null) : node && 'holdings' in node ? node : null,
    fetching,
    error,
    again: () => (isCompany ? askCompany : askOther)({ requestPolicy: 'network-only' }),
  };
}

function Details({ party, place, asOf, onGoTo }: Pick<Props, 'place' | 'asOf' | 'onGoTo'> & { party: Party }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { figures, why, more } = place;
  const registered = registeredName(party, language);
  const company = 'isAccount' in party ? party : null;
  const holders = 'holders' in party ? party.holders : [];
  const where = company ? [company.jurisdiction && countryName(company.jurisdiction, language), company.region, company.industry].filter(Boolean) : [];
  return (
    <>
      <h2 className="details-name">
        <KindIcon kind={party.kind} /> {displayName(party, language)}
      </h2>
      {registered ? <p className="muted">{registered}</p> : null}
      <p className="chips">
        <span className="chip">{t(`kind.${party.kind}`)}</span>
        {company?.isAccount ? <span className="chip account">{t('company.account')}</span> : null}
        {party.fictional ? <span className="chip">{t('company.fictional')}</span> : null}
      </p>
      {where.length > 0 ? <p className="muted">{where.join(' · ')}</p> : null}
      {figures ? (
        <dl className="details-figures">
          <div>
            <dt>{t('stake.interest')}</dt>
            <dd>{figures.interest}</dd>
          </div>
          <div>
            <dt>{t('grid.control')}</dt>
            <dd>
              <ControlMark certainty={figures.certainty} />
            </dd>
          </div>
        </dl>
      ) : null}
      {why ? <Why key={`${why.holderId} ${why.companyId}`} {...why} asOf={asOf} /> : null}
      {party.id === place.rootId ? null : (
        <p>
          <Link to={partyAddress(party)}>{company ? t('details.openCompany') : t('details.openParty')}</Link>
        </p>
      )}
      {party.identifiers.length > 0 ? <Identifiers identifiers={party.identifiers} /> : null}
      {more}
      <StakeList title={t('details.holders')} stakes={holders.map((stake) => ({ ...stake, party: stake.holder }))} has={place.has} onGoTo={onGoTo} />
      <StakeList title={t('details.holdings')} stakes={party.holdings.map((stake) => ({ ...stake, party: stake.company }))} has={place.has} onGoTo={onGoTo} />
    </>
  );
}
