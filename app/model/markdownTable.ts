/** Markdown's tables. */
import { readInline } from './inlineRead.ts';
import { APART } from './markdown.ts';
import type { PageNode } from './pageNode.ts';

const DIVIDER = /^:?-+:?$/;
/** A wide head over many short rows would be far more cells than anybody wrote: past this many, the table ends. */
const ADDED = 10_000;

/** Whether a line and the next begin one. */
export const isTable = (line: string, next: string): boolean =>
  line.includes('|') && isDivider(next) && cellsOf(line).length === cellsOf(next).length;

const isDivider = (line: string): boolean =>
  /^[ \t]*[|:-]/.test(line) && cellsOf(line).every((cell) => DIVIDER.test(cell));

/** The cells of a line, by the bars that are not escaped. */
function cellsOf(line: string): string[] {
  const bare = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return bare.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** The table that begins at a line, and the line behind it. */
export function tableAt(lines: readonly string[], at: number): { readonly node: PageNode; readonly end: number } {
  const head = cellsOf(lines[at] ?? '');
  const body: string[][] = [];
  let [written, added, end] = [head.length, 0, at + 2];
  for (; end < lines.length && (lines[end] ?? '').includes('|'); end += 1) {
    const cells = cellsOf(lines[end] ?? '');
    written += cells.length;
    added += Math.max(0, head.length - cells.length);
    if (added > ADDED + written) break;
    body.push(cells);
  }
  const row = (cells: readonly string[], type: string): PageNode => ({
    type: 'tableRow',
    content: head.map((_, column) => {
      const content = readInline(cells[column] ?? '');
      return content.length > 0 ? { type, content } : { type };
    }),
  });
  const isHeadless = head.every((cell) => cell === APART);
  const first = isHeadless && body.length > 0 ? [] : [row(isHeadless ? [] : head, 'tableHeader')];
  return { node: { type: 'table', content: [...first, ...body.map((cells) => row(cells, 'tableCell'))] }, end };
}
