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

const OF_MARKDOWN = /^\t(?:parseMarkdown|renderMarkdown|markdown(?:TokenName|Tokenizer|Options)):/;
const balance = (line: string): number => (line.match(/[([{]/g)?.length ?? 0) - (line.match(/[)\]}]/g)?.length ?? 0);

/**
 * Without what each extension of TipTap brings for a Markdown package of its own: ours is app/model/markdown.ts. Each is
 * one property, at the first level of what is handed to `create`; where one does not end there, the build is refused.
 */
export const withoutMarkdown = (): Plugin => ({
  name: 'without-markdown',
  apply: 'build',
  transform: {
    filter: { id: /node_modules\/@tiptap\/extension-[^/]+\/dist\/.+\.js$/ },
    handler: (code) => withoutProperties(code),
  },
});

export function withoutProperties(code: string): string {
  const kept: string[] = [];
  let open = 0;
  for (const line of code.split('\n')) {
    if (open === 0 && !OF_MARKDOWN.test(line)) {
      kept.push(line);
      continue;
    }
    const isFirst = open === 0;
    open += balance(line);
    if (open < 0 || (open === 0 && !isFirst && !/^\t\S/.test(line))) throw new Error(`no end of a property: ${line}`);
  }
  return kept.join('\n');
}
