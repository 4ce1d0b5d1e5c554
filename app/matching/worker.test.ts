import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { type MatchWorker, matchInWorker } from './client.ts';
import { letGo, newKeeper } from './keeper.ts';
import { measuresOf, type RunMeasures } from './measures.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { parseRun } from './messages.ts';
import { repairRun } from './repairRun.ts';
import { AT, candidate, person, ran, rulesWith, testHash } from './samples.ts';
import { serveMatching } from './serve.ts';
import type { SecondRun } from './types.ts';

const pool = [
  candidate(1, { role: 'mentor', capacity: 3 }),
  ...Array.from({ length: 20 }, (_, n) => candidate(10 + n, { role: 'mentee' })),
];

/** The worker's code behind a worker's face; both sides clone what they are sent. `tick` advances the worker's clock. */
function inProcess(tick = 0) {
  let ended = false;
  let made = 0;
  const sent: ToWorker['type'][] = [];
  const make = (): MatchWorker => {
    made += 1;
    ended = false;
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
      postMessage: (message) => {
        sent.push(message.type);
        void answer(structuredClone(message));
      },
      terminate: () => {
        ended = true;
      },
    };
  };
  return { make, ended: () => ended, made: () => made, sent };
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

  it('[F07] repairs what it has made from what it keeps: the same runs, undone ones too, and cards that changed', async () => {
    const mentor = (n: number) => candidate(n, { role: 'mentor', capacity: 2, skillsOffered: [`skill ${n % 7}`] });
    let many = [
      ...Array.from({ length: 60 }, (_, n) => mentor(n)),
      ...Array.from({ length: 150 }, (_, n) =>
        candidate(1_000 + n, { role: 'mentee', skillsSought: [`skill ${n % 5}`] }),
      ),
    ];
    const rules = rulesWith();
    const worker = inProcess();
    const keeper = newKeeper();
    const first = await matchInWorker(worker.make, many, rules, AT, { keeper });
    if (!first.ok) throw new Error('no run');
    const repaired = async (run: SecondRun, change: Change) => {
      const found = await matchInWorker(worker.make, many, run.rules, AT, { repair: { run, change }, keeper });
      const here = repairRun(run, many, change, AT, testHash);
      expect(found).toEqual(here.ok ? { ok: true, value: here.value.run } : here);
      return found.ok ? found.value : run;
    };
    const second = await repaired(first.value, { kind: 'leaves', person: person(3) });
    // Taken back, and another who leaves instead.
    await repaired(first.value, { kind: 'leaves', person: person(4) });
    many = many.filter((one) => one.person !== person(3));
    const pair = { mentor: person(5), mentee: person(1_010) };
    const third = await repaired(second, { kind: 'together', pair });
    many = [
      ...many.filter((one) => one.person !== person(6)),
      mentor(906),
      candidate(6, { role: 'mentor', capacity: 3 }),
    ];
    await repaired(third, { kind: 'together', pair: { mentor: person(1_000), mentee: person(1_001) } });
    const fourth = await repaired(third, { kind: 'apart', pair });
    expect(worker.made()).toBe(1);
    expect(worker.sent.filter((type) => type === 'repair')).toHaveLength(5);
    // Of a run that it did not make it has nothing.
    const other = await matchInWorker(inProcess().make, many, rules, AT);
    if (!other.ok) throw new Error('no run');
    await repaired(other.value, { kind: 'leaves', person: person(7) });
    expect(worker.made()).toBe(2);
    await repaired(fourth, { kind: 'leaves', person: person(8) });
    expect(worker.made()).toBe(3);
    expect(worker.ended()).toBe(false);
    letGo(keeper);
    expect(worker.ended()).toBe(true);
  });

  it('[F07] a worker that keeps other cards than the page believes is asked anew', async () => {
    const worker = inProcess();
    const keeper = newKeeper();
    const found = await matchInWorker(worker.make, pool, rulesWith(), AT, { keeper });
    if (!found.ok || keeper.held === null) throw new Error('no run');
    keeper.held = { ...keeper.held, inputs: 'others' };
    const change = { kind: 'leaves', person: person(10) } as const;
    const repaired = await matchInWorker(worker.make, pool, rulesWith(), AT, {
      repair: { run: found.value, change },
      keeper,
    });
    const here = repairRun(found.value, pool, change, AT, testHash);
    expect(repaired).toEqual({ ok: true, value: here.ok && here.value.run });
    expect(worker.made()).toBe(2);
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
