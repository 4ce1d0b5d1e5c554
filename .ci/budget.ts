/** What a visitor's line must carry, in compressed bytes. Past a budget, the build is refused. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FETCHED_WHEN_ASKED } from './vite/chunks.ts';

const KiB = 1024;
// The second is wanted at 450 and at last 400: docs/gaps/app-weight.md says where the rest is.
const budgets = { 'before the page can run': 90, 'the whole app, kept for offline use': 758 };

/** Of one tool, what is fetched for it alone: names of files up to their hash. A language is wanted at 15. */
const tools: Readonly<Record<string, { readonly files: RegExp; readonly most: number }>> = {
  'the board': { files: /^[Bb]oard-/, most: 45 },
  'the editor': { files: /^[Ee]ditor-/, most: 140 },
  calls: { files: /^(?:CallPage|CallLayer|call|desk)-/, most: 25 },
  'reading QR codes': { files: /^decode-/, most: 30 },
  English: { files: /^en-/, most: 40 },
  French: { files: /^fr-/, most: 40 },
};

function carried(file: string): number {
  const packed = statSync(`${file}.br`, { throwIfNoEntry: false });
  return (packed ?? statSync(file)).size;
}

/** Measures a build. The first budget covers the scripts and styles that index.html names itself. */
export function weigh(folder: string): { readonly lines: string[]; readonly problems: string[] } {
  const assets = join(folder, 'assets');
  const named = [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)];
  const all = readdirSync(assets).filter((name) => /\.(js|css|wasm)$/.test(name) && !FETCHED_WHEN_ASKED.test(name));
  const sum = (sizes: number[]) => sizes.reduce((total, each) => total + each, 0);
  const weightOf = (names: readonly string[]): number => sum(names.map((name) => carried(join(assets, name))));
  const measured: Record<keyof typeof budgets, number> = {
    'before the page can run': sum(named.map(([, path = '']) => carried(join(folder, path)))),
    'the whole app, kept for offline use': weightOf(all),
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
  return { lines, problems };
}
