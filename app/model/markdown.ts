/**
 * A page as Markdown (CommonMark, with the tables, tasks and crossed-out words of GitHub's). What it does not know it
 * reads as its text: words are worth more than shapes. markdownRead.ts reads back all that a page can hold.
 */
import { escaped, inlineMarkdown } from './markdownInline.ts';
import { type PageNode, wordsOf } from './pageNode.ts';

/** Between two lists of one kind, which Markdown would take for one; and in place of the head of a table without one. */
export const APART = '<!-- -->';

/** How a picture is written. */
export type WritePicture = (picture: PageNode) => string;

export const writeMarkdown = (nodes: readonly PageNode[], picture: WritePicture = byContent): string =>
  `${blocks(nodes, picture).join('\n\n')}\n`;

const LISTS: ReadonlySet<string> = new Set(['bulletList', 'orderedList', 'taskList']);
const INLINE: ReadonlySet<string> = new Set(['text', 'hardBreak', 'mention']);

function blocks(nodes: readonly PageNode[], picture: WritePicture): string[] {
  const written: string[] = [];
  let last: string | null = null;
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node === undefined) continue;
    let text: string;
    if (INLINE.has(node.type)) {
      // No editor puts words where blocks stand; they are words all the same.
      let end = at + 1;
      while (end < nodes.length && INLINE.has(nodes[end]?.type ?? '')) end += 1;
      text = inlineMarkdown(nodes.slice(at, end));
      at = end - 1;
    } else text = block(node, picture);
    if (text === '') continue;
    if (last === node.type && LISTS.has(last)) written.push(APART);
    last = node.type;
    written.push(text);
  }
  return written;
}

function block(node: PageNode, picture: WritePicture): string {
  const { type, content = [] } = node;
  switch (type) {
    case 'heading':
      return `${'#'.repeat(levelOf(node))} ${inlineMarkdown(content, '<br>')}`;
    case 'bulletList':
      return list(content, picture, () => '- ');
    case 'orderedList': {
      const start = Number(node.attrs?.start ?? 1);
      return list(content, picture, (at) => `${(Number.isSafeInteger(start) && start >= 0 ? start : 1) + at}. `);
    }
    case 'taskList':
      return list(content, picture, (_, item) => (String(item.attrs?.checked) === 'true' ? '- [x] ' : '- [ ] '));
    case 'blockquote':
      return prefixed(blocks(content, picture).join('\n\n'), '> ', '> ');
    case 'codeBlock':
      return fenced(wordsOf(content), node.attrs?.language);
    case 'horizontalRule':
      return '---';
    case 'paragraph':
      return inlineMarkdown(content);
    case 'table':
      return table(content);
    case 'image':
      return picture(node);
    default:
      return content.every(({ type: inner }) => INLINE.has(inner))
        ? inlineMarkdown(content)
        : blocks(content, picture).join('\n\n');
  }
}

function list(items: readonly PageNode[], picture: WritePicture, mark: (at: number, item: PageNode) => string): string {
  return items
    .map((item, at) => {
      if (INLINE.has(item.type)) return inlineMarkdown([item]);
      const first = mark(at, item);
      return prefixed(
        joined(item.content ?? [], picture),
        first,
        ' '.repeat(first.startsWith('- ') ? 2 : first.length),
      );
    })
    .join('\n');
}

/** A list inside an item is close to its words, as it was on the page. */
function joined(content: readonly PageNode[], picture: WritePicture): string {
  const [first, second] = content;
  const inner = blocks(content, picture);
  if (first?.type !== 'paragraph' || second === undefined || !LISTS.has(second.type)) return inner.join('\n\n');
  const [words, below, ...rest] = inner;
  if (block(first, picture) === '') return inner.join('\n\n');
  return [[words, below].join('\n'), ...rest].join('\n\n');
}

const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, at) => (at === 0 ? first : rest) + line)
    .join('\n');

function fenced(text: string, language: unknown): string {
  // A fence longer than any run of backticks inside.
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const name = typeof language === 'string' && /^[\w+#.-]{1,40}$/.test(language) ? language : '';
  return `${fence}${name}\n${text}\n${fence}`;
}

const levelOf = ({ attrs }: PageNode): number => Math.min(6, Math.max(1, Number(attrs?.level) || 2));

function table(rows: readonly PageNode[]): string {
  const lines = rows.map(({ content = [] }) =>
    content.map((cell) => (INLINE.has(cell.type) ? inlineMarkdown([cell], '<br>') : cellWords(cell))),
  );
  const width = Math.max(1, ...lines.map(({ length }) => length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const hasHead = rows[0]?.content?.some(({ type }) => type === 'tableHeader') ?? false;
  const [head, ...body] = hasHead ? lines : [Array.from({ length: width }, () => APART), ...lines];
  return [line(head ?? []), line(Array.from({ length: width }, () => '---')), ...body.map(line)].join('\n');
}

/** Of another shape than ours, a cell may hold blocks: their words. */
function cellWords({ content = [] }: PageNode): string {
  const isFlat = content.every(({ type }) => INLINE.has(type));
  return isFlat ? inlineMarkdown(content, '<br>') : escaped(wordsOf(content)).replace(/\n/g, ' ');
}

/** Named by its content, as everywhere in the workspace: who has the file finds it again. */
function byContent({ attrs = {} }: PageNode): string {
  const about = ['name', 'type', 'size', 'width', 'height']
    .filter((key) => attrs[key] !== undefined && attrs[key] !== null)
    .map((key) => `${key}=${encodeURIComponent(String(attrs[key]))}`);
  return `![${saidOf(attrs)}](<binome:${String(attrs.file ?? '')}?${about.join('&')}>)`;
}

/** What a picture shows, as it was described. */
export const saidOf = (attrs: PageNode['attrs']): string => escaped(String(attrs?.alt ?? '')).replace(/\n/g, ' ');
