/**
 * Markdown as the blocks of a page: all that markdown.ts writes, and what other programs usually write. Never throws and
 * loses no word: what it does not know stays as it stands. What comes out always fits the editor's schema.
 *
 * A page is read in one go, on the page's own thread: whatever the text, the time grows as its length does, so nothing
 * here looks at a line more often than it is deep, and no pattern can try a line's blanks in two ways.
 */
import { parseFileRef } from './file.ts';
import { readInline } from './inlineRead.ts';
import { APART } from './markdown.ts';
import { isTable, tableAt } from './markdownTable.ts';
import { type PageNode, textNode, wordsOf } from './pageNode.ts';

const DEEPEST = 24;
const FENCE = /^ {0,3}(`{3,}|~{3,}(?!~))([^`]*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:\s|$)/;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-+*]|\d{1,9}[.)])(?:( {1,4})(?=\S)|\s*$)/;
const TASK = /^\[([ xX])\](?:\s+|$)/;
const PICTURE = /^!\[((?:\\.|[^\]\\])*)\]\(<binome:([\w-]+)\?([^<>\s]*)>\)$/;

export function readMarkdown(text: string): PageNode[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '')
    .split('\n');
  return readBlocks(
    lines.map((line) => line.replace(/^\t+/, (tabs) => '    '.repeat(tabs.length))),
    0,
  );
}

const paragraph = (content: readonly PageNode[] = []): PageNode =>
  content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };

function readBlocks(lines: readonly string[], depth: number): PageNode[] {
  const nodes: PageNode[] = [];
  /** Of the list that was last added to: nobody else has it yet. */
  let items: PageNode[] = [];
  if (depth > DEEPEST) return lines.join('').trim() === '' ? [] : [paragraph([textNode(lines.join(' ').trim())])];
  let at = 0;
  /** A comment between two lists keeps them two. */
  let isApart = false;
  const add = (...more: readonly PageNode[]): void => {
    nodes.push(...more);
    isApart = false;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line);
    const heading = HEADING.exec(line);
    const listed = ITEM.exec(line);
    const picture = pictureIn(line);
    if (line.trim() === '') at += 1;
    else if (line.trim() === APART) {
      isApart = true;
      at += 1;
    } else if (fence !== null) {
      const end = fenceEnd(lines, at, fence[1] ?? '');
      const indent = line.length - line.trimStart().length;
      const code = lines
        .slice(at + 1, end)
        .map((one) => one.slice(Math.min(indent, one.length - one.trimStart().length)));
      const language = /^\S*/.exec((fence[2] ?? '').trimStart())?.[0] ?? '';
      add({
        type: 'codeBlock',
        ...(language !== '' && { attrs: { language } }),
        ...(code.join('\n') !== '' && { content: [textNode(code.join('\n'))] }),
      });
      at = end + 1;
    } else if (heading !== null) {
      // The first of a page is its title's.
      const level = Math.min(3, Math.max(2, heading[1]?.length ?? 2));
      const content = readInline(line.slice(heading[0].length).trim());
      add({ type: 'heading', attrs: { level }, ...(content.length > 0 && { content }) });
      at += 1;
    } else if (RULE.test(line)) {
      add({ type: 'horizontalRule' });
      at += 1;
    } else if (QUOTE.test(line)) {
      let end = at;
      while (end < lines.length && QUOTE.test(lines[end] ?? '')) end += 1;
      const content = readBlocks(
        lines.slice(at, end).map((one) => one.replace(QUOTE, '')),
        depth + 1,
      );
      add({ type: 'blockquote', content: content.length > 0 ? content : [paragraph()] });
      at = end;
    } else if (listed !== null) {
      const item = readItem(lines, at, listed, depth);
      const last = nodes.at(-1);
      if (last?.type === item.list && !isApart) items.push(item.node);
      else {
        items = [item.node];
        add({ type: item.list, ...item.attrs, content: items });
      }
      at = item.end;
    } else if (isTable(line, lines[at + 1] ?? '')) {
      const table = tableAt(lines, at);
      add(table.node);
      at = table.end;
    } else if (picture !== null) {
      add(picture);
      at += 1;
    } else {
      let end = at + 1;
      while (end < lines.length && !beginsBlock(lines[end] ?? '', depth > 0)) end += 1;
      const underline = /^ {0,3}(=+|-+)\s*$/.exec(lines[end] ?? '');
      const content = readInline(joinedLines(lines.slice(at, end)));
      if (underline !== null && end < lines.length) {
        add({ type: 'heading', attrs: { level: underline[1]?.startsWith('=') ? 2 : 3 }, content });
        end += 1;
      } else if (content.length > 0) add(paragraph(content));
      at = end;
    }
  }
  return nodes;
}

