/** Width of a text in pixels. */
export type Measure = (text: string) => number;

const ELLIPSIS = '…';

/** Breaks a name into at most `lines` lines of `width`: between words, and between any two Chinese characters. */
export function cardLines(text: string, width: number, lines: number, measure: Measure): string[] {
  const pieces = text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? [];
  const result: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line === '' || measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (result.length === lines - 1) return [...result, shortened(line + text.slice(used(result, line, text)), width, measure)];
    result.push(line.trimEnd());
    line = piece.trimStart();
  }
  return line === '' ? result : [...result, shortened(line, width, measure)];
}

/** How much of the text the finished lines and the line in work have taken, blanks between them included. */
function used(result: readonly string[], line: string, text: string): number {
  let at = 0;
  for (const done of [...result, line]) at = text.indexOf(done, at) + done.length;
  return at;
}

function shortened(line: string, width: number, measure: Measure): string {
  if (measure(line.trimEnd()) <= width) return line.trimEnd();
  let kept = line;
  while (kept.length > 1 && measure(kept + ELLIPSIS) > width) kept = kept.slice(0, -1);
  return kept.trimEnd() + ELLIPSIS;
}

/** Measures with the canvas of the browser. */
export function canvasMeasure(font: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * 8;
  context.font = font;
  return (text) => context.measureText(text).width;
}
