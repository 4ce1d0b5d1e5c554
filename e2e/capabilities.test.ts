/** docs/capabilities.md: each thing the app is for, with the test that shows it by its title, or the gap that says why not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../.ci/build.ts';
import { read, rowsOf, testFiles, titledIn } from './support/shownBy.ts';

const ids = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`);
const ALL = [...ids('S', 66), ...ids('F', 41)];

const ID = '[SF]\\d\\d';
const rows = rowsOf('docs/capabilities.md', ID);
const titled = (path: string): Set<string> => titledIn(read(path), ID);

test('docs/capabilities.md has each of them once, in order, and no other', () => {
  expect(rows.map(({ id }) => id)).toEqual(ALL);
});

test.each(rows)('$id is shown by the tests that are named, or a gap says what is not there', ({ id, tests, gaps }) => {
  expect(tests.filter((path) => !existsSync(join(root, path)) || !titled(path).has(id))).toEqual([]);
  expect(gaps.filter((path) => !existsSync(join(root, path)) || !new RegExp(`\\b${id}\\b`).test(read(path)))).toEqual(
    [],
  );
  expect(tests.length + gaps.length).toBeGreaterThan(0);
});

test('no title names one that is not there', () => {
  const named = testFiles.flatMap((path) => [...titled(path)].map((id) => `${id} ${path}`));
  expect(named.filter((each) => !ALL.includes(each.slice(0, 3)))).toEqual([]);
});
