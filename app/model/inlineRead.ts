/** Markdown's words read with their marks. */
import { type PageMark, type PageNode, textNode } from './pageNode.ts';
import { merged } from './runs.ts';

/** What may be opened from a page; any other address is left as its words. */
const OPENS = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i;
/** How far from its beginning the end of a link or of code is looked for. */
const FAR = 2_048;
/** More signs without a partner than these are looked through by none that comes: the oldest stay the words they are. */
const MOST_OPEN = 1_000;
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
  const unmarked = new Map<string, Map<number, number>>();
  let partners: ReadonlyMap<number, number> | null = null;
  let at = 0;
  const push = (words: string): undefined => {
    if (words !== '') nodes.push(textNode(words));
  };
  const mark = (from: number, added: PageMark): void => {
    // From each node, the next that may be without such a mark: whoever has one is never looked at again.
    const next = unmarked.get(added.type) ?? new Map<number, number>();
    unmarked.set(added.type, next);
    for (let i = from; i < nodes.length; ) {
      let free = i;
      for (let step = next.get(free); step !== undefined; step = next.get(free)) free = step;
      // The way there is shortened, for who comes next.
      for (let step = i; step < free; ) {
        const onward = next.get(step) ?? free;
        next.set(step, free);
        step = onward;
      }
      const node = nodes[free];
      if (node === undefined) return;
      if (node.type === 'text' && !node.marks?.some(({ type }) => type === added.type))
        nodes[free] = textNode(node.text ?? '', [...(node.marks ?? []), added]);
      i = free + 1;
      next.set(free, i);
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

  function begin(one: Open): void {
    open.push(one);
    if (open.length > MOST_OPEN) open.shift();
  }

  function tagged(whole: string, isEnd: boolean, tag: string): undefined {
    const i = open.findLastIndex(({ sign }) => sign === `<${tag}`);
    const opener = open[i];
    if (!isEnd) begin({ sign: `<${tag}`, left: 1, length: 1, both: false, from: nodes.length });
    if (!isEnd || opener === undefined) return push(whole);
    nodes[opener.from] = textNode('');
    open.length = i;
    mark(opener.from, { type: TAGS[tag] ?? 'bold' });
  }

  function link(bracket: string): number | undefined {
    partners ??= partnersIn(text);
    const found = linkAt(text, at + bracket.length, partners.get(at + bracket.length - 1));
    if (found === null) return push(bracket);
    const from = nodes.length;
    nodes.push(...readInline(found.words));
    if (OPENS.test(found.href)) mark(from, { type: 'link', attrs: { href: found.href } });
    return found.end;
  }

  function signs(run: string): undefined {
    const sign = run[0] ?? '';
    const [before, after] = [text[at - 1] ?? ' ', text[at + run.length] ?? ' '];
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
    if (opens) begin({ sign, left: count, length: run.length, both: closes, from: nodes.length });
    nodes.push(textNode(sign.repeat(count)));
  }
}

function closingFence(text: string, from: number, length: number): number {
  for (const { 0: run, index } of text.slice(from, from + FAR).matchAll(/`+/g))
    if (run.length === length) return from + index;
  return -1;
}

/** Each opening bracket's closing one. */
function partnersIn(text: string): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const waiting: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') waiting.push(at);
    else if (sign === ']') {
      const from = waiting.pop();
      if (from !== undefined) partners.set(from, at);
    }
  }
  return partners;
}

const ADDRESS = /^(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))/;
const TITLE = /^(?:"[^"]*"|'[^']*')/;

/** `words](address "title")`, the bracket before it read already; `at`: where its partner is. */
function linkAt(
  text: string,
  from: number,
  at: number | undefined,
): { words: string; href: string; end: number } | null {
  if (at === undefined || at >= from + FAR || text[at + 1] !== '(') return null;
  const rest = text.slice(at + 2, at + FAR);
  const address = rest.trimStart();
  const found = ADDRESS.exec(address);
  const behind = address.slice(found?.[0].length ?? 0);
  const title = behind.trimStart();
  const named = behind === title ? null : TITLE.exec(title);
  const tail = title.slice(named?.[0].length ?? 0).trimStart();
  if (found === null || !tail.startsWith(')')) return null;
  return {
    words: text.slice(from, at),
    href: found[1] ?? found[2] ?? '',
    end: at + 2 + rest.length - tail.length + 1,
  };
}
