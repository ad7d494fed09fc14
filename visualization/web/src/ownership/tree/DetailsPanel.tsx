import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { PartyDetailsDocument, type PartyDetailsQuery } from '../../graphql/graphql';
import { countryName } from '../company/CompanyHeader';
import { Identifiers } from '../company/Identifiers';
import { KindIcon } from '../KindIcon';
import { displayName, registeredName } from '../partyName';
import { Places } from './Places';
import { StakeList } from './StakeList';
import type { TreeData } from './treeData';

interface Props {
  data: TreeData;
  entityId: string;
  asOf: string | null;
  onClose: () => void;
  onGoTo: (entityId: string, via?: string) => void;
}

/** Everything about the selected party: what it is, who holds it, what it holds, and where each fact comes from. */
export function DetailsPanel({ data, entityId, asOf, onClose, onGoTo }: Props) {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const [{ data: answer, fetching, error }, again] = useQuery({ query: PartyDetailsDocument, variables: { id: entityId, asOf } });
  const party = answer?.node && 'kind' in answer.node ? answer.node : null;
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <aside className="details" ref={panel} tabIndex={-1} aria-label={t('details.title')} onKeyDown={onKeyDown} data-testid="details">
      <Button className="details-close" type="text" size="small" icon={<CloseOutlined />} aria-label={t('action.close')} title={t('action.close')} onClick={onClose} />
      {error ? <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && !party ? <Loading /> : null}
      {party ? <Details party={party} data={data} onGoTo={onGoTo} /> : null}
    </aside>
  );
}

type Party = Extract<NonNullable<PartyDetailsQuery['node']>, { kind: unknown }>;

function Details({ party, data, onGoTo }: { party: Party; data: TreeData; onGoTo: Props['onGoTo'] }) {
  const { t } = useTranslation();
  const { language, format } = useLanguage();
  const node = data.nodes.get(party.id);
  const registered = registeredName(party, language);
  const company = 'holders' in party ? party : null;
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
      {node ? (
        <dl className="details-figures">
          <div>
            <dt>{t('stake.interest')}</dt>
            <dd>{format.computed(node.interestPercent)}</dd>
          </div>
          <div>
            <dt>{t('grid.control')}</dt>
            <dd>{node.controlled ? t('tree.controlled') : t('tree.notControlled')}</dd>
          </div>
        </dl>
      ) : null}
      {company && party.id !== data.rootId ? (
        <p>
          <Link to={`/company/${party.id}`}>{t('details.openCompany')}</Link>
        </p>
      ) : null}
      {party.identifiers.length > 0 ? <Identifiers identifiers={party.identifiers} /> : null}
      <Places data={data} entityId={party.id} onGoTo={onGoTo} />
      {company ? <StakeList title={t('details.holders')} stakes={company.holders.map((stake) => ({ ...stake, party: stake.holder }))} data={data} onGoTo={onGoTo} /> : null}
      <StakeList title={t('details.holdings')} stakes={party.holdings.map((stake) => ({ ...stake, party: stake.company }))} data={data} onGoTo={onGoTo} />
    </>
  );
}
