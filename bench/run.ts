/** `npm run -s bench -- NAME`: prints one JSON line a case on standard output, and nothing else there. */
import { readdirSync } from 'node:fs';

export interface Case {
  readonly bench: string;
  readonly case: string;
  /** Our figure, in `unit`. */
  readonly ours: number | null;
  /** Whom we compare with. */
  readonly peer: string;
  /** Its figure; null: it never got there. */
  readonly theirs: number | null;
  /** What the platform itself does under us, in the same run. */
  readonly limit: number | null;
  readonly unit: string;
  /** Of ours to the limit, as the goal puts it. */
  readonly ratio: number | null;
  readonly goal: string;
  readonly met: boolean;
}

/** What a bench exports as `run`: calls `report` as each case is done. */
export type Bench = (report: (result: Case) => void) => Promise<void>;

const known = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts' && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -'.ts'.length));

async function main(name: string | undefined): Promise<number> {
  if (name === undefined || !known.includes(name)) {
    console.error(`Which? npm run -s bench -- ${known.join(' | ')}`);
    return 2;
  }
  const { run } = (await import(`./${name}.ts`)) as { readonly run: Bench };
  let met = true;
  await run((result) => {
    met &&= result.met;
    console.log(JSON.stringify(result));
  });
  return met ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main(process.argv[2]);
