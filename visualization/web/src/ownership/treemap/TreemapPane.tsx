import { Segmented } from 'antd';
import { useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { useAnnounce } from '../../app/announcer';
import { useLanguage } from '../../app/useLanguage';
import type { Labels } from '../tree/labels';
import type { TreeData } from '../tree/treeData';
import type { GraphHandle } from '../tree/useGraph';
import { MAX_TILES, MEASURES, tilesOf, treemap, wayTo, type Measure, type Tile } from './treemapModel';
import type { Painted } from './treemapCanvas';
import { TreemapWay } from './TreemapWay';
import { useTreemapCanvas } from './useTreemapCanvas';

const MARKS = { CERTAIN: '✔', POSSIBLE: '?', NONE: '–' } as const;
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

interface Props {
  ref: Ref<GraphHandle>;
  data: TreeData;
  labels: Labels;
  /** The party whose branch is shown; the root if null. */
  within: string | null;
  onEnter: (id: string) => void;
  selected: string | null;
  onSelect: (id: string) => void;
  /** Shows a party in the table beside. */
  onGoTo: (id: string) => void;
  onDetails: (id: string) => void;
}

/** One branch of the tree as tiles: the larger, the more is in it. Pressing a tile enters its branch. */
export function TreemapPane({ ref, data, labels, within, onEnter, selected, onSelect, onGoTo, onDetails }: Props) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const announce = useAnnounce();
  const box = useRef<HTMLDivElement>(null);
  const [measure, setMeasure] = useState<Measure>('parties');
  const [page, setPage] = useState(0);
  const [active, setActive] = useState(0);
  const [focused, setFocused] = useState(false);
  const map = useMemo(() => treemap(data), [data]);
  const way = useMemo(() => wayTo(map, within), [map, within]);
  const here = way.at(-1) ?? data.rootId;
  const [place, setPlace] = useState(here);
  if (place !== here) {
    setPlace(here);
    setPage(0);
    setActive(0);
  }
  const tiles = useMemo(() => tilesOf(map, data, here, measure, page), [map, data, here, measure, page]);
  const painted = useMemo((): Painted[] => {
    const figures = (tile: Extract<Tile, { type: 'party' }>): string =>
      [t('treemap.parties', { count: tile.parties, shown: format.count(tile.parties) }), labels.interest(tile.node)].join(' · ');
    return tiles.map((tile, index) => {
      const common = { id: tile.id, size: tile.size, active: focused && index === active, selected: tile.id === selected };
      if (tile.type === 'rest') return { ...common, tone: 'REST', lines: [t('treemap.rest', { shown: format.count(tile.hidden) })] };
      const tone = tile.node.certainty ?? 'NONE';
      return { ...common, tone, lines: [`${MARKS[tone]} ${labels.name(tile.id)}`, figures(tile)] };
    });
  }, [tiles, active, focused, selected, labels, format, t]);

  const say = (tile: Tile | undefined): void => {
    if (tile?.type === 'rest') announce(t('treemap.rest', { shown: format.count(tile.hidden) }));
    if (tile?.type === 'party') announce([labels.name(tile.id), painted[tiles.indexOf(tile)]?.lines[1], labels.control(tile.node), tile.branch ? t('treemap.saidBranch') : ''].filter(Boolean).join(', '));
  };
  const enter = (id: string): void => {
    onEnter(id);
    onGoTo(id);
    announce(t('treemap.entered', { name: labels.name(id) }));
  };
  const press = (tile: Tile | undefined): void => {
    if (tile?.type === 'rest') setPage(page + 1);
    else if (tile?.branch) enter(tile.id);
    else if (tile) onDetails(tile.id);
  };
  const drawn = useTreemapCanvas({
    box,
    handle: ref,
    tiles: painted,
    onPress: (id) => {
      setActive(Math.max(0, tiles.findIndex((tile) => tile.id === id)));
      press(tiles.find((tile) => tile.id === id));
    },
    onPoint: (id) => {
      if (box.current) box.current.title = painted.find((tile) => tile.id === id)?.lines.join('\n') ?? '';
    },
  });
  const up = (): void => {
    const above = way.at(-2);
    if (page > 0) setPage(page - 1);
    else if (above !== undefined) enter(above);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const tile = tiles[active];
    if (step !== undefined) {
      const next = Math.min(tiles.length - 1, Math.max(0, active + step));
      setActive(next);
      const target = tiles[next];
      if (target?.type === 'party') onSelect(target.id);
      say(target);
    } else if (event.key === 'Enter') press(tile);
    else if (event.key === ' ' && tile?.type === 'party') onDetails(tile.id);
    else if (event.key === 'Backspace') up();
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  const onMeasure = (next: Measure): void => {
    setMeasure(next);
    setPage(0);
    setActive(0);
  };
  return (
    <section className="graph-pane treemap-pane" aria-label={t('treemap.label')}>
      <div className="treemap-bar">
        <TreemapWay way={way} first={page === 0 ? null : page * MAX_TILES + 1} labels={labels} onEnter={enter} onDetails={onDetails} />
        <Segmented
          size="small"
          aria-label={t('treemap.size')}
          value={measure}
          onChange={onMeasure}
          options={MEASURES.map((value) => ({ value, label: t(`treemap.by.${value}`) }))}
        />
      </div>
      <div
        className="graph-frame"
        tabIndex={0}
        role="application"
        aria-roledescription={t('treemap.role')}
        aria-label={t('treemap.canvas', { name: labels.name(here) })}
        aria-describedby="treemap-keys"
        data-testid="treemap"
        data-tiles={drawn.length}
        data-first={drawn[0]?.id}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
      >
        <div className="graph-canvas treemap-canvas" ref={box} />
        {tiles.length === 0 ? <p className="nothing muted">{t('treemap.nothing')}</p> : null}
      </div>
      <ul className="treemap-legend" aria-label={t('treemap.legend')}>
        {(['CERTAIN', 'POSSIBLE', 'NONE'] as const).map((tone) => (
          <li key={tone} className="legend-item">
            <span className={`tile-swatch ${tone.toLowerCase()}`} aria-hidden="true">
              {MARKS[tone]}
            </span>
            {t(`control.${tone}`)}
          </li>
        ))}
      </ul>
      <p id="treemap-keys" className="graph-keys muted">
        {t('treemap.keys')}
      </p>
    </section>
  );
}
