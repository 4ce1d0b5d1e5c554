/** Words with their marks, written as Markdown and read back. */
import { type PageMark, type PageNode, textNode, wordsOf } from './pageNode.ts';

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

const ORDER = ['link', 'bold', 'italic', 'strike', 'underline', 'code'];
const SIGNS: Readonly<Record<string, readonly [sign: string | null, tag: string]>> = {
  bold: ['**', 'strong'],
  italic: ['*', 'em'],
  strike: ['~~', 'del'],
  underline: [null, 'u'],
};

const marksOf = ({ marks = [] }: PageNode): readonly PageMark[] => marks.filter(({ type }) => ORDER.includes(type));
const keyOf = (mark: PageMark): string => (mark.type === 'link' ? `link ${hrefOf(mark) ?? ''}` : mark.type);

function merged(nodes: readonly PageNode[]): PageNode[] {
  const runs: PageNode[] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    if (node.type === 'text' && (node.text ?? '') === '') continue;
    if (last?.type === 'text' && node.type === 'text' && sameMarks(last, node))
      runs[runs.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') };
    else runs.push(node);
  }
  return runs;
}

const sameMarks = (a: PageNode, b: PageNode): boolean =>
  marksOf(a).map(keyOf).sort().join('\n') === marksOf(b).map(keyOf).sort().join('\n');

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

function hrefOf({ attrs }: PageMark): string | null {
  return typeof attrs?.href === 'string' ? attrs.href : null;
}

/** What may be opened from a page; any other address is left as its words. */
const OPENS = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i;
/** How far from its beginning the end of a link or of code is looked for. */
const FAR = 2_048;
const TAGS: Readonly<Record<string, string>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  del: 'strike',
  s: 'strike',
  u: 'underline',
};
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  '#39': "'",
};

interface Open {
  readonly sign: string;
  left: number;
  readonly length: number;
  readonly both: boolean;
  /** Where in the nodes what it marks begins. */
  readonly from: number;
}

