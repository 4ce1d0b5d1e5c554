/** What README.md tells to run is there to be run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const readme = read('README.md');

test('[R28] every command of npm in the README is one of the project’s', () => {
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
  const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name);
  const short = [...readme.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(8);
  expect(short).toContain('start');
  expect([...named, ...short].filter((name) => !scripts.includes(name))).toEqual([]);
});

test('[R28] what is run on every change is the first thing that the README tells to run', () => {
  const [, command = ''] = /\n(npm ci && npm test)\n/.exec(read('.ci/run')) ?? [];
  expect(readme).toContain(`\`\`\`\n${command}\n\`\`\``);
});

test('[R28] every page of the project that it leads to is there', () => {
  const pages = [...readme.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, path = '']) => path);
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