/** A paragraph ends where a line begins something else: a number, outside of a list, only when it is 1. */
function beginsBlock(line: string, isInside: boolean): boolean {
  const item = ITEM.exec(line);
  return (
    line.trim() === '' ||
    line.trim() === APART ||
    FENCE.test(line) ||
    HEADING.test(line) ||
    RULE.test(line) ||
    QUOTE.test(line) ||
    /^ {0,3}(=+|-+)\s*$/.test(line) ||
    (item !== null && item[3] !== undefined && (isInside || /^(?:[-+*]|1[.)])$/.test(item[2] ?? '')))
  );
}

/** A line that ends in two blanks or a backslash is a line of its own. */
function joinedLines(lines: readonly string[]): string {
  return lines
    .map((line, at) => {
      const words = line.trim();
      if (at === lines.length - 1) return words;
      if (line.endsWith('  ')) return `${words}<br>`;
      return /(^|[^\\])\\$/.test(words) ? `${words.slice(0, -1)}<br>` : `${words} `;
    })
    .join('');
}

function fenceEnd(lines: readonly string[], from: number, fence: string): number {
  for (let at = from + 1; at < lines.length; at += 1) {
    const words = (lines[at] ?? '').trim();
    if (words.length >= fence.length && words === (fence[0] ?? '').repeat(words.length)) return at;
  }
  return lines.length;
}

interface Item {
  readonly list: string;
  readonly attrs: { readonly attrs?: Readonly<Record<string, unknown>> };
  readonly node: PageNode;
  readonly end: number;
}

function readItem(lines: readonly string[], at: number, match: RegExpExecArray, depth: number): Item {
  const mark = match[2] ?? '-';
  const width = (match[1] ?? '').length + mark.length + (match[3]?.length ?? 1);
  const first = (lines[at] ?? '').slice(match[0].length);
  const task = TASK.exec(first);
  const isNumbered = /\d/.test(mark);
  const inside = [task === null || isNumbered ? first : first.slice(task[0].length)];
  let end = at + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const indent = line.length - line.trimStart().length;
    if (line.trim() === '') {
      // Belongs to the item if something further in follows.
      let after = end + 1;
      while (after < lines.length && lines[after]?.trim() === '') after += 1;
      const next = lines[after];
      if (next === undefined || next.length - next.trimStart().length < Math.min(width, 2)) break;
      for (; end < after; end += 1) inside.push('');
      end = after - 1;
    } else if (indent >= width) inside.push(line.slice(width));
    else if (indent >= (match[1] ?? '').length + 2 && ITEM.test(line.trimStart())) inside.push(line.slice(indent));
    // A line further out goes on with a paragraph, if it begins nothing else.
    else if (indent < width && (lines[end - 1] ?? '').trim() !== '' && !beginsBlock(line, true) && !ITEM.test(line))
      inside.push(line.trim());
    else break;
  }
  const blocks = readBlocks(inside, depth + 1);
  const content = blocks[0]?.type === 'paragraph' ? blocks : [paragraph(), ...blocks];
  if (isNumbered) {
    const start = Number.parseInt(mark, 10);
    return {
      list: 'orderedList',
      attrs: start === 1 ? {} : { attrs: { start } },
      node: { type: 'listItem', content },
      end,
    };
  }
  if (task === null) return { list: 'bulletList', attrs: {}, node: { type: 'listItem', content }, end };
  const checked = task[1] !== ' ';
  return {
    list: 'taskList',
    attrs: {},
    node: { type: 'taskItem', attrs: { checked }, content },
    end,
  };
}

/** Only a picture that the workspace's files could hold; anything else is read as words. */
function pictureIn(line: string): PageNode | null {
  const match = PICTURE.exec(line.trim());
  if (match === null) return null;
  const about = new URLSearchParams(match[3] ?? '');
  const number = (key: string): number | undefined => (about.has(key) ? Number(about.get(key)) : undefined);
  const ref = parseFileRef({
    id: match[2],
    name: about.get('name'),
    type: about.get('type'),
    size: number('size'),
    width: number('width'),
    height: number('height'),
  });
  if (!ref.ok) return null;
  const { id, ...rest } = ref.value;
  return { type: 'image', attrs: { file: id, alt: wordsOf(readInline(match[1] ?? '')), ...rest } };
}

/** Whether a text is worth reading as Markdown: plain words are pasted as they are. */
export function looksLikeMarkdown(text: string): boolean {
  return (
    /^ {0,3}(?:#{1,6}\s|[-+*]\s|\d{1,9}[.)]\s|>\s?|`{3}|~{3}|\|.*\|\s*$)/m.test(text) ||
    /\*\*[^\s*][^*\n]*\*\*|~~[^\s~][^~\n]*~~|`[^`\n]+`|\[[^[\]\n]+\]\([^()\s]+[()]/.test(text)
  );
}
