/**
 * Everything at once, over a network and disks that fail, from a seed: testing/storm.ts says what happens. A seed that
 * failed can be played again: FUZZ_FROM=<seed> FUZZ_SEEDS=1 npm run unit -- app/session/storm
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useNative } from '../../crypto/testing/native.ts';
// A workspace fetches these when they are first needed: here they are there, or the first seed would not be like the others.
import '../peer/bundle/index.ts';
import './board.ts';
import { type Played, play } from './testing/storm.ts';

/** `npm run fuzz` gives others, and more. */
const FROM = Number(process.env.FUZZ_FROM ?? 1);
const SEEDS = Number(process.env.FUZZ_SEEDS ?? 200);

/**
 * Seeds that failed once, and over what: each when the storm drew a little differently. They are kept for what they were,
 * and are seeds among others until the fault is put back and a seed that finds it is looked for anew.
 */
const FAILED: readonly (readonly [number, string])[] = [
  [101, 'a bundle taken before a crash was never acknowledged again'],
  [24, 'two removals apart: a crash between a secret and its record left a shorter chain'],
  [49, 'the removal that gave way was not made again, for want of room on the disk'],
  [158, 'a deletion on the disk, and the word that it is pending not: called delivered, and left out of every bundle'],
  [466, 'bundles that crossed while both removed a device (docs/gaps/crossing-bundles.md)'],
];

let giveBack = (): void => undefined;
beforeAll(() => {
  giveBack = useNative();
});
afterAll(() => giveBack());

const failures = ({ seed, broken }: Played): string[] => broken.map((what) => `seed ${seed}: ${what}`);

describe('a storm over two people and their devices', () => {
  test.each(FAILED)('seed %i: %s', async (seed) => {
    expect(failures(await play(seed))).toEqual([]);
  });

  test('one seed is one run', async () => {
    const [one, again] = [await play(7), await play(7)];
    expect(one.trace.length).toBeGreaterThan(100);
    expect(again.trace).toEqual(one.trace);
    expect((await play(8)).trace).not.toEqual(one.trace);
  });

  test(
    `${SEEDS} seeds come together, byte for byte; nothing was called delivered that was not, and nobody removed knows more`,
    async () => {
      const counts = new Map<string, number>();
      const failed: string[] = [];
      for (let seed = FROM; seed < FROM + SEEDS; seed += 1) {
        const played = await play(seed);
        failed.push(...failures(played));
        for (const [what, count] of played.counts) counts.set(what, (counts.get(what) ?? 0) + count);
      }
      const again = [...new Set(failed.map((line) => /\d+/.exec(line)?.[0]))];
      expect(
        failed,
        again.map((seed) => `FUZZ_FROM=${seed} FUZZ_SEEDS=1 npm run unit -- app/session/storm`).join('\n'),
      ).toEqual([]);
      // A storm in which one of these did not happen would have tested less than it says. In fewer seeds than these the
      // rarest (3 in a hundred) are missing by chance, and nothing is wrong.
      if (SEEDS < 200) return;
      const tooRare = Object.entries(LEAST).filter(
        ([what, least]) => (counts.get(what) ?? 0) < Math.floor(least * SEEDS),
      );
      expect(
        tooRare.map(([what]) => `${what}: ${counts.get(what) ?? 0} in ${SEEDS} seeds`),
        'too rare',
      ).toEqual([]);
    },
    60_000 + 5_000 * SEEDS,
  );
});

/** What happens in a seed, on average, at the least. */
const LEAST: Readonly<Record<string, number>> = {
  written: 8,
  deleted: 1.5,
  page: 1.5,
  'page removed': 0.2,
  'page taken back': 0.03,
  line: 1,
  named: 1,
  goal: 1,
  'goal changed': 1,
  'goal removed': 0.15,
  meeting: 1,
  'meeting changed': 1,
  'meeting removed': 0.06,
  drawn: 1,
  'drawing changed': 1,
  'drawing removed': 0.2,
  link: 8,
  cut: 1.5,
  restart: 0.8,
  offline: 1.2,
  'packet lost': 6,
  'packet repeated': 6,
  'packet overtaken': 40,
  'announcement lost': 5,
  'announcement repeated': 2.5,
  killed: 2,
  shut: 0.6,
  'disk full': 2,
  'write failed': 10,
  'clock jumped': 1.5,
  'low data': 1,
  'bundle made': 2.5,
  'bundle lost': 0.6,
  'bundle taken': 2,
  'bundle taken again': 1,
  'bundle before others': 1,
  'bundle not-for-you': 0.3,
  removed: 0.5,
  'removed apart': 0.02,
  refused: 2,
  'on bundles alone': 0.08,
  'seen claims': 15,
  'seen deletions': 1.5,
  'seen hidden': 4,
};
