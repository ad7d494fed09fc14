import { Card, InputNumber, Table } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { OwnersDocument, type InterestFactsFragment, type OwnersQuery } from '../../graphql/graphql';
import type { Company } from '../company/CompanyHeader';
import type { ViewState } from '../company/viewState';
import { Warnings } from '../company/Warnings';
import { ControlMark } from '../ControlMark';
import { PartyLink } from '../PartyLink';
import { displayName } from '../partyName';
import { percentRange } from '../percentRange';
import { TimeBar } from '../time/TimeBar';
import { Reasons } from '../why/Why';
import { ControlPath } from './ControlPath';

interface Props {
  company: Company;
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
}

/** The threshold that most laws on beneficial owners use, in percent. */
const USUAL_THRESHOLD = 25;

/** Who owns a company: controller, the stakes that carry control, beneficial owners, all interests. */
export function OwnersTab({ company, view, change }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [threshold, setThreshold] = useState(USUAL_THRESHOLD);
  const variables = { companyId: company.id, asOf: view.asOf, threshold };
  const [{ data, fetching, error }, again] = useQuery({ query: OwnersDocument, variables, requestPolicy: 'cache-and-network' });
  const ownership = data?.ownership;
  return (
    <div className="owners">
      <section className="filters" aria-label={t('filter.title')}>
        <TimeBar partyId={company.id} view={view} change={change} />
        <div className="field">
          <label htmlFor={id}>{t('owners.threshold')}</label>
          <InputNumber id={id} min={0} max={100} suffix="%" value={threshold} changeOnWheel={false} onChange={(value) => setThreshold(value ?? USUAL_THRESHOLD)} />
        </div>
      </section>
      {error && !ownership ? <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && !ownership ? <Loading /> : null}
      {ownership ? <Owners ownership={ownership} threshold={threshold} companyId={company.id} asOf={view.asOf} /> : null}
    </div>
  );
}

function Owners({ ownership, threshold, companyId, asOf }: { ownership: OwnersQuery['ownership']; threshold: number; companyId: string; asOf: string | null }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const { controller, controllerGroup } = ownership;
  return (
    <>
      <Warnings warnings={ownership.warnings} />
      <div className="owner-cards">
        <Card title={<h2>{t('owners.controller')}</h2>}>
          {controller ? (
            <p className="controller">
              <PartyLink party={controller} />
            </p>
          ) : null}
          {controller ? <p className="muted">{t('owners.controllerHelp')}</p> : null}
          {!controller && controllerGroup.length > 0 ? (
            <>
              <p>{t('owners.circular')}</p>
              <ul>
                {controllerGroup.map((party) => (
                  <li key={party.id}>
                    <PartyLink party={party} />
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {!controller && controllerGroup.length === 0 ? <p>{t('owners.nobody')}</p> : null}
          <ControlPath path={ownership.controlPath} />
        </Card>
        <Card title={<h2>{t('owners.beneficial')}</h2>}>
          <p className="muted">{t('owners.beneficialHelp', { percent: format.percent(threshold) })}</p>
          <Interests interests={ownership.beneficialOwners} label={t('owners.beneficial')} empty={t('owners.noBeneficial')} companyId={companyId} asOf={asOf} />
        </Card>
      </div>
      <Card title={<h2>{t('owners.interests')}</h2>}>
        <p className="muted">{t('owners.interestsHelp')}</p>
        <Interests interests={ownership.interests} label={t('owners.interests')} empty={t('owners.noInterests')} companyId={companyId} asOf={asOf} />
      </Card>
    </>
  );
}

interface InterestsProps {
  interests: readonly InterestFactsFragment[];
  label: string;
  empty: string;
  companyId: string;
  asOf: string | null;
}

function Interests({ interests, label, empty, companyId, asOf }: InterestsProps) {
  const { t } = useTranslation();
  const { language, format } = useLanguage();
  if (interests.length === 0) return <p className="nothing">{empty}</p>;
  return (
    <Table
      size="small"
      aria-label={label}
      rowKey={(one) => one.party.id}
      dataSource={[...interests]}
      pagination={interests.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      scroll={{ x: true }}
      columns={[
        { title: t('grid.party'), render: (_, one) => <PartyLink party={one.party} /> },
        { title: t('stake.interest'), align: 'right', render: (_, one) => percentRange(one.minimum, one.maximum, format) },
        { title: t('grid.control'), render: (_, one) => <ControlMark certainty={one.control} /> },
        { title: t('owners.grounds'), render: (_, one) => one.grounds.map((ground) => t(`ground.${ground}`)).join(', ') },
      ]}
      expandable={{
        expandedRowRender: (one) => <Reasons holderId={one.party.id} companyId={companyId} asOf={asOf} />,
        expandIcon: ({ expanded, onExpand, record }) => (
          <button type="button" className="link-button" aria-expanded={expanded} aria-label={t('why.of', { name: displayName(record.party, language) })} onClick={(event) => onExpand(record, event)}>
            {t('why.short')}
          </button>
        ),
        columnWidth: 72,
      }}
    />
  );
}
