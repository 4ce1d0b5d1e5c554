/** Words with their marks, as Markdown. */
import { readInline } from './inlineRead.ts';
import { type PageMark, type PageNode, textNode, wordsOf } from './pageNode.ts';
import { hrefOf, keyOf, marksOf, merged, ORDER } from './runs.ts';

/** What Markdown would read as a sign. At the start of a line a few more are. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/&(?=[a-zA-Z#])/g, '\\&')
    .replace(/^(\s*)([#+-]+)(?=\s|$)/gm, '$1\\$2')
    .replace(/^(\s*)([-=])(?=[-= ]*$)/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/gm, '$1\\$2');
}

/** `wrap`: how a new line inside is written. */
export function inlineMarkdown(nodes: readonly PageNode[], wrap = '  \n'): string {
  const runs = merged(
    nodes.map((node) => (node.type === 'text' || node.type === 'hardBreak' ? node : textNode(plain(node)))),
  );
  const signs = written(runs, wrap, true);
  // Signs that touch other signs can mean something else: then the longer way, which cannot.
  return alike(runs, readInline(signs.replaceAll('  \n', '<br>'))) ? signs : written(runs, wrap, false);
}

/** A mention is its words; one of another shape, the words in it. */
const plain = (node: PageNode): string => wordsOf([node]);

const SIGNS: Readonly<Record<string, readonly [sign: string | null, tag: string]>> = {
  bold: ['**', 'strong'],
  italic: ['*', 'em'],
  strike: ['~~', 'del'],
  underline: [null, 'u'],
};

/** The same words under the same marks; whether a blank is bold nobody sees. */
function alike(a: readonly PageNode[], b: readonly PageNode[]): boolean {
  const flat = (nodes: readonly PageNode[]): string =>
    nodes
      .flatMap((node) => {
        const marks = marksOf(node).map(keyOf).sort().join(',');
        return node.type === 'hardBreak'
          ? ['\n']
          : [...(node.text ?? '')].map((sign) => (/\s/.test(sign) ? sign : sign + marks));
      })
      .join('\u0000');
  return flat(a) === flat(b);
}

function written(runs: readonly PageNode[], wrap: string, short: boolean): string {
  let out = '';
  for (let at = 0; at < runs.length; ) {
    const run = runs[at];
    if (run === undefined) break;
    if (run.type === 'hardBreak') {
      out += wrap;
      at += 1;
      continue;
    }
    const mark = widest(runs, at);
    if (mark === null) {
      out += escaped(run.text ?? '');
      at += 1;
      continue;
    }
    // Before a link it would make a picture of it.
    if (mark.type === 'link') out = out.replace(/!$/, '\\!');
    let end = at;
    while (end < runs.length && has(runs[end], mark)) end += 1;
    const inside = runs.slice(at, end);
    out +=
      mark.type === 'code'
        ? codeOf(wordsOf(inside))
        : around(
            mark,
            written(
              inside.map((one) => without(one, mark)),
              wrap,
              short,
            ),
            short,
          );
    at = end;
  }
  return out;
}

const has = (run: PageNode | undefined, mark: PageMark): boolean =>
  run !== undefined && marksOf(run).some((one) => keyOf(one) === keyOf(mark));
const without = (run: PageNode, mark: PageMark): PageNode => ({
  ...run,
  marks: marksOf(run).filter((one) => keyOf(one) !== keyOf(mark)),
});

/** Of the marks that begin here, the one that goes on longest; of two, the one that is always outside. */
function widest(runs: readonly PageNode[], at: number): PageMark | null {
  const here = runs[at];
  if (here === undefined) return null;
  const reach = (mark: PageMark): number => {
    let end = at;
    while (end < runs.length && has(runs[end], mark)) end += 1;
    return end;
  };
  const all = [...marksOf(here)].filter((mark) => mark.type !== 'link' || hrefOf(mark) !== null);
  all.sort((a, b) => reach(b) - reach(a) || ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
  return all[0] ?? null;
}

function around(mark: PageMark, inner: string, short: boolean): string {
  // Marks stand against words, never against blanks: `** so**` is no Markdown.
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  if (words === '') return inner;
  if (mark.type === 'link')
    return `${before}[${words}](<${(hrefOf(mark) ?? '').replace(/[<>\s\\]/g, encodeURIComponent)}>)${after}`;
  const [sign, tag] = SIGNS[mark.type] ?? [null, 'span'];
  return sign !== null && short
    ? `${before}${sign}${words}${sign}${after}`
    : `${before}<${tag}>${words}</${tag}>${after}`;
}

function codeOf(text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === '') return text;
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const body = longest === 0 ? words : ` ${words} `;
  // In a table a bar ends the cell, also inside code: it is taken back when the cell is cut out.
  return `${before}${fence}${body.replaceAll('|', '\\|')}${fence}${after}`;
}
