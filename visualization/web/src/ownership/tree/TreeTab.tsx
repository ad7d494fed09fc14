import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { Fold } from '../../app/Fold';
import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { CustomerTreeDocument } from '../../graphql/graphql';
import type { Company } from '../company/CompanyHeader';
import type { ViewState } from '../company/viewState';
import { ChangeList } from '../time/ChangeList';
import { useChanges } from '../time/useChanges';
import { treeData } from './treeData';
import { withEnded } from './endedStakes';
import { TreeFilters } from './TreeFilters';
import { TreeWorkspace } from './TreeWorkspace';

interface Props {
  company: Company;
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
}

/** The customer tree of a company: filters, graph and table. */
export function TreeTab({ company, view, change }: Props) {
  const { t } = useTranslation();
  const { asOf, minPercent, maxDepth, hiddenKinds, controlledOnly } = view;
  const variables = { rootId: company.id, asOf, minPercent, maxDepth, withCoverage: view.colour !== 'control' };
  const [{ data, fetching, error, stale }, again] = useQuery({
    query: CustomerTreeDocument,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const comparison = useChanges(company.id, view);
  const wire = data?.customerTree;
  const hidden = hiddenKinds.join(',');
  const tree = useMemo(
    () => (wire ? treeData(withEnded(wire, comparison.list), { hiddenKinds: new Set(hiddenKinds), controlledOnly }) : null),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the list is new on each reading of the address
    [wire, comparison.list, hidden, controlledOnly],
  );
  return (
    <div className="tree-tab">
      <Fold title={t('filter.title')}>
        <TreeFilters companyId={company.id} view={view} change={change} />
      </Fold>
      {error && !tree ? <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && !tree ? <Loading /> : null}
      {tree && wire ? (
        <div aria-busy={stale || fetching}>
          {comparison.error ? <Failed problem={problemOf(comparison.error)} /> : null}
          {comparison.between && !comparison.fetching ? <ChangeList changes={comparison.list} {...comparison.between} /> : null}
          <TreeWorkspace company={company} changes={comparison.byPair} data={tree} wireNodes={wire.nodes} view={view} change={change} />
        </div>
      ) : null}
    </div>
  );
}
