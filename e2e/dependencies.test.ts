/** Every package is pinned to one version, and docs/dependencies.md says of each why it is here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const all: Readonly<Record<string, string>> = { ...dependencies, ...devDependencies };

/** Names in the first column of the tables, `@x/*` for all of one maker, and those of the server's sentence. */
const text = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
const named = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:package|in place of) /.test(line))
  .flatMap((line) => (line.split('|')[1] ?? '').split(/,| and |\(with [^)]*\)/))
  .map((name) => name.trim().replace(/ v?\d[\d.]*$/, ''))
  .filter((name) => /^@?[\w./*-]+$/.test(name));
const server = text.slice(text.indexOf('## In the server'), text.indexOf('## To build'));

const isNamed = (name: string): boolean =>
  named.some((each) => each === name || (each.endsWith('/*') && name.startsWith(each.slice(0, -1)))) ||
  new RegExp(`(?:^|[\\s(])${name}[\\s,]`).test(server);

test('every package is pinned to one exact version', () => {
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('docs/dependencies.md justifies every package', () => {
  expect(Object.keys(all).filter((name) => !isNamed(name))).toEqual([]);
});

/** Made of others here, or not packages of npm. */
const NO_PACKAGES = ['coturn', 'iptables', 'iproute2', 'linkifyjs', 'fast-equals', 'lib0/logging', 'lib0/dom'];

test('docs/dependencies.md names none that has gone', () => {
  const isThere = (name: string): boolean =>
    Object.keys(all).some((each) => each === name || (name.endsWith('/*') && each.startsWith(name.slice(0, -1))));
  expect(named.filter((name) => !NO_PACKAGES.some((each) => name.startsWith(each)) && !isThere(name))).toEqual([]);
});
