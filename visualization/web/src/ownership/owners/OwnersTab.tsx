import { Card, InputNumber, Table } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { OwnersDocument, type InterestFactsFragment, type OwnersQuery } from '../../graphql/graphql';
import { AsOfField } from '../company/AsOfField';
import type { Company } from '../company/CompanyHeader';
import type { ViewState } from '../company/viewState';
import { Warnings } from '../company/Warnings';
import { PartyLink } from '../PartyLink';
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
        <AsOfField asOf={view.asOf} onChange={(asOf) => change({ asOf })} />
        <div className="field">
          <label htmlFor={id}>{t('owners.threshold')}</label>
          <InputNumber id={id} min={0} max={100} suffix="%" value={threshold} changeOnWheel={false} onChange={(value) => setThreshold(value ?? USUAL_THRESHOLD)} />
        </div>
      </section>
      {error && !ownership ? <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && !ownership ? <Loading /> : null}
      {ownership ? <Owners ownership={ownership} threshold={threshold} /> : null}
    </div>
  );
}

function Owners({ ownership, threshold }: { ownership: OwnersQuery['ownership']; threshold: number }) {
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
          <Interests interests={ownership.beneficialOwners} label={t('owners.beneficial')} empty={t('owners.noBeneficial')} />
        </Card>
      </div>
      <Card title={<h2>{t('owners.interests')}</h2>}>
        <p className="muted">{t('owners.interestsHelp')}</p>
        <Interests interests={ownership.interests} label={t('owners.interests')} empty={t('owners.noInterests')} />
      </Card>
    </>
  );
}

function Interests({ interests, label, empty }: { interests: readonly InterestFactsFragment[]; label: string; empty: string }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  if (interests.length === 0) return <p className="nothing">{empty}</p>;
  const range = (one: InterestFactsFragment): string => (one.minimum === one.maximum ? '–' : `${format.computed(one.minimum)} – ${format.computed(one.maximum)}`);
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
        { title: t('stake.interest'), align: 'right', render: (_, one) => format.computed(one.percent) },
        { title: t('owners.range'), align: 'right', render: (_, one) => range(one) },
        { title: t('owners.grounds'), render: (_, one) => one.grounds.map((ground) => t(`ground.${ground}`)).join(', ') },
      ]}
    />
  );
}
