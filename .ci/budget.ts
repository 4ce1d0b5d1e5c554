/** What a visitor's line must carry, in compressed bytes. Past a budget, the build is refused. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FETCHED_WHEN_ASKED } from './vite/chunks.ts';

const KiB = 1024;
// The second is wanted at 450 and at last 400: docs/gaps/app-weight.md says where the rest is.
const budgets = { 'before the page can run': 90 * KiB, 'the whole app, kept for offline use': 720 * KiB };

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
  const measured: Record<keyof typeof budgets, number> = {
    'before the page can run': sum(named.map(([, path = '']) => carried(join(folder, path)))),
    'the whole app, kept for offline use': sum(all.map((name) => carried(join(assets, name)))),
  };
  const lines: string[] = [];
  const problems: string[] = [];
  for (const [what, limit] of Object.entries(budgets)) {
    const size = measured[what as keyof typeof budgets];
    const line = `${(size / KiB).toFixed(1)} KiB of ${limit / KiB} ${what}`;
    lines.push(line);
    if (size > limit) problems.push(`too heavy: ${line}`);
  }
  return { lines, problems };
}
