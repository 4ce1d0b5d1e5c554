/** From cards to a certified run at the size of a great programme: in one thread of Node, and in a browser's worker. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { hashInputs } from '../../app/matching/inputs.ts';
import { match, matchInSteps } from '../../app/matching/match.ts';
import { measuresOf } from '../../app/matching/measures.ts';
import { Remembered } from '../../app/matching/remembered.ts';
import { repairRun } from '../../app/matching/repairRun.ts';
import type { MatchRules } from '../../app/matching/types.ts';
import { verifyRun } from '../../app/matching/verify.ts';
import { certifyRun } from '../../app/matching/writeRun.ts';
import { openSite } from '../../e2e/link/site.ts';
import { chromiumFlags, needChromium } from '../../e2e/support/chromium.ts';
import { median } from '../measure/inTurn.ts';
import { AT, people } from './cards.ts';
import type { Played } from './page/main.ts';

/** As many as cards can offer, five at most: three in five mentees are left out. And with a seat for each. */
export const SIZE = { mentees: 23_000, mentors: 2_000, seats: [4, 5] };
const ENOUGH = [11, 12];
const RULES: MatchRules = {
  weights: { skills: 8, topics: 5, languages: 3, time: 6 },
  pins: [],
  bans: [],
  seed: 1,
};
const hash = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** Milliseconds of this process's processor, and by the clock. */
function timed<T>(work: () => T): { readonly found: T; readonly ms: number; readonly cpu: number } {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const found = work();
  const { user, system } = process.cpuUsage(used);
  return { found, ms: performance.now() - began, cpu: (user + system) / 1000 };
}

/** With a seat for everybody: more than a card may say, which nobody reads here. */
export function withSeatsForAll() {
  const candidates = people(SIZE.mentees, SIZE.mentors, ENOUGH, 5);
  const { found, ms, cpu } = timed(() => match(candidates, RULES, AT, hash));
  if (!found.ok) throw new Error(found.error.tag);
  return { ms, cpu, left: SIZE.mentees - found.value.pairs.length, gap: (found.value.bound ?? 0) - found.value.total };
}

export function inNode() {
  const { mentees, mentors, seats } = SIZE;
  const candidates = people(mentees, mentors, seats, 5);
  let bytes = 0;
  const weigh = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    bytes = Math.max(bytes, heapUsed + arrayBuffers);
  };
  const remembered = new Remembered();
  const made = timed(() => {
    const steps = matchInSteps(candidates, RULES, AT, remembered);
    for (let step = steps.next(); ; step = steps.next()) {
      weigh();
      if (step.done !== true) continue;
      if (!step.value.ok) throw new Error('a rule that cannot be kept');
      return certifyRun(step.value.value, hashInputs(candidates, RULES, AT, hash), hash);
    }
  });
  const run = made.found;
  const verified = timed(() => verifyRun(run, candidates, AT, hash));
  if (!verified.found.ok) throw new Error(verified.found.error.tag);
  const leaving = [3, 403, 803, 1203, 1603].map((n) => candidates[n]?.person ?? candidates[0]?.person);
  const repair = (known?: Remembered) =>
    leaving.flatMap((person) => {
      if (person === undefined) return [];
      const repaired = timed(() => repairRun(run, candidates, { kind: 'leaves', person }, AT, hash, known));
      weigh();
      if (!repaired.found.ok) throw new Error(repaired.found.error.tag);
      const had = run.pairs.filter(({ mentor }) => mentor === person).length;
      const { moved, run: after } = repaired.found.value;
      return [{ ms: repaired.ms, moved: moved.length, had, digest: after.digest }];
    });
  const cold = repair();
  const repairs = repair(remembered);
  return {
    total: run.total,
    bound: run.bound ?? 0,
    ms: made.ms,
    cpu: made.cpu,
    bytes,
    verifying: verified.ms,
    repairing: median(repairs.map(({ ms }) => ms)),
    cold: median(cold.map(({ ms }) => ms)),
    differ: cold.filter(({ digest }, at) => digest !== repairs[at]?.digest).length,
    repairs,
    measuring: timed(() => measuresOf(run, candidates, AT)).ms,
  };
}

/** Both in a process that has done nothing else, as a worker has not: what was there before is neither weighed nor waited for. */
export async function inNodeAlone() {
  const script = fileURLToPath(new URL('alone.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  return JSON.parse(stdout) as { node: ReturnType<typeof inNode>; all: ReturnType<typeof withSeatsForAll> };
}

export async function inBrowser(): Promise<Played> {
  const site = await openSite('ours', fileURLToPath(new URL('page', import.meta.url)));
  const browser = await chromium.launch({ executablePath: needChromium(), args: [...chromiumFlags] });
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => window.play !== undefined);
    const { mentees, mentors, seats } = SIZE;
    return await page.evaluate(([count, others, each]) => window.play(count, others, each), [
      mentees,
      mentors,
      seats,
    ] as const);
  } finally {
    await browser.close();
    await site.close();
  }
}
