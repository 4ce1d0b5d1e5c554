import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOf as printed, verify } from './certificate.ts';
import { solve } from './solve.ts';
import { type Asked, requestOf, smallRequests } from './testing/brute.ts';

const hash = (text: string): string => {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return `${state >>> 0}`;
};

const ASKED = {
  mentees: 4,
  mentors: 3,
  capacity: [2, 1, 1],
  minLoad: [0, 1, 0],
  scores: [
    [5, 4, 1],
    [5, 1, 2],
    [3, 3, 3],
    [9, 2, 0.5],
  ],
  pins: [[2, 2]],
  bans: [[0, 2]],
} satisfies Asked;

interface Run {
  pairs: [number, number][];
  unmatched: number[];
  total: number;
  bound: number;
  gap: number;
  floor: number;
  blockingPairs: number;
  load: number[];
  ms: number;
  digest: string;
  certificate: { version: number; hash: string; prices: number[]; above: number[] | null; inputs: typeof ASKED };
}

function runOf(asked: Asked): Run {
  const request = requestOf(asked);
  const solved = request === null ? null : solve(request).solved;
  if (solved === null) throw new Error('not solved');
  return JSON.parse(JSON.stringify(printed({ ...solved.answer, ms: 1 }, asked, solved.proof, hash)));
}

/** As it was printed before runs had a digest. */
const undigested = ({ digest: _, ...run }: Run, version: 1 | 2): unknown => ({
  ...run,
  certificate: { ...run.certificate, version },
});

const altered = (objective: string, change: (run: Run) => void): string[] => {
  const run = runOf({ ...ASKED, objective });
  expect(verify(run, hash)).toEqual([]);
  change(run);
  return verify(run, hash).map(({ where }) => where);
};

/** As whoever alters the inputs would: with the hash that goes with them. */
function rehash(run: Run): void {
  const { certificate, digest: _, ...said } = run;
  const { inputs, prices, above } = certificate;
  Object.assign(run, printed(said, inputs, { prices, above }, hash));
}

