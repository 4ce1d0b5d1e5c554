/** What TipTap imports whole for a little of it; a name that it wants one day and that is not there fails the build. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Alias } from './peer.ts';

const lean = (name: string) => fileURLToPath(new URL(`../../app/ui/editor/lean/${name}`, import.meta.url));

export const leanEditor: Alias[] = [
  { find: /^fast-equals$/, replacement: lean('alike.ts') },
  { find: /^lib0\/dom$/, replacement: lean('dom.ts') },
  { find: /^linkifyjs$/, replacement: lean('links.ts') },
];

/** How TipTap's own Markdown extension, which the app does without, would read and write each kind of thing. */
const MARKDOWN = new Set([
  'parseMarkdown',
  'renderMarkdown',
  'markdownTokenName',
  'markdownTokenizer',
  'markdownOptions',
]);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Where in a source such entries of objects stand, to the beginning of the next one. */
function markdownIn(node: Node): (readonly [start: number, end: number])[] {
  const parts = Object.values(node).flat().filter(isNode);
  if (node.type !== 'ObjectExpression' || !('properties' in node)) return parts.flatMap(markdownIn);
  return parts.flatMap((each, index) => {
    const name = 'key' in each && isNode(each.key) && 'name' in each.key ? String(each.key.name) : '';
    return MARKDOWN.has(name) ? [[each.start, parts[index + 1]?.start ?? each.end] as const] : markdownIn(each);
  });
}

export const withoutMarkdown: Plugin = {
  name: 'binome-without-markdown',
  apply: 'build',
  transform: {
    filter: { id: /\/@tiptap\/.+\.js$/, code: /\bparseMarkdown\b/ },
    handler(code) {
      const kept = markdownIn(this.parse(code)).reduceRight(
        (rest, [start, end]) => rest.slice(0, start) + rest.slice(end),
        code,
      );
      return { code: kept, map: null };
    },
  },
};
