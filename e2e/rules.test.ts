/** docs/rules.md: each rule of experience, with the test that shows it by its title, or the gap that says why not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../.ci/build.ts';
import { read, rowsOf, testFiles, titledIn } from './support/shownBy.ts';

const ALL = Array.from({ length: 30 }, (_, at) => `R${at + 1}`);

const ID = 'R\\d+';
const rows = rowsOf('docs/rules.md', ID);
const titled = (path: string): Set<string> => titledIn(read(path), ID);

test('docs/rules.md has each of them once, in order, and no other', () => {
  expect(rows.map(({ id }) => id)).toEqual(ALL);
});

test.each(rows)('$id is shown by the tests that are named, or a gap says what is not there', ({ id, tests, gaps }) => {
  expect(tests.filter((path) => !existsSync(join(root, path)) || !titled(path).has(id))).toEqual([]);
  expect(gaps.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(tests.length + gaps.length).toBeGreaterThan(0);
});

test('no title names one that is not there', () => {
  const named = testFiles.flatMap((path) => [...titled(path)].map((id) => ({ id, path })));
  expect(named.filter(({ id }) => !ALL.includes(id))).toEqual([]);
});
