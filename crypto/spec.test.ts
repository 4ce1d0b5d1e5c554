import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.ts'));
const sources = files.filter((name) => !name.endsWith('.test.ts'));
const tests = files.filter((name) => name.endsWith('.test.ts') && name !== 'spec.test.ts');

const rules = [...read('SPEC.md').matchAll(/^- \[(CR\d+)\]/gm)].map((match) => match[1] ?? '');
/** The ids that open a test's title: `test('[CR4] …`, `test.each(…)('[CR4][CR5] …`. */
const titled = [
  ...tests
    .map(read)
    .join('\n')
    .matchAll(/['"`]((?:\[CR\d+\])+) /g),
].flatMap((match) => [...(match[1] ?? '').matchAll(/CR\d+/g)].map(([id]) => id));
const own = ['CR5'];

test('every rule of SPEC.md has a test, and every test a rule', () => {
  expect(rules.length).toBeGreaterThan(30);
  const numbers = rules.map((rule) => Number(rule.slice(2)));
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect([...new Set([...titled, ...own])].sort()).toEqual([...rules].sort());
});

const importsOf = (name: string): string[] =>
  [...read(name).matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');

test('[CR5] the room imports itself and four libraries', () => {
  const outside = sources.flatMap(importsOf).filter((path) => !path.startsWith('./'));
  expect([...new Set(outside)].sort()).toEqual([
    '@noble/hashes/hkdf.js',
    '@noble/hashes/sha2.js',
    '@scure/bip39',
    '@scure/bip39/wordlists/english.js',
    '@scure/bip39/wordlists/french.js',
    'hash-wasm',
    'tweetnacl',
  ]);
});

test('[CR5] hash-wasm is fetched only when needed, and no test helper is imported', () => {
  const code = sources.map(read).join('\n');
  expect(code.match(/hash-wasm'/g)).toEqual(["hash-wasm'"]);
  expect(code).toContain("await import('hash-wasm')");
  expect(sources.flatMap(importsOf).filter((path) => /testing|vectors|\.\.\//.test(path))).toEqual([]);
});

test('[CR5] the phrase with its library, and each list of words, is fetched only when needed', () => {
  const imports = sources.flatMap((name) => [...read(name).matchAll(/^.*'(@scure[^']*|\.\/phrase\.ts)'.*$/gm)]);
  const eager = imports.filter(([line]) => !/import\(|^(import|export) type /.test(line));
  expect(eager.map(([, path]) => path)).toEqual(['@scure/bip39']);
  expect(read('phrase.ts')).toContain("from '@scure/bip39'");
});

test('[CR5] the room knows neither page nor process', () => {
  const code = sources
    .map(read)
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  expect(code).not.toMatch(/\b(?:window|document|localStorage|process|Buffer|require|Date|Math\.random)\b/);
});
