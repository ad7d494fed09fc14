import type { TreeData } from './treeData';

/** Ids of the parties with a name that contains the text, nearest to the root first; none for a blank text. */
export function partiesNamed(data: TreeData, text: string): readonly string[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  const named = [...data.nodes.values()].filter(({ party }) => [party.name, ...party.otherNames].some((name) => name.toLocaleLowerCase().includes(wanted)));
  return named.sort((a, b) => a.depth - b.depth).map(({ party }) => party.id);
}
