/** That it costs nothing to use, to run and to change: what it is made of is free, and nobody has to be paid. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string) => JSON.parse(read(path));

/** Each allows anybody to run it, change it and hand it on, also inside something else. */
const FREE = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unlicense'];

test('[S14] the app is under a free licence, and so is every package that is part of it', () => {
  expect(json('package.json').license).toBe('MIT');
  expect(read('LICENSE')).toMatch(/Permission is hereby granted, free of charge/);
  const packages = Object.entries<{
    readonly license?: string;
    readonly dev?: true;
    readonly devOptional?: true;
    readonly optional?: true;
  }>(json('package-lock.json').packages);
  const parts = packages.filter(([name, of]) => name !== '' && !of.dev && !of.devOptional && !of.optional);
  expect(parts.length).toBeGreaterThan(40);
  const isFree = (licence = ''): boolean =>
    licence
      .replaceAll(/[()]/g, '')
      .split(' OR ')
      .some((one) => FREE.includes(one));
  expect(
    parts.filter(([, { license }]) => !isFree(license)).map(([name, { license }]) => `${name}: ${license}`),
  ).toEqual([]);
});
