/**
 * A page as Markdown, for taking along. What it does not know it reads as its text: words are worth more than shapes.
 * The other side may have written anything, nested as deep as it likes.
 */
import * as Y from 'yjs';

/** Deeper than any list a person makes; what is below is read as plain text. */
const DEEPEST = 24;

export function markdownOf(body: Y.XmlFragment): string {
  return `${blocks(body, 0).join('\n\n')}\n`;
}

function blocks(parent: Y.XmlFragment, depth: number): string[] {
  return parent.toArray().flatMap((node) => {
    const text = node instanceof Y.XmlElement ? block(node, depth) : node instanceof Y.XmlText ? words(node) : '';
    return text === '' ? [] : [text];
  });
}

function block(element: Y.XmlElement, depth: number): string {
  if (depth > DEEPEST) return inline(element);
  switch (element.nodeName) {
    case 'heading':
      return `${'#'.repeat(levelOf(element))} ${inline(element)}`;
    case 'bulletList':
      return list(element, depth, () => '- ');
    case 'orderedList': {
      const start = Number(attribute(element, 'start')) || 1;
      return list(element, depth, (at) => `${start + at}. `);
    }
    case 'taskList':
      return list(element, depth, (_, item) => (String(attribute(item, 'checked')) === 'true' ? '- [x] ' : '- [ ] '));
    case 'blockquote':
      return prefixed(blocks(element, depth + 1).join('\n\n'), '> ', '> ');
    case 'codeBlock':
      return fenced(plain(element));
    case 'horizontalRule':
      return '---';
    case 'paragraph':
      return inline(element);
    default:
      return element.toArray().some((child) => child instanceof Y.XmlElement)
        ? blocks(element, depth + 1).join('\n\n')
        : inline(element);
  }
}

function list(element: Y.XmlElement, depth: number, mark: (at: number, item: Y.XmlElement) => string): string {
  return element
    .toArray()
    .map((item, at) => {
      // No editor puts words straight into a list; they are words all the same.
      if (!(item instanceof Y.XmlElement)) return item instanceof Y.XmlText ? words(item) : '';
      const first = mark(at, item);
      // A list inside an item is close to its words, as it was on the page.
      return prefixed(blocks(item, depth + 1).join('\n'), first, ' '.repeat(first.startsWith('- ') ? 2 : first.length));
    })
    .join('\n');
}

const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, at) => (at === 0 ? first : rest) + line)
    .join('\n');

function fenced(text: string): string {
  // A fence longer than any run of backticks inside.
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

const levelOf = (element: Y.XmlElement): number => Math.min(6, Math.max(1, Number(attribute(element, 'level')) || 2));

/** Editors write numbers and booleans where the types say text. */
function attribute(element: Y.XmlElement, name: string): unknown {
  return element.getAttribute(name);
}

function inline(element: Y.XmlElement): string {
  return element
    .toArray()
    .map((child) => {
      if (child instanceof Y.XmlText) return words(child);
      if (!(child instanceof Y.XmlElement)) return '';
      return child.nodeName === 'hardBreak' ? '  \n' : escaped(plain(child));
    })
    .join('');
}

interface Run {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function words(text: Y.XmlText): string {
  return text
    .toDelta()
    .map(({ insert, attributes = {} }: Run) => (typeof insert === 'string' ? marked(insert, attributes) : ''))
    .join('');
}

function marked(text: string, marks: Readonly<Record<string, unknown>>): string {
  // Marks stand against words, never against blanks: `** so**` is no Markdown.
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (inner === '') return text;
  if ('code' in marks) return `${before}${codeSpan(inner)}${after}`;
  let out = escaped(inner);
  if ('strike' in marks) out = `~~${out}~~`;
  if ('italic' in marks) out = `*${out}*`;
  if ('bold' in marks) out = `**${out}**`;
  const address = hrefOf(marks.link);
  if (address !== null) out = `[${out}](<${address.replace(/[<>\n]/g, encodeURIComponent)}>)`;
  return before + out + after;
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

function hrefOf(link: unknown): string | null {
  return typeof link === 'object' && link !== null && 'href' in link && typeof link.href === 'string'
    ? link.href
    : null;
}

/** All text inside, without shapes. Walked with a list of its own: it is as deep as somebody made it. */
function plain(element: Y.XmlElement): string {
  const waiting: unknown[] = [element];
  let text = '';
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node instanceof Y.XmlText) {
      for (const { insert } of node.toDelta() as Run[]) if (typeof insert === 'string') text += insert;
    } else if (node instanceof Y.XmlElement) waiting.push(...node.toArray().reverse());
  }
  return text;
}

/** What Markdown would read as a sign. At the start of a line a few more are. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~]/g, '\\$&').replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/gm, '$1\\$2');
}
