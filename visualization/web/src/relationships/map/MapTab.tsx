import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useWide } from '../../app/useMedia';
import { PowerMapDocument } from '../../graphql/graphql';
import type { AccountFacts } from '../account/AccountPage';
import type { AccountView } from '../account/accountView';
import { AddStakeholder } from './AddStakeholder';
import { ConflictDialog } from './ConflictDialog';
import { Contradictions } from './Contradictions';
import { EmptyMap } from './EmptyMap';
import { MapBar } from './MapBar';
import { MapChanges } from './MapChanges';
import { MapDrawing } from './MapDrawing';
import { MapTable } from './MapTable';
import { StakeholderPanel } from './StakeholderPanel';
import { useMapEditor } from './useMapEditor';

interface Props {
  account: AccountFacts;
  view: AccountView;
  change: (part: Partial<AccountView>) => void;
}

const TOUCHED = { additionalTypenames: ['PowerMap', 'Stakeholder', 'Account'] };

/** The power map of an account: who decides, where they stand, who influences whom. */
export function MapTab({ account, view, change }: Props) {
  const { t } = useTranslation();
  const wide = useWide();
  const [pane, setPane] = useState<'drawing' | 'table'>('drawing');
  const [adding, setAdding] = useState(false);
  const [{ data, fetching, error }, again] = useQuery({
    query: PowerMapDocument,
    variables: { accountId: account.id, asOf: view.asOf },
    context: TOUCHED,
    requestPolicy: 'cache-and-network',
  });
  const map = data?.powerMap ?? null;
  const editor = useMapEditor(account.id, map);
  const past = view.asOf !== null;
  if (error && !data) return <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (fetching && !data) return <Loading />;
  const select = (id: string | null): void => change({ selected: id });
  const chosen = map?.stakeholders.find((one) => one.stakeholderId === view.selected) ?? null;
  const empty = !map || map.stakeholders.length === 0;
  const shared = { account, selected: view.selected, onSelect: select };
  return (
    <div className="map-tab" data-testid="map" data-people={map?.stakeholders.length ?? 0}>
      <MapBar account={account} map={map} view={view} change={change} editor={editor} onAdd={() => setAdding(true)} />
      {view.from ? <MapChanges accountId={account.id} from={view.from} to={view.asOf} /> : null}
      <Contradictions accountId={account.id} />
      {empty ? (
        <EmptyMap past={past} editor={editor} onAdd={() => setAdding(true)} />
      ) : (
        <>
          {wide ? null : (
            <Segmented
              block
              aria-label={t('map.view')}
              value={pane}
              onChange={setPane}
              options={[
                { value: 'drawing', label: t('map.drawing') },
                { value: 'table', label: t('map.table') },
              ]}
            />
          )}
          <div className="map-panes" data-panel={chosen !== null}>
            <div className="map-views">
              {wide || pane === 'drawing' ? <MapDrawing {...shared} map={map} overlay={view.overlay} editor={past ? null : editor} /> : null}
              {wide || pane === 'table' ? <MapTable {...shared} map={map} /> : null}
            </div>
            {chosen ? <StakeholderPanel key={chosen.id} account={account} map={map} stakeholder={chosen} editor={past ? null : editor} onClose={() => select(null)} onFind={() => change({ tab: 'introductions' })} /> : null}
          </div>
        </>
      )}
      {adding ? <AddStakeholder account={account} map={map} editor={editor} onClose={() => setAdding(false)} /> : null}
      {editor.conflict ? <ConflictDialog conflict={editor.conflict} onClose={editor.closeConflict} /> : null}
    </div>
  );
}
