import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { Fold } from '../../app/Fold';
import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { CustomerTreeDocument } from '../../graphql/graphql';
import type { Company } from '../company/CompanyHeader';
import type { ViewState } from '../company/viewState';
import { treeData } from './treeData';
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
  const variables = { rootId: company.id, asOf, minPercent, maxDepth };
  const [{ data, fetching, error, stale }, again] = useQuery({
    query: CustomerTreeDocument,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const wire = data?.customerTree;
  const hidden = hiddenKinds.join(',');
  const tree = useMemo(
    () => (wire ? treeData(wire, { hiddenKinds: new Set(hiddenKinds), controlledOnly }) : null),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the list is new on each reading of the address
    [wire, hidden, controlledOnly],
  );
  return (
    <div className="tree-tab">
      <Fold title={t('filter.title')}>
        <TreeFilters view={view} change={change} />
      </Fold>
      {error && !tree ? <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} /> : null}
      {fetching && !tree ? <Loading /> : null}
      {tree && wire ? (
        <div aria-busy={stale || fetching}>
          <TreeWorkspace company={company} data={tree} wireNodes={wire.nodes} view={view} change={change} />
        </div>
      ) : null}
    </div>
  );
}
