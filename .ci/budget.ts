/** What a visitor's line must carry, in compressed bytes. Past a budget, the build is refused. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getConfig } from '@lingui/conf';
import { root } from './build.ts';
import { FETCHED_WHEN_ASKED } from './vite/chunks.ts';
import type { Kits } from './vite/kits.ts';

const KiB = 1024;
const budgets = {
  // 8 until the first screen stood in it (decision 0259).
  'the page itself': 10,
  'before the page can run': 80,
  // All that an install waits for, pictures included: what a cheap phone pays before the app opens without a network.
  'before it is on the device': 450,
  // With what comes behind, in a quiet moment: docs/gaps/app-weight.md says where it is.
  'the whole app of a mentor or mentee': 676,
  // 85 until repairs were made quick (decision 0237); the same left the app of a pair, where it was before.
  // 1 more since it is asked who accompanies where people choose, and another mentor is found by fit: docs/gaps/app-weight.md.
  'the office, kept once it is opened': 90,
};

/** Of each language, each part that is fetched by itself (.ci/vite/parts.ts). */
const WORDS = 15;

/** Of one tool, what is fetched for it alone: names of files up to their hash. */
const tools: Readonly<Record<string, { readonly files: RegExp; readonly most: number }>> = {
  'the board': { files: /^[Bb]oard-/, most: 45 },
  'the editor': { files: /^[Ee]ditor-/, most: 140 },
  calls: { files: /^(?:call|desk)-/, most: 25 },
  'reading QR codes': { files: /^decode-/, most: 30 },
};

function carried(file: string): number {
  const packed = statSync(`${file}.br`, { throwIfNoEntry: false });
  return (packed ?? statSync(file)).size;
}

/** What an install keeps that is no script and no style: finish.ts. */
const besideAssets = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?:index\.html|theme\.js|first\.js|[^/]+\.webmanifest|i\/(?:mark\.svg|192\.png))$/.test(name),
  );

/** Measures a build. The first budget covers the scripts and styles that index.html names itself. */
export function weigh(folder: string): { readonly lines: string[]; readonly problems: string[] } {
  const assets = join(folder, 'assets');
  const named = [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)];
  const all = readdirSync(assets).filter((name) => /\.(js|css|wasm)$/.test(name) && !FETCHED_WHEN_ASKED.test(name));
  const kits: Kits = JSON.parse(readFileSync(join(folder, '.kits'), 'utf8'));
  const { locales } = getConfig({ cwd: root });
  const apart = new Set(Object.values(kits).flat());
  const isSpoken = (kit: string): boolean => locales.includes(kit);
  /** Of the kits that are made of all these, or of none of them. */
  const kitsOf = (is: (kits: readonly string[]) => boolean): string[] =>
    Object.entries(kits).flatMap(([of, paths]) =>
      is(of.split(' ')) ? paths.map((path) => path.replace('assets/', '')) : [],
    );
  /** Of the language where that is the most. */
  const spoken = (is: (kits: readonly string[]) => boolean): number =>
    heaviest(locales.map((locale) => weightOf(kitsOf((of) => of.includes(locale) && is(of)))));
  const heaviest = (sizes: readonly number[]): number => Math.max(0, ...sizes);
  const sum = (sizes: number[]) => sizes.reduce((total, each) => total + each, 0);
  const weightOf = (names: readonly string[]): number => sum(names.map((name) => carried(join(assets, name))));
  const everybodys = weightOf(all.filter((name) => !apart.has(`assets/${name}`)));
  const beside = sum(besideAssets(folder).map((name) => carried(join(folder, name))));
  const measured: Record<keyof typeof budgets, number> = {
    'the page itself': carried(join(folder, 'index.html')),
    'before the page can run': sum(named.map(([, path = '']) => carried(join(folder, path)))),
    'before it is on the device': everybodys + beside + spoken((of) => of.length === 1),
    'the whole app of a mentor or mentee':
      everybodys +
      weightOf(kitsOf((of) => !of.includes('office') && !of.some(isSpoken))) +
      spoken((of) => !of.includes('office')),
    'the office, kept once it is opened':
      weightOf(kitsOf((of) => of.includes('office') && !of.some(isSpoken))) + spoken((of) => of.includes('office')),
  };
  const lines: string[] = [];
  const problems: string[] = [];
  const judge = (what: string, size: number, most: number): void => {
    const line = `${(size / KiB).toFixed(1)} KiB of ${most} ${what}`;
    lines.push(line);
    if (size > most * KiB) problems.push(`too heavy: ${line}`);
  };
  for (const [what, most] of Object.entries(budgets)) judge(what, measured[what as keyof typeof budgets], most);
  for (const [what, { files, most }] of Object.entries(tools)) {
    const its = all.filter((name) => files.test(name));
    // Under another name it would weigh nothing here.
    if (its.length === 0) problems.push(`not found: ${what}`);
    judge(what, weightOf(its), most);
  }
  for (const locale of locales) {
    const parts = all.filter((name) => name.startsWith(`${locale}-`));
    if (parts.length === 0) {
      problems.push(`not found: ${locale}`);
      continue;
    }
    const largest = parts.toSorted((a, b) => weightOf([b]) - weightOf([a]))[0] ?? '';
    judge(`${locale} at a time (${largest.split('-')[1]})`, weightOf([largest]), WORDS);
  }
  return { lines, problems };
}
