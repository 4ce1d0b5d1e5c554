/** docs/rules.md: each rule of experience, with the test that shows it by its title, or the gap that says why not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const ALL = Array.from({ length: 30 }, (_, at) => `R${at + 1}`);

interface Row {
  readonly id: string;
  readonly tests: readonly string[];
  readonly gaps: readonly string[];
}

const rows: Row[] = read('docs/rules.md')
  .split('\n')
  .filter((line) => /^\| R\d/.test(line))
  .map((line) => {
    const [id = '', , shown = '', not = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return {
      id,
      tests: [...shown.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
      gaps: [...not.matchAll(/\]\((gaps\/[\w-]+\.md)\)/g)].map(([, path = '']) => `docs/${path}`),
    };
  });

/** The ids that stand in a title: in the words of a test, not in a comment. */
const titled = (source: string): Set<string> =>
  new Set(
    source
      .split('\n')
      .filter((line) => /^(?!\s*(?:\*|\/\/|\/\*)).*['"`]/.test(line))
      .flatMap((line) => [...line.matchAll(/\[(R\d+)\]/g)].map(([, id = '']) => id)),
  );

test('docs/rules.md has each of them once, in order, and no other', () => {
  expect(rows.map(({ id }) => id)).toEqual(ALL);
});

test.each(rows)('$id is shown by the tests that are named, or a gap says what is not there', ({ id, tests, gaps }) => {
  expect(tests.filter((path) => !existsSync(join(ROOT, path)) || !titled(read(path)).has(id))).toEqual([]);
  expect(gaps.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  expect(tests.length + gaps.length).toBeGreaterThan(0);
});

test('no title names one that is not there', () => {
  const named = ['app', 'e2e', 'signaling', 'crypto'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:test|scene)\.tsx?$/.test(name))
      .flatMap((name) => [...titled(read(join(folder, name)))].map((id) => ({ id, name }))),
  );
  expect(named.filter(({ id }) => !ALL.includes(id))).toEqual([]);
});
