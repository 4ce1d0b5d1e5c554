/** The walk over every address (e2e/access) knows all that the app's router knows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OFFICE_TABS, GUIDES as READ, WALK } from './access/walk.ts';

const ui = (path: string): string => readFileSync(join(import.meta.dirname, '../app/ui', path), 'utf8');

test('[R20] every address of the router is in the walk, and no other', () => {
  const router = ui('App.tsx') + ui('Places.tsx');
  const known = [...router.matchAll(/<Route path="([^"]*)"/g)].map(([, path = '']) => path);
  expect(known.length).toBeGreaterThan(30);
  expect(Object.keys(WALK).toSorted()).toEqual([...known, ''].toSorted());
});

test('[R20] so are the tabs of an office, and the guides', () => {
  const listOf = (source: string, name: string): string[] => {
    const [, list = ''] = new RegExp(`${name}[^=]*= \\[([^\\]]*)\\]`).exec(source) ?? [];
    return [...list.matchAll(/'([^']+)'/g)].map(([, each = '']) => each);
  };
  expect([...OFFICE_TABS].toSorted()).toEqual(listOf(ui('office/OfficeScreen.tsx'), 'const tabs').toSorted());
  expect([...READ]).toEqual(listOf(ui('help/guides.ts'), 'export const GUIDES'));
});
