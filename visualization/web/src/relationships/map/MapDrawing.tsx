import { CompressOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { MapFactsFragment, StakeholderFactsFragment } from '../../graphql/graphql';
import type { AccountFacts } from '../account/AccountPage';
import { useScales } from '../useScales';
import { titleOf } from './MapTable';
import { cardClass, StakeholderFace } from './StakeholderCard';
import { CARD_HEIGHT, CARD_WIDTH, nextPerson, orgChart, type Arrow, type OrgChart, type Point } from './orgChart';
import { conflictPath, influencePath, reportingPath } from './mapLines';
import { useCardDrag } from './useCardDrag';
import type { MapEditor } from './useMapEditor';

interface Props {
  account: AccountFacts;
  map: MapFactsFragment;
  selected: string | null;
  overlay: boolean;
  onSelect: (id: string) => void;
  /** Null when a day of the past is shown: that is not changed. */
  editor: MapEditor | null;
}

const MARGIN = 28;
const ARROWS: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] satisfies Arrow[];
const STEP = 20;

/** The map as an org chart of cards. Drag a card to move it, onto another to let it report there; Alt and an arrow move it, too. */
export function MapDrawing({ account, map, selected, overlay, onSelect, editor }: Props) {
  const { t } = useTranslation();
  const scales = useScales();
  const frame = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const chart = useMemo(() => orgChart(map), [map]);
  const focus = (id: string): void => frame.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus();
  const drag = useCardDrag({ chart, zoom, editor, onSelect });
  const fit = (): void => {
    const box = frame.current;
    if (box) setZoom(Math.max(0.4, Math.min(1, (box.clientWidth - 2 * MARGIN) / chart.width)));
  };
  const onKeyDown = (who: StakeholderFactsFragment) => (event: KeyboardEvent) => {
    if (!ARROWS.includes(event.key) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const arrow = event.key as Arrow;
    if (event.altKey) {
      const at = chart.places.get(who.stakeholderId);
      if (at && editor && !editor.busy) void editor.move(who, stepped(at, arrow));
      return;
    }
    const next = nextPerson(chart, who.stakeholderId, arrow);
    if (next === null) return;
    onSelect(next);
    focus(next);
  };
  return (
    <section className="map-drawing" aria-label={t('map.drawing')}>
      <div className="graph-toolbar" role="toolbar" aria-label={t('graph.toolbar')}>
        <Button size="small" type="text" icon={<MinusOutlined />} aria-label={t('graph.zoomOut')} onClick={() => setZoom(Math.max(0.4, zoom - 0.15))} />
        <Button size="small" type="text" icon={<PlusOutlined />} aria-label={t('graph.zoomIn')} onClick={() => setZoom(Math.min(1.6, zoom + 0.15))} />
        <Button size="small" type="text" icon={<CompressOutlined />} aria-label={t('graph.fit')} onClick={fit} />
      </div>
      <div className="map-frame" ref={frame} tabIndex={0} role="region" aria-label={t('map.canvas')} aria-describedby="map-keys">
        <div className="map-stage" style={{ width: (chart.width + 2 * MARGIN) * zoom, height: (chart.height + 2 * MARGIN) * zoom }}>
          <div className="map-scaled" style={{ transform: `scale(${zoom}) translate(${MARGIN}px, ${MARGIN}px)` }}>
            <Lines map={map} chart={chart} overlay={overlay} selected={selected} />
            <ul aria-label={t('map.people', { count: map.stakeholders.length })}>
              {chart.order.map((who) => {
                const at = drag.placeOf(who.stakeholderId) ?? chart.places.get(who.stakeholderId) ?? { x: 0, y: 0 };
                const title = titleOf(account, who);
                return (
                  <li key={who.stakeholderId} style={{ transform: `translate(${at.x}px, ${at.y}px)`, width: CARD_WIDTH, height: CARD_HEIGHT }} data-over={drag.over === who.stakeholderId}>
                    <button
                      type="button"
                      className={cardClass(who)}
                      data-card={who.stakeholderId}
                      data-moving={drag.placeOf(who.stakeholderId) !== null}
                      aria-pressed={selected === who.stakeholderId}
                      onKeyDown={onKeyDown(who)}
                      {...drag.handlers(who)}
                    >
                      <StakeholderFace who={who} title={title} scales={scales} />
                    </button>
                  </li>
                );
              })}
            </ul>
          </div>
        </div>
      </div>
      <MapLegend />
      <p id="map-keys" className="graph-keys muted">
        {t('map.keys')}
      </p>
    </section>
  );
}

function stepped({ x, y }: Point, arrow: Arrow): Point {
  const dx = arrow === 'ArrowLeft' ? -STEP : arrow === 'ArrowRight' ? STEP : 0;
  const dy = arrow === 'ArrowUp' ? -STEP : arrow === 'ArrowDown' ? STEP : 0;
  return { x: Math.max(0, x + dx), y: Math.max(0, y + dy) };
}

function Lines({ map, chart, overlay, selected }: { map: MapFactsFragment; chart: OrgChart; overlay: boolean; selected: string | null }) {
  const at = (id: string) => chart.places.get(id);
  const near = (...ids: string[]): string => (selected !== null && ids.includes(selected) ? ' near' : '');
  return (
    <svg className="map-lines" width={chart.width} height={chart.height} aria-hidden="true">
      <defs>
        <marker id="influence-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
          <path d="M0 0L8 4L0 8Z" className="influence-head" />
        </marker>
      </defs>
      {[...chart.boss].map(([id, boss]) => {
        const [above, below] = [at(boss), at(id)];
        return above && below ? <path key={id} className={`reporting${near(id, boss)}`} d={reportingPath(above, below)} /> : null;
      })}
      {overlay
        ? map.influences.map((line) => {
            const [from, to] = [at(line.from), at(line.to)];
            if (!from || !to) return null;
            if (line.conflict) return <path key={line.id} className={`conflict${near(line.from, line.to)}`} d={conflictPath(from, to)} />;
            return <path key={line.id} className={`influence${near(line.from, line.to)}`} d={influencePath(from, to)} strokeWidth={1.2 + 2.6 * line.strength} markerEnd="url(#influence-arrow)" />;
          })
        : null}
    </svg>
  );
}

function MapLegend() {
  const { t } = useTranslation();
  const scales = useScales();
  return (
    <ul className="map-legend" aria-label={t('legend.title')}>
      {scales.choices('support').map((step) => (
        <li key={step.value}>
          <span className={`legend-stance stance-${step.value.toLowerCase()}`}>{step.label}</span>
        </li>
      ))}
      <li>
        <span className="legend-ring" aria-hidden="true" /> {t('map.legendRing')}
      </li>
      <li>
        <span className="legend-frame" aria-hidden="true" /> {t('map.legendFrame')}
      </li>
      <li>
        <span className="line reporting" aria-hidden="true" /> {t('map.legendReporting')}
      </li>
      <li>
        <span className="line influence" aria-hidden="true" /> {t('map.legendInfluence')}
      </li>
      <li>
        <span className="line conflict" aria-hidden="true" /> {t('map.legendConflict')}
      </li>
    </ul>
  );
}