describe('verify', () => {
  it.each<[string, string, (run: Run) => void]>([
    ['the inputs', 'certificate.hash', (run) => run.certificate.inputs.capacity.fill(9)],
    ['the hash', 'certificate.hash', (run) => Object.assign(run.certificate, { hash: 'another' })],
    ['the version', 'certificate.version', (run) => Object.assign(run.certificate, { version: 2 })],
    ['a pair', 'pairs', (run) => run.pairs.splice(0, 1, [0, 0])],
    ['a pair that is banned', 'pairs[0]', (run) => run.pairs.splice(0, 1, [0, 2])],
    ['a pair that is left out', 'unmatched', (run) => run.pairs.splice(3, 1)],
    ['a mentee who is there twice', 'pairs[4]', (run) => run.pairs.push([0, 0])],
    ['the unmatched', 'unmatched', (run) => run.unmatched.push(1)],
    ['the total', 'total', (run) => Object.assign(run, { total: run.total + 1 })],
    ['the bound', 'bound', (run) => Object.assign(run, { bound: run.bound - 1 })],
    ['the gap', 'gap', (run) => Object.assign(run, { gap: 0.1 })],
    ['the floor', 'floor', (run) => Object.assign(run, { floor: 0 })],
    ['the blocking pairs', 'blockingPairs', (run) => Object.assign(run, { blockingPairs: 7 })],
    ['the load', 'load', (run) => Object.assign(run, { load: [4, 0, 0] })],
    ['a price', 'bound', (run) => Object.assign(run.certificate.prices, { 0: 1 })],
    ['a price that is none', 'certificate.prices', (run) => Object.assign(run.certificate.prices, { 0: 0.5 })],
    [
      'a price too great to be exact',
      'certificate.prices',
      (run) => Object.assign(run.certificate.prices, { 0: 2 ** 53 }),
    ],
  ])('refuses a run altered in %s, and says what differs', (_, where, change) => {
    expect(altered('total', change)).toContain(where);
  });

  it('refuses pairs that are worse, however well the rest is made to fit', () => {
    const worse = altered('total', (run) => {
      run.pairs = [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 0],
      ];
      Object.assign(run, { total: 18, bound: 18, gap: 0, floor: 1, load: [2, 1, 1] });
    });
    expect(worse).toEqual(expect.arrayContaining(['bound', 'gap']));
  });

  it('refuses a rule put in, even with the right hash', () => {
    const found = altered('total', (run) => {
      Object.assign(run.certificate.inputs, { bans: [[1, 0]] });
      rehash(run);
    });
    expect(found.length).toBeGreaterThan(0);
  });

  it('refuses a floor that is not proven to be the highest', () => {
    const asked = {
      mentees: 2,
      mentors: 2,
      capacity: [1, 1],
      scores: [
        [9, 4],
        [5, 1],
      ],
      pins: [],
      bans: [],
    };
    const run = runOf({ ...asked, objective: 'floor' });
    expect(run.floor).toBe(4);
    expect(verify(run, hash)).toEqual([]);
    run.certificate.above = null;
    expect(verify(run, hash).map(({ where }) => where)).toEqual(['certificate.above']);
    run.certificate.above = [0, 0];
    expect(verify(run, hash).map(({ where }) => where)).toEqual(['certificate.above']);
    // The run of another objective, called by this one's name: its worst pair is lower.
    const total = runOf({ ...asked, objective: 'total' });
    expect(total.floor).toBe(1);
    Object.assign(total.certificate.inputs, { objective: 'floor' });
    rehash(total);
    expect(verify(total, hash).map(({ where }) => where)).toEqual(['certificate.above']);
  });

  it('refuses a stable run that is not the best for mentees', () => {
    const asked = {
      mentees: 2,
      mentors: 2,
      capacity: [1, 1],
      scores: [
        [0, 0],
        [0, 0],
      ],
      pins: [],
      bans: [],
      rankings: {
        mentees: [
          [0, 1],
          [1, 0],
        ],
        mentors: [
          [1, 0],
          [0, 1],
        ],
      },
    };
    const run = runOf({ ...asked, objective: 'stable' });
    expect(run.pairs).toEqual([
      [0, 0],
      [1, 1],
    ]);
    run.pairs = [
      [0, 1],
      [1, 0],
    ];
    expect(verify(run, hash).map(({ where }) => where)).toEqual(['pairs']);
  });

  it('refuses what would do as well and is not what was printed: a price, what is not used, the time', () => {
    const asked = { mentees: 1, mentors: 2, capacity: [1, 1], scores: [[5, 1]], pins: [], bans: [] };
    const changes: ((run: Run) => void)[] = [
      ({ certificate: { prices } }) => Object.assign(prices, { 0: prices[0] === 0 ? 1 : 0 }),
      (run) => Object.assign(run.certificate, { above: [0, 0] }),
      (run) => Object.assign(run.certificate, { version: 1 }),
      (run) => Object.assign(run, { ms: 2 }),
      (run) => Object.assign(run, { digest: undefined }),
      (run) => Object.assign(run, { by: 'somebody' }),
    ];
    for (const change of changes) {
      const run = runOf(asked);
      change(run);
      expect(verify(run, hash).map(({ where }) => where)).toEqual(['digest']);
    }
    const run = runOf({ ...asked, objective: 'stable' });
    Object.assign(run.certificate, { above: [9] });
    expect(verify(run, hash).map(({ where }) => where)).toEqual(['digest']);
  });

  it('takes runs that were printed before they had a digest', () => {
    const total = runOf(ASKED);
    expect(verify(undigested(total, 1), hash)).toEqual([]);
    expect(verify(undigested(runOf({ ...ASKED, objective: 'stable' }), 2), hash)).toEqual([]);
    expect(verify(undigested({ ...total, total: 3 }, 1), hash).map(({ where }) => where)).toContain('total');
  });

  it('a gap is a share of what the scores come to, also where they cancel out', () => {
    const sparse = [
      [0, 0, 4 / 3],
      [1, 1, -1],
      [2, 2, -1 / 3],
    ];
    const run = runOf({ mentees: 3, mentors: 3, capacity: [1, 1, 1], scores: { sparse }, pins: [], bans: [] });
    expect(Math.abs(run.total)).toBeLessThan(1e-16);
    expect(run.gap).toBeLessThan(1e-12);
    // As it was told before: of a total of next to nothing.
    const gap = (run.bound - run.total) / Math.abs(run.total);
    expect(gap).toBeGreaterThan(1);
    expect(verify(undigested({ ...run, gap }, 1), hash)).toEqual([]);
  });

  it('refuses what is no run', () => {
    for (const run of [null, [], {}, { certificate: {} }, { pairs: 3, certificate: { version: 1 } }]) {
      expect(verify(run, hash).length).toBeGreaterThan(0);
    }
  });

  it('refuses any small run in which one pair is another', () => {
    fc.assert(
      fc.property(
        smallRequests,
        fc.constantFrom('total', 'floor', 'stable'),
        fc.nat(),
        fc.nat(),
        (small, objective, at, to) => {
          const asked = { ...small, objective };
          const request = requestOf(asked);
          fc.pre(request !== null && solve(request).solved !== null);
          const run = runOf(asked);
          fc.pre(run.pairs.length > 0);
          const pair = run.pairs[at % run.pairs.length] ?? [0, 0];
          const mentor = to % asked.mentors;
          fc.pre(pair[1] !== mentor);
          pair[1] = mentor;
          expect(verify(run, hash).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
