/** What is different between two versions of a page, block by block and word by word. */
import { type PageNode, wordsOf } from '../../model/pageNode.ts';

export interface Part {
  readonly kind: 'same' | 'added' | 'gone';
  readonly text: string;
}

export interface Row {
  readonly kind: 'same' | 'added' | 'gone' | 'changed';
  readonly parts: readonly Part[];
}

/** A page as lines: every paragraph, item, row of a table and picture is one, with a sign of what it is. */
export function linesOf(nodes: readonly PageNode[], mark = ''): string[] {
  return nodes.flatMap((node): string[] => {
    const { type, content = [], attrs } = node;
    switch (type) {
      case 'paragraph':
      case 'codeBlock':
        return wordsOf(content).trim() === '' ? [] : [mark + wordsOf(content)];
      case 'heading':
        return [`${mark}${wordsOf(content)}`];
      case 'taskItem':
        return linesOf(content, `${mark}${String(attrs?.checked) === 'true' ? '☑' : '☐'} `);
      case 'listItem':
        return linesOf(content, `${mark}• `);
      case 'tableRow':
        return [mark + content.map((cell) => wordsOf(cell.content)).join(' | ')];
      case 'image':
        return [`${mark}🖼 ${String(attrs?.alt || (attrs?.name ?? ''))}`];
      case 'horizontalRule':
        return [`${mark}———`];
      case 'text':
        return [mark + wordsOf([node])];
      default:
        return linesOf(content, mark);
    }
  });
}

export function difference(before: readonly PageNode[], after: readonly PageNode[]): Row[] {
  const steps = compared(linesOf(before), linesOf(after));
  const rows: Row[] = [];
  for (let at = 0; at < steps.length; ) {
    if (steps[at]?.kind === 'same') {
      rows.push({ kind: 'same', parts: [{ kind: 'same', text: steps[at]?.text ?? '' }] });
      at += 1;
      continue;
    }
    let end = at;
    while (end < steps.length && steps[end]?.kind !== 'same') end += 1;
    const run = steps.slice(at, end);
    rows.push(
      ...paired(
        run.filter(({ kind }) => kind === 'gone'),
        run.filter(({ kind }) => kind === 'added'),
      ),
    );
    at = end;
  }
  return rows;
}

/** Lines that stand in for each other and have words in common are one that was changed. */
function paired(gone: readonly Part[], added: readonly Part[]): Row[] {
  const rows: Row[] = [];
  const most = Math.max(gone.length, added.length);
  for (let at = 0; at < most; at += 1) {
    const [old, fresh] = [gone[at], added[at]];
    const parts = old && fresh ? joined(compared(wordsIn(old.text), wordsIn(fresh.text))) : [];
    const same = parts.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.trim().length, 0);
    if (old && fresh && same * 3 >= Math.min(old.text.length, fresh.text.length)) rows.push({ kind: 'changed', parts });
    else {
      if (old) rows.push({ kind: 'gone', parts: [old] });
      if (fresh) rows.push({ kind: 'added', parts: [fresh] });
    }
  }
  return rows;
}

const wordsIn = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last?.kind === part.kind) all[all.length - 1] = { ...last, text: last.text + part.text };
    else all.push(part);
  }
  return all;
}

/**
 * Beyond that many steps what is left over is taken as replaced: the trace grows with their square, and two versions
 * may have nothing in common.
 */
const MOST = 400;

/** The shortest way from one list to the other (Myers, "An O(ND) Difference Algorithm", 1986). */
function compared(before: readonly string[], after: readonly string[]): Part[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const same = (text: string): Part => ({ kind: 'same', text });
  const [left, right] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return [...before.slice(0, start).map(same), ...middle(left, right), ...before.slice(before.length - end).map(same)];
}

function middle(a: readonly string[], b: readonly string[]): Part[] {
  const gone = (text: string): Part => ({ kind: 'gone', text });
  const added = (text: string): Part => ({ kind: 'added', text });
  if (a.length === 0 || b.length === 0) return [...a.map(gone), ...b.map(added)];
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let steps = 0; steps <= Math.min(a.length + b.length, MOST); steps += 1) {
    trace.push(new Map(reach));
    const next = new Map(reach);
    for (let k = -steps; k <= steps; k += 2) {
      const down = k === -steps || (k !== steps && (next.get(k - 1) ?? 0) < (next.get(k + 1) ?? 0));
      let x = down ? (next.get(k + 1) ?? 0) : (next.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return walked(a, b, trace, steps);
    }
    reach = next;
  }
  return [...a.map(gone), ...b.map(added)];
}

function walked(
  a: readonly string[],
  b: readonly string[],
  trace: readonly Map<number, number>[],
  steps: number,
): Part[] {
  const parts: Part[] = [];
  let [x, y] = [a.length, b.length];
  for (let step = steps; step >= 0; step -= 1) {
    const reach = trace[step] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -step || (k !== step && (reach.get(k - 1) ?? 0) < (reach.get(k + 1) ?? 0));
    const from = down ? k + 1 : k - 1;
    const fromX = step === 0 ? 0 : (reach.get(from) ?? 0);
    const fromY = step === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      parts.push({ kind: 'same', text: a[x] ?? '' });
    }
    if (step === 0) break;
    if (down) {
      y -= 1;
      parts.push({ kind: 'added', text: b[y] ?? '' });
    } else {
      x -= 1;
      parts.push({ kind: 'gone', text: a[x] ?? '' });
    }
  }
  return parts.reverse();
}
