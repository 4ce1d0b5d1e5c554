import { describe, expect, test } from 'vitest';
import { Heartbeat } from './heartbeat.ts';

/** Looks every half second from `from` on; the first instant at which it says something else than quiet. */
function until(heartbeat: Heartbeat, from: number, limit = 120_000): readonly [string, number] {
  for (let now = from; now < from + limit; now += 500) {
    const verdict = heartbeat.check(now);
    if (verdict !== 'quiet') return [verdict, now];
  }
  return ['quiet', from + limit];
}

describe('the heartbeat', () => {
  test('asks after five seconds of silence', () => {
    expect(until(new Heartbeat(0), 0)).toEqual(['ask', 5_000]);
  });

  test('asks now and then even while it hears, to keep its measure', () => {
    const heartbeat = new Heartbeat(0);
    let asked = 0;
    for (let now = 0; now <= 180_000; now += 500) {
      heartbeat.heard(now);
      heartbeat.said(now);
      if (heartbeat.check(now) === 'ask') {
        asked += 1;
        const question = heartbeat.ask(now);
        if (question !== null) heartbeat.answered(question, now + 10);
      }
    }
    expect(asked).toBe(3);
  });

  /** The browser answers all along; the page says something every 5 s until it hangs. When it is asked after. */
  function askedAfter({ hangs, leads, isMute = false }: { hangs: number; leads: boolean; isMute?: boolean }): number[] {
    const heartbeat = new Heartbeat(0, 20, leads);
    const asked: number[] = [];
    for (let now = 0; now < 60_000; now += 500) {
      if (now % 3_000 === 0) heartbeat.reached(now);
      if (now % 5_000 === 0) {
        if (now <= hangs) heartbeat.heard(now);
        if (!isMute) heartbeat.said(now);
      }
      if (heartbeat.check(now) === 'ask') asked.push(now);
    }
    return asked;
  }

  test('asks after a page that says nothing for 9 s, whatever its browser answers; the other end 1.5 s later', () => {
    expect(askedAfter({ hangs: 30_000, leads: true })[0]).toBe(39_000);
    expect(askedAfter({ hangs: 30_000, leads: false })[0]).toBe(40_500);
  });

  test('whoever only listens asks too, so that it is heard beside what fills the other way', () => {
    expect(askedAfter({ hangs: 60_000, leads: true, isMute: true })[0]).toBe(9_000);
  });

  test('a browser that tells what its check took spares the question of each minute', () => {
    const heartbeat = new Heartbeat(0);
    const asked: number[] = [];
    for (let now = 0; now <= 180_000; now += 500) {
      heartbeat.heard(now);
      heartbeat.said(now);
      if (now % 3_000 === 0) heartbeat.told(now < 90_000 ? 40 : 80, now);
      if (heartbeat.check(now) === 'ask') asked.push(now);
    }
    expect(asked).toEqual([]);
    expect(heartbeat.roundTrip()).toBeGreaterThan(40);
  });

  test('a browser that answers does not answer for its page, and gives it 20 s before the way is doubted', () => {
    const heartbeat = new Heartbeat(0);
    heartbeat.measure(20);
    heartbeat.ask(0);
    for (let now = 0; now <= 20_000; now += 500) {
      heartbeat.reached(now);
      expect(heartbeat.check(now)).toBe('quiet');
    }
    heartbeat.reached(20_500);
    expect(heartbeat.check(20_500)).toBe('dead');
  });

  test('a question that waits behind bytes which leave one by one is not late', () => {
    const heartbeat = new Heartbeat(0);
    heartbeat.measure(20);
    heartbeat.ask(0);
    for (let now = 0; now <= 60_000; now += 500) {
      heartbeat.drained(now);
      expect(heartbeat.check(now)).toBe('quiet');
    }
    expect(until(heartbeat, 60_500)[0]).toBe('dead');
  });

  test('takes an unanswered question for death after 3 s on a fast path', () => {
    const heartbeat = new Heartbeat(0);
    heartbeat.measure(20);
    heartbeat.ask(1_000);
    expect(until(heartbeat, 1_000)).toEqual(['dead', 4_500]);
  });

  test('is more patient with a slow path', () => {
    const heartbeat = new Heartbeat(0);
    for (let sample = 0; sample < 10; sample += 1) heartbeat.measure(sample % 2 === 0 ? 1_500 : 2_500);
    heartbeat.ask(1_000);
    const [verdict, at] = until(heartbeat, 1_000);
    expect(verdict).toBe('dead');
    expect(at).toBeGreaterThan(10_000);
    expect(heartbeat.stallLimit()).toBeLessThanOrEqual(20_000);
  });

  test('believes anything it hears', () => {
    const heartbeat = new Heartbeat(0);
    heartbeat.ask(0);
    for (let now = 0; now < 30_000; now += 500) {
      heartbeat.heard(now);
      expect(heartbeat.check(now)).toBe('quiet');
    }
  });

  test('does not take its own sleep for the silence of the other side', () => {
    const heartbeat = new Heartbeat(0);
    heartbeat.ask(0);
    expect(heartbeat.check(500)).toBe('quiet');
    // The page was frozen for an hour; the answer may be waiting behind this very call.
    expect(heartbeat.check(3_600_000)).toBe('quiet');
    // From then on the full limit of a path that was never measured.
    expect(until(heartbeat, 3_600_000)).toEqual(['dead', 3_604_500]);
  });

  test('has one question open at a time, and takes only its answer', () => {
    const heartbeat = new Heartbeat(0);
    const question = heartbeat.ask(0);
    expect(heartbeat.ask(1)).toBeNull();
    heartbeat.answered(99, 5);
    expect(heartbeat.ask(6)).toBeNull();
    heartbeat.answered(question ?? 0, 40);
    expect(heartbeat.roundTrip()).toBe(40);
    expect(heartbeat.ask(50)).not.toBeNull();
  });
});
