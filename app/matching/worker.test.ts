import { describe, expect, it } from 'vitest';
import { type MatchWorker, matchInWorker } from './client.ts';
import { measuresOf, type RunMeasures } from './measures.ts';
import type { FromWorker } from './messages.ts';
import { parseRun } from './messages.ts';
import { repairRun } from './repairRun.ts';
import { AT, candidate, person, ran, rulesWith, testHash } from './samples.ts';
import { serveMatching } from './serve.ts';

const pool = [
  candidate(1, { role: 'mentor', capacity: 3 }),
  ...Array.from({ length: 20 }, (_, n) => candidate(10 + n, { role: 'mentee' })),
];

/** The worker's code behind a worker's face; both sides clone what they are sent. `tick` advances the worker's clock. */
function inProcess(tick = 0): { make: () => MatchWorker; ended: () => boolean } {
  let ended = false;
  const make = (): MatchWorker => {
    const target = new EventTarget();
    let now = 0;
    const send = (message: FromWorker) => {
      target.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
    };
    const answer = serveMatching({
      send,
      digest: async (bytes) => testHash(bytes),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
      clock: () => {
        now += tick;
        return now;
      },
    });
    return {
      addEventListener: target.addEventListener.bind(target),
      postMessage: (message) => void answer(structuredClone(message)),
      terminate: () => {
        ended = true;
      },
    };
  };
  return { make, ended: () => ended };
}

describe('matching in a worker', () => {
  it('gives the run that match gives, and ends the worker', async () => {
    const worker = inProcess();
    const found = await matchInWorker(worker.make, pool, rulesWith(), AT);
    expect(found).toEqual({ ok: true, value: ran(pool, rulesWith()) });
    expect(worker.ended()).toBe(true);
  });

  it('[F07] repairs a run as repairRun does, its pairs handed over in slices, and says which rule forbids a pair', async () => {
    const many = [
      ...Array.from({ length: 200 }, (_, n) => candidate(n, { role: 'mentor', capacity: 5 })),
      ...Array.from({ length: 900 }, (_, n) => candidate(1_000 + n, { role: 'mentee' })),
    ];
    const rules = rulesWith();
    const run = ran(many, rules);
    const change = { kind: 'leaves', person: person(3) } as const;
    const found = await matchInWorker(inProcess().make, many, rules, AT, { repair: { run, change } });
    const here = repairRun(run, many, change, AT, testHash);
    expect(found).toEqual({ ok: true, value: here.ok && here.value.run });
    const pair = { mentor: person(1_000), mentee: person(1_001) };
    const refused = await matchInWorker(inProcess().make, many, rules, AT, {
      repair: { run, change: { kind: 'together', pair } },
    });
    expect(refused).toEqual({ ok: false, error: { tag: 'pin-refused', why: 'role' } });
  });

  it('hands thousands of people over in slices, both ways, and measures afterwards', async () => {
    const many = [
      ...Array.from({ length: 400 }, (_, n) => candidate(n, { role: 'mentor', capacity: 5 })),
      ...Array.from({ length: 2_100 }, (_, n) => candidate(1_000 + n, { role: 'mentee' })),
    ];
    const worker = inProcess();
    const told: RunMeasures[] = [];
    let ms = -1;
    const found = await matchInWorker(worker.make, many, rulesWith(), AT, {
      onTime: (time) => (ms = time),
      onMeasures: (measures) => told.push(measures),
    });
    expect(found).toEqual({ ok: true, value: ran(many) });
    expect(ms).toBeGreaterThanOrEqual(0);
    await expect.poll(() => told).toEqual([measuresOf(ran(many), many, AT)]);
    expect(worker.ended()).toBe(true);
  });

  it('names the rule that cannot be kept', async () => {
    const rules = rulesWith({ minLoads: [{ mentor: person(1), least: 4 }] });
    expect(await matchInWorker(inProcess().make, pool, rules, AT)).toEqual({
      ok: false,
      error: {
        tag: 'match-impossible',
        rules: [{ rule: 'min-load', mentor: person(1), least: 4, why: 'seats', most: 3 }],
      },
    });
  });

  it('tells its progress, and is cancelled in the middle', async () => {
    const worker = inProcess(50);
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number) => {
      seen.push(done);
      if (seen.length === 5) stop.abort();
    };
    const found = await matchInWorker(worker.make, pool, rulesWith(), AT, { onProgress, signal: stop.signal });
    expect(found).toEqual({ ok: false, error: { tag: 'match-cancelled' } });
    expect(seen).toHaveLength(5);
    expect(worker.ended()).toBe(true);
    const late = await matchInWorker(worker.make, pool, rulesWith(), AT, { signal: stop.signal });
    expect(late).toEqual({ ok: false, error: { tag: 'match-cancelled' } });
  });

  it('refuses a candidate twice, a weight outside 1 to 10, a card that is none', async () => {
    const [first] = pool;
    if (first === undefined) throw new Error('an empty pool');
    const bad = [
      [[first, first], rulesWith()],
      [pool, rulesWith({ weights: { skills: 11, topics: 1, languages: 1, time: 1 } })],
      [[{ ...first, card: { ...first.card, capacity: 99 } }], rulesWith()],
      [[{ ...first, taken: -1 }], rulesWith()],
    ] as const;
    for (const [candidates, rules] of bad) {
      const found = await matchInWorker(inProcess().make, candidates, rules, AT);
      expect(found).toEqual({ ok: false, error: { tag: 'match-failed' } });
    }
  });

  it('fails when the worker breaks or speaks nonsense', async () => {
    for (const event of [new Event('error'), new MessageEvent('message', { data: { type: 'run', run: {} } })]) {
      const target = new EventTarget();
      const broken = matchInWorker(
        () => ({
          addEventListener: target.addEventListener.bind(target),
          postMessage: () => void target.dispatchEvent(event),
          terminate: () => undefined,
        }),
        pool,
        rulesWith(),
        AT,
      );
      expect(await broken).toEqual({ ok: false, error: { tag: 'match-failed' } });
    }
  });

  it('reads a kept run back, and no other shape', () => {
    const run = ran(pool, rulesWith());
    expect(parseRun(JSON.parse(JSON.stringify(run)))).toEqual({ ok: true, value: run });
    expect(parseRun({ ...run, pairs: [{ mentor: person(1), mentee: 'x', score: 1, pinned: false }] }).ok).toBe(false);
  });
});
