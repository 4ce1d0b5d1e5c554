import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

it('every rule of PROTOCOL.md has a test titled by it, and no test names a rule that is not there', () => {
  const rules = [...read('PROTOCOL.md').matchAll(/^- \*\*\[(SP\d+)\]\*\*/gm)].map(([, id]) => id);
  const tests = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.test.ts'));
  tests.push('../e2e/operator.test.ts'); // what is done before the server starts
  const titles = tests.flatMap((name) =>
    [...read(name).matchAll(/\b(?:it|on\w+|with\w+)(?:\.each\([^)]*\))?\(\s*['"`]((?:\[SP\d+\])+)/g)].map(
      ([, ids]) => ids,
    ),
  );
  const tested = new Set(titles.flatMap((ids) => [...(ids ?? '').matchAll(/SP\d+/g)].map(([id]) => id)));
  expect(new Set(rules).size).toBe(rules.length);
  expect([...tested].sort()).toEqual([...rules].sort());
});
