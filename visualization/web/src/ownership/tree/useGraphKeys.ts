import type { Core } from 'cytoscape';
import { useEffect, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useAnnounce } from '../../app/announcer';
import type { Arrow } from './neighbour';
import { bringIntoView, fitAll, type Scene } from './useGraph';

/** What the keys of one picture do. */
export interface GraphKeys {
  /** Where the keys start from: the selected party, else the root. */
  at: string;
  root: string;
  name: (entityId: string) => string;
  /** A party in words, as it is announced. */
  say: (entityId: string) => string;
  /** The party that an arrow leads to. */
  go: (from: string, arrow: Arrow) => string | null;
  onToggle: (entityId: string, wanted: boolean) => void;
  onSelect: (entityId: string) => void;
  onDetails: (entityId: string) => void;
}

interface Options extends GraphKeys {
  cy: Core | null;
  scene: Scene;
  selected: string | null;
}

const ARROWS: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] satisfies Arrow[];

/** Keys of the canvas; they work only while it has the focus. What they do is said aloud. */
export function useGraphKeys(options: Options): (event: KeyboardEvent<HTMLElement>) => void {
  const { cy, at, root, selected, scene, name, say, go, onToggle, onSelect, onDetails } = options;
  const { t } = useTranslation();
  const announce = useAnnounce();
  useEffect(() => {
    if (!cy || selected === null) return undefined;
    const look = (): void => bringIntoView(cy, selected, false);
    look();
    cy.on('resize', look);
    return () => {
      if (!cy.destroyed()) cy.off('resize', look);
    };
  }, [cy, selected, scene]);

  const goTo = (id: string | null): void => {
    if (id === null) return;
    onSelect(id);
    announce(say(id));
  };
  const toggle = (wanted: boolean): void => {
    cy?.scratch('anchor', at);
    onToggle(at, wanted);
    announce(wanted ? t('graph.opened', { name: name(at) }) : t('graph.closed', { name: name(at) }));
  };
  const keys: Record<string, () => void> = {
    Home: () => goTo(root),
    Enter: () => onDetails(at),
    '+': () => toggle(true),
    '=': () => toggle(true),
    '-': () => toggle(false),
    f: () => cy && fitAll(cy),
    F: () => cy && fitAll(cy),
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      event.currentTarget.blur();
      return;
    }
    const act = ARROWS.includes(event.key) ? () => goTo(go(at, event.key as Arrow)) : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