/** One paragraph's words. Never throws, and loses no word: signs without a partner are themselves. */
export function readInline(text: string): PageNode[] {
  const nodes: PageNode[] = [];
  const open: Open[] = [];
  let at = 0;
  const push = (words: string): undefined => {
    if (words !== '') nodes.push(textNode(words));
  };
  const mark = (from: number, added: PageMark): void => {
    for (let i = from; i < nodes.length; i += 1) {
      const node = nodes[i];
      if (node?.type === 'text' && !node.marks?.some(({ type }) => type === added.type))
        nodes[i] = textNode(node.text ?? '', [...(node.marks ?? []), added]);
    }
  };
  /** Each tells where to go on, when not behind what it matched. */
  const rules: readonly (readonly [RegExp, (match: RegExpExecArray) => number | undefined])[] = [
    [/^[^\\&`<!*_~[]+/, ([words]) => push(words)],
    [/^\\([!-/:-@[-`{-~])/, ([, sign = '']) => push(sign)],
    [/^&(amp|lt|gt|quot|nbsp|#39);/, ([, name = '']) => push(ENTITIES[name] ?? '')],
    [/^(`+)(?!`)/, ([fence]) => code(fence)],
    [/^<br\s*\/?>/i, () => void nodes.push({ type: 'hardBreak' })],
    [
      /^<(https?:\/\/[^\s<>]+|mailto:[^\s<>]+)>/i,
      ([, href = '']) => void nodes.push(textNode(href.replace(/^mailto:/i, ''), [{ type: 'link', attrs: { href } }])),
    ],
    [
      /^<(\/?)(strong|b|em|i|del|s|u)>/i,
      ([whole, slash = '', tag = '']) => tagged(whole, slash !== '', tag.toLowerCase()),
    ],
    [/^!?\[/, ([bracket]) => link(bracket)],
    [/^(?:\*+|_+|~~)/, ([run]) => signs(run)],
    [/^[\s\S]/u, ([sign]) => push(sign)],
  ];
  while (at < text.length) {
    const rest = text.slice(at, at + FAR);
    for (const [rule, read] of rules) {
      const match = rule.exec(rest);
      if (match === null) continue;
      at = read(match) ?? at + match[0].length;
      break;
    }
  }
  return merged(nodes);

  function code(fence: string): number | undefined {
    const end = closingFence(text, at + fence.length, fence.length);
    if (end === -1) return push(fence);
    const inner = text.slice(at + fence.length, end).replaceAll('\\|', '|');
    const isSpaced = /^ .* $/s.test(inner) && inner.trim() !== '';
    nodes.push(textNode(isSpaced ? inner.slice(1, -1) : inner, [{ type: 'code' }]));
    return end + fence.length;
  }

  function tagged(whole: string, isEnd: boolean, tag: string): undefined {
    const i = open.findLastIndex(({ sign }) => sign === `<${tag}`);
    const opener = open[i];
    if (!isEnd) open.push({ sign: `<${tag}`, left: 1, length: 1, both: false, from: nodes.length });
    if (!isEnd || opener === undefined) return push(whole);
    nodes.splice(opener.from, 1);
    open.length = i;
    mark(opener.from, { type: TAGS[tag] ?? 'bold' });
  }

  function link(bracket: string): number | undefined {
    const found = linkAt(text, at + bracket.length);
    if (found === null) return push(bracket);
    const from = nodes.length;
    nodes.push(...readInline(found.words));
    if (OPENS.test(found.href)) mark(from, { type: 'link', attrs: { href: found.href } });
    return found.end;
  }

  function signs(run: string): undefined {
    const sign = run[0] ?? '';
    const [before, after] = [text.slice(0, at).at(-1) ?? ' ', text[at + run.length] ?? ' '];
    const isWord = (each: string): boolean => /[\p{L}\p{N}]/u.test(each);
    const isBlank = (each: string): boolean => /\s/.test(each);
    const left = !isBlank(after) && (isWord(after) || isBlank(before) || !isWord(before));
    const right = !isBlank(before) && (isWord(before) || isBlank(after) || !isWord(after));
    const opens = sign === '_' ? left && !(right && isWord(before)) : left;
    const closes = sign === '_' ? right && !(left && isWord(after)) : right;
    let count = run.length;
    while (closes && count > 0) {
      const i = open.findLastIndex(
        (one) =>
          one.sign === sign &&
          !(
            (one.both || (opens && closes)) &&
            sign !== '~' &&
            (one.length + run.length) % 3 === 0 &&
            !(one.length % 3 === 0 && run.length % 3 === 0)
          ),
      );
      const opener = open[i];
      if (opener === undefined) break;
      const use = sign === '~' || (opener.left >= 2 && count >= 2) ? 2 : 1;
      opener.left -= use;
      count -= use;
      const begun = nodes[opener.from];
      nodes[opener.from] = textNode((begun?.text ?? '').slice(0, -use));
      open.length = opener.left > 0 ? i + 1 : i;
      mark(opener.from + 1, { type: sign === '~' ? 'strike' : use === 2 ? 'bold' : 'italic' });
    }
    if (count === 0) return;
    if (opens) open.push({ sign, left: count, length: run.length, both: closes, from: nodes.length });
    nodes.push(textNode(sign.repeat(count)));
  }
}

function closingFence(text: string, from: number, length: number): number {
  for (const { 0: run, index } of text.slice(from, from + FAR).matchAll(/`+/g))
    if (run.length === length) return from + index;
  return -1;
}

/** `words](address)`, the bracket before it read already. */
function linkAt(text: string, from: number): { words: string; href: string; end: number } | null {
  let depth = 0;
  const most = Math.min(text.length, from + FAR);
  for (let at = from; at < most; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']' && depth > 0) depth -= 1;
    else if (sign === ']') {
      const rest = text.slice(at + 1, at + FAR);
      const found =
        /^\(\s*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/.exec(rest);
      if (found === null) return null;
      return { words: text.slice(from, at), href: found[1] ?? found[2] ?? '', end: at + 1 + found[0].length };
    }
  }
  return null;
}
