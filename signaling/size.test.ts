import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Every line counts, comments and blanks too. It only falls: docs/gaps/signalling-size.md. */
const MOST = 1_949;

it(`the server is at most ${MOST} lines`, () => {
  const folder = new URL('.', import.meta.url);
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const lines = sources.map((name) => readFileSync(new URL(name, folder), 'utf8').split('\n').length - 1);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(MOST);
});
