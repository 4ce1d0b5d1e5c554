/** What main.tsx needs of this room once something is drawn. */
export { askToKeep, showBadge } from './keep.ts';
export { inUse, keepRest, tellUsed } from './kits.ts';
export { registerApp } from './register.ts';
