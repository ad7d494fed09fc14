import { useTranslation } from 'react-i18next';

import type { PartyRow, Row } from '../tree/occurrences';
import { TreeGrid } from '../tree/TreeGrid';
import { PartyGridRow } from '../tree/TreeGridRows';
import type { ChartWords } from './chartWords';
import { closeParty, countOf, knownParties, openMore, openParty, SIDES, type Explored, type Openings, type Side } from './exploration';

interface Props {
  rows: Record<Side, readonly Row[]>;
  busy: ReadonlySet<string>;
  explored: Explored;
  openings: Openings;
  setOpenings: (openings: Openings) => void;
  words: ChartWords;
  selected: string | null;
  onSelect: (id: string) => void;
  onDetails: (id: string) => void;
}

/** The chart as two tables: the owners, and the holdings. */
export function ChartGrids(props: Props) {
  return (
    <div className="chart-grids">
      {SIDES.map((side) => (
        <SideGrid key={side} side={side} {...props} />
      ))}
    </div>
  );
}

function SideGrid({ side, rows, busy, explored, openings, setOpenings, words, selected, onSelect, onDetails }: Props & { side: Side }) {
  const { t } = useTranslation();
  const { root } = explored;
  const parties = knownParties(explored);
  const toggle = (row: PartyRow, wanted: boolean): void =>
    setOpenings(wanted ? openParty(openings, side, row.entityId) : closeParty(openings, side, row.entityId));
  const title = side === 'above' ? t('chart.gridAbove', { name: words.name(root.id) }) : t('chart.gridBelow', { name: words.name(root.id) });
  return (
    <section className="chart-side" aria-label={title}>
      <h2>
        {t(`chart.${side}`)} <span className="muted">{countOf(root, side)}</span>
      </h2>
      {countOf(root, side) === 0 ? <p className="nothing muted">{side === 'above' ? t('chart.noneAbove') : t('chart.noneBelow')}</p> : (
        <TreeGrid
          pane={title}
          title={title}
          rows={rows[side]}
          nameOf={words.name}
          moreText={words.more}
          selected={selected}
          onSelect={onSelect}
          onDetails={onDetails}
          onToggle={toggle}
          onMore={(row) => setOpenings(openMore(openings, side, row.holderId))}
        >
          {(row, place) => {
            const party = parties.get(row.entityId);
            if (!party) return null;
            const isRoot = row.level === 1;
            const cells = {
              name: words.name(party.id),
              kind: party.kind,
              stake: row.stake ? words.stake(row.stake as Parameters<ChartWords['stake']>[0]) : '–',
              interest: isRoot ? '–' : words.interest(party.id, side),
              certainty: isRoot ? ('CERTAIN' as const) : words.certainty({ id: party.id, side }),
              ...(isRoot ? { control: t('chart.root') } : {}),
            };
            return (
              <PartyGridRow
                key={row.occurrenceId}
                {...place}
                row={row}
                cells={cells}
                busy={busy.has(`${side} ${party.id}`)}
                selected={row.entityId === selected}
                extra={party.kind === 'NOMINEE' || party.kind === 'UNKNOWN' ? <span className="chip warn">{words.kind(party.id)}</span> : null}
                onToggle={(wanted) => toggle(row, wanted)}
                onDetails={() => onDetails(row.entityId)}
              />
            );
          }}
        </TreeGrid>
      )}
    </section>
  );
}
