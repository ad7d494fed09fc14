import type { Core } from 'cytoscape';
import { useEffect, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useAnnounce } from '../../app/announcer';
import type { Labels } from './labels';
import { neighbour } from './neighbour';
import type { TreeData } from './treeData';
import { bringIntoView, fitAll } from './useGraph';
import type { TreeView } from './useTreeView';

interface Options {
  cy: Core | null;
  data: TreeData;
  tree: TreeView;
  labels: Labels;
  selected: string | null;
  onSelect: (entityId: string) => void;
  onDetails: (entityId: string) => void;
}

/** Keys of the canvas; they work only while it has the focus. What they do is said aloud. */
export function useGraphKeys({ cy, data, tree, labels, selected, onSelect, onDetails }: Options): (event: KeyboardEvent<HTMLElement>) => void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const at = selected !== null && tree.model.parties.some((party) => party.id === selected) ? selected : data.rootId;
  useEffect(() => {
    if (!cy || selected === null) return undefined;
    const look = (): void => bringIntoView(cy, selected, false);
    look();
    cy.on('resize', look);
    return () => {
      if (!cy.destroyed()) cy.off('resize', look);
    };
  }, [cy, selected, tree.model]);

  const say = (id: string): void => {
    const party = tree.model.parties.find((one) => one.id === id);
    if (!party) return;
    const stake = party.row.stake ? t('graph.saidStake', { stake: labels.stake(party.row.stake) }) : '';
    const open = party.expandable ? (party.expanded ? t('graph.saidOpen') : t('graph.saidClosed')) : '';
    announce([labels.name(id), labels.kind(id), stake, labels.control(party.node), open].filter(Boolean).join(', '));
  };
  const goTo = (id: string | null): void => {
    if (id === null) return;
    onSelect(id);
    say(id);
  };
  const toggle = (wanted: boolean): void => {
    cy?.scratch('anchor', at);
    tree.toggleParty(at, wanted);
    const change = wanted ? t('graph.opened', { name: labels.name(at) }) : t('graph.closed', { name: labels.name(at) });
    announce(change);
  };
  const keys: Record<string, () => void> = {
    ArrowUp: () => goTo(neighbour(tree.model, at, 'ArrowUp')),
    ArrowDown: () => goTo(neighbour(tree.model, at, 'ArrowDown')),
    ArrowLeft: () => goTo(neighbour(tree.model, at, 'ArrowLeft')),
    ArrowRight: () => goTo(neighbour(tree.model, at, 'ArrowRight')),
    Home: () => goTo(data.rootId),
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
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
