import { useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { GraphToolbar } from './GraphToolbar';
import { Minimap } from './Minimap';
import { useGraph, type GraphEvents, type GraphHandle, type Scene } from './useGraph';
import { useGraphKeys, type GraphKeys } from './useGraphKeys';

interface Props {
  ref: Ref<GraphHandle>;
  /** Names of the pane and of the picture. */
  pane: string;
  title: string;
  scene: Scene;
  drawn: { parties: number; lines: number };
  selected: string | null;
  events: GraphEvents;
  keys: GraphKeys;
  onOpenAll?: () => void;
  onCloseAll: () => void;
}

/** A picture of parties and stakes. Everything here can also be done by keyboard, and in the table beside it. */
export function GraphPane({ ref, pane, title, scene, drawn, selected, events, keys, onOpenAll, onCloseAll }: Props) {
  const { t } = useTranslation();
  const whole = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const cy = useGraph({ box, scene, selected, events, handle: ref });
  const onKeyDown = useGraphKeys({ cy, scene, selected, ...keys });
  return (
    <section className="graph-pane" ref={whole} aria-label={pane}>
      <GraphToolbar cy={cy} pane={whole} onCloseAll={onCloseAll} {...(onOpenAll ? { onOpenAll } : {})} />
      <div
        className="graph-frame"
        tabIndex={0}
        role="application"
        aria-roledescription={t('graph.role')}
        aria-label={title}
        aria-describedby="graph-keys"
        data-testid="graph"
        data-drawn={cy ? drawn.parties : 0}
        data-lines={cy ? drawn.lines : 0}
        onKeyDown={onKeyDown}
      >
        <div className="graph-canvas" ref={box} />
      </div>
      <Minimap cy={cy} picture={scene} />
      <p id="graph-keys" className="graph-keys muted">
        {t('graph.keys')}
      </p>
    </section>
  );
}
