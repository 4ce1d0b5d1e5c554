/** What TipTap imports whole for a little of it; a name that it wants one day and that is not there fails the build. */
import { fileURLToPath } from 'node:url';
import type { Alias } from './peer.ts';

const lean = (name: string) => fileURLToPath(new URL(`../../app/ui/editor/lean/${name}`, import.meta.url));

export const leanEditor: Alias[] = [
  { find: /^fast-equals$/, replacement: lean('alike.ts') },
  { find: /^lib0\/dom$/, replacement: lean('dom.ts') },
  { find: /^linkifyjs$/, replacement: lean('links.ts') },
];
