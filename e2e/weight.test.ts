/** What a visitor's line must carry is refused by the build when it is too much; and words come with their screens. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { weigh } from '../.ci/budget.ts';
import { isOffice } from '../.ci/vite/chunks.ts';
import { partsOf } from '../.ci/vite/parts.ts';
import { GOALS } from '../bench/start/goals.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weight-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, '.kits'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The problems of a build whose first page loads so many KiB. */
function problemsOf(kibibytes: number): string[] {
  writeFileSync(join(folder, 'index.html'), '<script src="/assets/index-aaaaaaaa.js"></script>');
  writeFileSync(join(folder, 'assets/index-aaaaaaaa.js'), new Uint8Array(kibibytes * 1024));
  return weigh(folder).problems;
}
const first = expect.stringMatching(/before the page can run/);

it('[R1] a first page of more than 80 KiB fails the build, of 79 it does not', () => {
  expect(problemsOf(81)).toContainEqual(first);
  expect(problemsOf(79)).not.toContainEqual(first);
});

it('[R1] a part of a language above 15 KiB fails the build', () => {
  writeFileSync(join(folder, 'assets/fr-office-aaaaaaaa.js'), new Uint8Array(16 * 1024));
  expect(problemsOf(1)).toContainEqual(expect.stringMatching(/15 fr at a time \(office\)/));
});

it('[R2] the bench holds the start to 3.5 s on slow 3G and to 1 s again', () => {
  expect(GOALS).toMatchObject({ 'slow 3G': 3_500, again: 1_000 });
});

const used = [
  ['app/ui/office/Percent.tsx'],
  ['app/ui/goals/Goals.tsx'],
  ['app/ui/home/Today.tsx'],
  ['app/ui/goals/Goals.tsx', 'app/ui/settings/Settings.tsx'],
  ['app/ui/goals/Goals.tsx', 'app/ui/office/Percent.tsx'],
];

it('a sentence is fetched with the screens that say it; what several kinds of them say, with the first', () => {
  const parts = partsOf(used);
  expect(used.map((files) => parts.of(files))).toEqual(['office', 'plans', 'first', 'first', 'plans']);
  expect(parts.neededBy('app/ui/goals/Goals.tsx')).toEqual(['plans']);
  expect(parts.neededBy('app/ui/office/OfficeScreen.tsx')).toContain('office');
  expect(parts.neededBy('app/ui/home/Today.tsx')).toEqual([]);
});

it('the office is what the app reaches through its screens and its door alone', () => {
  const all = [
    'app/session/office.ts',
    'app/programme/statistics.ts',
    'app/matching/worker.ts',
    'app/ui/parts/LongList.tsx',
  ];
  expect(all.filter((file) => !isOffice(file))).toEqual([]);
  const others = [
    'app/session/session.ts',
    'app/ui/choosing/ChooseScreen.tsx',
    'app/ui/parts/Button.tsx',
    'node_modules/yjs/yjs.js',
  ];
  expect(others.filter(isOffice)).toEqual([]);
});
