import { Tabs } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { usePageTitle } from '../../app/usePageTitle';
import { useWide } from '../../app/useMedia';
import { CompanyFactsDocument } from '../../graphql/graphql';
import { ChartTab } from '../chart/ChartTab';
import { noteRecentCompany } from '../home/recent';
import { OwnersTab } from '../owners/OwnersTab';
import { displayName } from '../partyName';
import { TreeTab } from '../tree/TreeTab';
import { CompanyHeader } from './CompanyHeader';
import { RegistryTab } from './RegistryTab';
import { useViewState } from './useViewState';
import { isTab } from './viewState';

/** One company: its facts, its customer tree, its penetration chart, its owners, its registry. Each starts afresh. */
export default function CompanyPage() {
  const { id = '' } = useParams();
  return <Company key={id} id={id} />;
}

function Company({ id }: { id: string }) {
  const wide = useWide();
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [view, change] = useViewState();
  const [{ data, fetching, error }, again] = useQuery({ query: CompanyFactsDocument, variables: { id } });
  const company = data?.company ?? null;
  usePageTitle(company ? displayName(company, language) : '');
  const known = company !== null;
  useEffect(() => {
    if (known) noteRecentCompany(id);
  }, [known, id]);

  if (error) return <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (fetching && !company) return <Loading />;
  if (!company) {
    return <Failed problem={{ code: 'NOT_FOUND', detail: '' }} extra={<Link to="/">{t('app.home')}</Link>} />;
  }
  return (
    <div className="company">
      <CompanyHeader company={company} />
      <Tabs
        activeKey={view.tab}
        tabBarGutter={wide ? 32 : 14}
        onChange={(key) => change({ tab: isTab(key) ? key : 'tree' })}
        destroyOnHidden
        items={[
          { key: 'tree', label: t('company.tree'), children: <TreeTab company={company} view={view} change={change} /> },
          { key: 'chart', label: t('company.chart'), children: <ChartTab rootId={company.id} view={view} change={change} /> },
          { key: 'owners', label: t('company.owners'), children: <OwnersTab company={company} view={view} change={change} /> },
          { key: 'registry', label: t('company.registry'), children: <RegistryTab company={company} view={view} change={change} /> },
        ]}
      />
    </div>
  );
}
