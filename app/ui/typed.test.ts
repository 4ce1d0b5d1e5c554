/**
 * A browser writes what stands in a field into its own files, to fill it in again after a restart, unless the field
 * says `autocomplete="off"`. What is typed here is kept sealed, or not at all: so every field says what it wants.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const screens = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'),
);

it('every field that takes words says whether the browser may keep them', () => {
  const fields = screens.flatMap((name) => {
    const source = readFileSync(join(import.meta.dirname, name), 'utf8');
    return [...source.matchAll(/<(?:input|textarea)\b.*?\/>/gs)].map(([field]) => ({ name, field }));
  });
  expect(fields.length).toBeGreaterThan(8);
  const silent = fields.filter(({ field }) => !/autoComplete=|type="(?:radio|checkbox)"/.test(field));
  expect(silent.map(({ name }) => name)).toEqual([]);
});
