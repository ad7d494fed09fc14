/** A piece of a text, and whether the other text has it too, in the same order. */
export interface Piece {
  text: string;
  same: boolean;
}

/** A Chinese character or a word, with the signs and blanks that follow it. */
const TOKENS = /(?:\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+)[^\p{L}\p{N}]*|[^\p{L}\p{N}]+/gu;
const SIGNS = /[^\p{L}\p{N}]/gu;
/** Beyond so many tokens texts are compared whole. */
const MOST_TOKENS = 400;

/** Two texts in pieces that both have and pieces that only one has: by word, and by character in Chinese. */
export function differences(left: string, right: string): [Piece[], Piece[]] {
  const [ours, theirs] = [left.match(TOKENS) ?? [], right.match(TOKENS) ?? []];
  if (ours.length * theirs.length > MOST_TOKENS ** 2) return [[{ text: left, same: left === right }], [{ text: right, same: left === right }]];
  const common = commonTokens(ours, theirs);
  return [pieces(ours, new Set(common.map(([at]) => at))), pieces(theirs, new Set(common.map(([, at]) => at)))];
}

/** Places of a longest common subsequence; capitals, signs and blanks do not count. */
function commonTokens(ours: readonly string[], theirs: readonly string[]): [number, number][] {
  const plain = (token: string): string => token.replaceAll(SIGNS, '').toLowerCase();
  const [left, right] = [ours.map(plain), theirs.map(plain)];
  const equal = (i: number, j: number): boolean => left[i] === right[j];
  const length = Array.from({ length: ours.length + 1 }, () => new Array<number>(theirs.length + 1).fill(0));
  const at = (i: number, j: number): number => length[i]?.[j] ?? 0;
  for (let i = ours.length - 1; i >= 0; i -= 1) {
    for (let j = theirs.length - 1; j >= 0; j -= 1) {
      const row = length[i];
      if (row) row[j] = equal(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < ours.length && j < theirs.length; ) {
    if (equal(i, j)) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

function pieces(tokens: readonly string[], same: ReadonlySet<number>): Piece[] {
  const found: Piece[] = [];
  tokens.forEach((text, at) => {
    const last = found.at(-1);
    if (last && last.same === same.has(at)) last.text += text;
    else found.push({ text, same: same.has(at) });
  });
  return found;
}
