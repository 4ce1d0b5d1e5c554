/** What docs/threats.md claims, each with the test that holds it: a claim whose test is gone is none. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const text = readFileSync(join(ROOT, 'docs/threats.md'), 'utf8');

/** The rows under a head that names who holds it; the head and the rule below it left out. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[-| ]+\|$/.test(line))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .filter((cells) => cells.at(-1) !== 'held by');

const testNames = (folder: string): string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:test|scene)\.tsx?$/.test(name))
        .map((name) => join(folder, name))
    : [];
const RULED = ['app', 'crypto', 'e2e', 'signaling'].flatMap(testNames);
const ruled = RULED.map((name) => readFileSync(join(ROOT, name), 'utf8')).join('\n');

/** A test, or a folder that has some (`e2e/notebook`). */
const isThere = (place: string): boolean =>
  /\.(?:test|scene)\.tsx?$/.test(place) ? existsSync(join(ROOT, place)) : testNames(place).length > 0;

test('docs/threats.md has its rows', () => {
  expect(rows.length).toBeGreaterThan(60);
});

test.each(rows.map((cells) => [cells[0] ?? '', cells.at(-1) ?? ''] as const))('%s', (_, held) => {
  const files = [...held.matchAll(/`([\w./-]+)`/g)].map(([, name]) => name ?? '');
  const rules = [...held.matchAll(/\[(CR|SP)(\d+)\]|\b(SP|CR)(\d+)\b/g)].map(
    ([, a = '', n = '', b = '', m = '']) => `${a}${b}${n}${m}`,
  );
  const places = files.filter((name) => /\/|\.(?:test|scene)\./.test(name));
  expect(places.filter((name) => !isThere(name))).toEqual([]);
  expect(rules.filter((rule) => !ruled.includes(`[${rule}]`))).toEqual([]);
  // Somebody's own judgement, or an element of the browser, is said in words; anything else has a test or says that not.
  expect(places.length + rules.length > 0 || held.includes('**not protected**'), held).toBe(true);
});
