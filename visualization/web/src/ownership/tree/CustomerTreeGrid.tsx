import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';

import type { Colouring } from '../company/viewState';
import { ChangeChip } from '../time/ChangeList';
import { changeOf, type Changes } from '../time/changes';
import { CoverMark } from './CoverMark';
import type { Labels } from './labels';
import type { TreeData } from './treeData';
import { TreeGrid, type TreeGridHandle } from './TreeGrid';
import { OtherPlaces, PartyGridRow } from './TreeGridRows';
import { TreeTools } from './TreeTools';
import type { TreeView } from './useTreeView';

interface Props {
  ref: Ref<TreeGridHandle>;
  data: TreeData;
  tree: TreeView;
  labels: Labels;
  changes: Changes;
  colour: Colouring;
  selected: string | null;
  onSelect: (entityId: string) => void;
  onDetails: (entityId: string) => void;
  onGoTo: (entityId: string, via?: string) => void;
}

/** The customer tree as a table, and what works on all of it. */
export function CustomerTreeGrid({ ref, data, tree, labels, changes, colour, selected, onSelect, onDetails, onGoTo }: Props) {
  const { t } = useTranslation();
  return (
    <div className="tree-grid">
      <TreeTools data={data} onGoTo={onGoTo} onOpenAll={tree.openAll} onCloseAll={tree.closeAll} />
      <TreeGrid
      ref={ref}
      pane={t('grid.label')}
      title={t('grid.name', { name: labels.name(data.rootId) })}
      lastColumn={colour === 'control' ? t('grid.control') : t(`coverage.${colour}`)}
      rows={tree.rows}
      nameOf={labels.name}
      moreText={labels.more}
      selected={selected}
      onSelect={onSelect}
      onDetails={onDetails}
      onToggle={(row, wanted) => tree.toggle(row.occurrenceId, wanted)}
      onMore={(row) => row.parentId !== null && tree.more(row.parentId)}
    >
      {(row, place) => {
        const node = data.nodes.get(row.entityId);
        if (!node) return null;
        const change = row.stake ? changeOf(changes, row.stake) : undefined;
        const cells = {
          name: labels.name(row.entityId),
          kind: node.party.kind,
          stake: row.stake ? labels.stake(row.stake) : '–',
          interest: labels.interest(node),
          certainty: node.certainty,
          ...(colour !== 'control' ? { mark: <CoverMark tone={labels.cover(node) ?? 'none'} text={labels.control(node)} /> } : row.level === 1 ? { control: t('tree.rootShort') } : {}),
        };
        return (
          <PartyGridRow
            key={row.occurrenceId}
            {...place}
            row={row}
            cells={cells}
            selected={row.entityId === selected}
            extra={
              <>
                {change ? <ChangeChip change={change} short /> : null}
                <OtherPlaces row={row} data={data} onActivate={place.onActivate} onGoTo={onGoTo} />
              </>
            }
            onToggle={(wanted) => tree.toggle(row.occurrenceId, wanted)}
            onDetails={() => onDetails(row.entityId)}
          />
        );
      }}
    </TreeGrid>
    </div>
  );
}
