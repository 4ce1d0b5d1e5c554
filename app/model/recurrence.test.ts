import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetAt } from './availability.ts';
import type { TimeZone } from './brand.ts';
import { type MeetingTime, REPEATS, type Repeat } from './meeting.ts';
import { countBefore, startOf } from './recurrence.ts';
import { instantOf, wallAt } from './wallTime.ts';
import { isTimeZone } from './zone.ts';

const HOUR = 3_600_000;
const zone = (name: string): TimeZone => (isTimeZone(name) ? name : expect.fail(`no zone ${name}`));
const ZONES = [
  'Europe/Paris',
  'America/Montreal',
  'America/Toronto',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Dakar',
  'Africa/Casablanca',
  'America/St_Johns',
  'Pacific/Apia',
].map(zone);
const at = (text: string): number => Date.parse(text);
const time = (name: string, start: string, repeat: Repeat): MeetingTime => ({
  at: at(start),
  zone: zone(name),
  minutes: 45,
  repeat,
});
const starts = (meeting: MeetingTime, count: number): string[] =>
  Array.from({ length: count }, (_, n) => new Date(startOf(meeting, n)).toISOString().slice(0, 16));
const wallOf = (name: string, instant: number): string =>
  new Date(wallAt(zone(name), instant)).toISOString().slice(0, 16);

describe('[R26] the clock of a place', () => {
  it('shows nothing between two and three as summer begins in Paris: read by the clock from before', () => {
    const gap = instantOf(zone('Europe/Paris'), at('2027-03-28T02:30Z'));
    expect(new Date(gap).toISOString()).toBe('2027-03-28T01:30:00.000Z');
    expect(wallOf('Europe/Paris', gap)).toBe('2027-03-28T03:30');
  });

  it('shows half past two twice as summer ends in Paris and Montréal: the first is meant', () => {
    expect(new Date(instantOf(zone('Europe/Paris'), at('2026-10-25T02:30Z'))).toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(new Date(instantOf(zone('America/Montreal'), at('2026-11-01T01:30Z'))).toISOString()).toBe(
      '2026-11-01T05:30:00.000Z',
    );
  });

  it('moves by half an hour on Lord Howe: a gap of thirty minutes, and half an hour that comes twice', () => {
    const howe = zone('Australia/Lord_Howe');
    // 4 October 2026, two o'clock becomes half past two; 5 April 2026, two o'clock becomes half past one.
    expect(wallOf('Australia/Lord_Howe', instantOf(howe, at('2026-10-04T02:15Z')))).toBe('2026-10-04T02:45');
    const twice = instantOf(howe, at('2026-04-05T01:45Z'));
    expect(wallOf('Australia/Lord_Howe', twice)).toBe('2026-04-05T01:45');
    expect(wallOf('Australia/Lord_Howe', twice + HOUR / 2)).toBe('2026-04-05T01:45');
  });

  it('is at half past in Kolkata and at a quarter to in Kathmandu', () => {
    expect(wallOf('Asia/Kolkata', at('2026-12-03T17:00Z'))).toBe('2026-12-03T22:30');
    expect(wallOf('Asia/Kathmandu', at('2026-12-03T17:00Z'))).toBe('2026-12-03T22:45');
    expect(instantOf(zone('Asia/Kathmandu'), at('2026-12-03T22:45Z'))).toBe(at('2026-12-03T17:00Z'));
  });

  it('shows again what it was asked for, whenever it shows that at all', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: at('2005-01-01'), max: at('2060-01-01') }),
        (name, ms) => {
          const minute = ms - (ms % 60_000);
          const back = instantOf(name, wallAt(name, minute));
          expect(wallAt(name, back)).toBe(wallAt(name, minute));
          // Of two, the first.
          expect(back).toBeLessThanOrEqual(minute);
        },
      ),
    );
  });
});

describe('[R26] a meeting that comes again', () => {
  it('every week at six in Paris is at five o’clock UTC in winter and at four in summer, and one hour off in Montréal meanwhile', () => {
    const weekly = time('Europe/Paris', '2027-03-11T17:00Z', 'weekly');
    expect(starts(weekly, 4)).toEqual(['2027-03-11T17:00', '2027-03-18T17:00', '2027-03-25T17:00', '2027-04-01T16:00']);
    // America is a fortnight ahead: noon becomes one o'clock, then noon again.
    const there = Array.from({ length: 4 }, (_, n) => wallOf('America/Montreal', startOf(weekly, n)).slice(11));
    expect(there).toEqual(['12:00', '13:00', '13:00', '12:00']);
  });

  it('of Kolkata stays at its half hour for who is in Paris, summer or winter', () => {
    const weekly = time('Asia/Kolkata', '2027-03-25T13:00Z', 'weekly');
    expect([0, 1].map((n) => wallOf('Asia/Kolkata', startOf(weekly, n)).slice(11))).toEqual(['18:30', '18:30']);
    expect([0, 1].map((n) => wallOf('Europe/Paris', startOf(weekly, n)).slice(11))).toEqual(['14:00', '15:00']);
  });

  it('falls into the gap once, and is at its own time the week after', () => {
    const nightly = time('Europe/Paris', '2027-03-21T01:30Z', 'weekly');
    expect([0, 1, 2].map((n) => wallOf('Europe/Paris', startOf(nightly, n)).slice(5))).toEqual([
      '03-21T02:30',
      '03-28T03:30',
      '04-04T02:30',
    ]);
  });

  it('every other week, and every month on the same weekday: the second Thursday, or the last', () => {
    expect(starts(time('Asia/Kathmandu', '2026-12-03T12:15Z', 'fortnightly'), 3)).toEqual([
      '2026-12-03T12:15',
      '2026-12-17T12:15',
      '2026-12-31T12:15',
    ]);
    expect(starts(time('Africa/Dakar', '2026-12-10T18:00Z', 'monthly'), 3)).toEqual([
      '2026-12-10T18:00',
      '2027-01-14T18:00',
      '2027-02-11T18:00',
    ]);
    expect(starts(time('Africa/Dakar', '2026-12-31T18:00Z', 'monthly'), 4)).toEqual([
      '2026-12-31T18:00',
      '2027-01-28T18:00',
      '2027-02-25T18:00',
      '2027-03-25T18:00',
    ]);
    // The fourth is the fourth, in a month of five as well.
    expect(starts(time('Africa/Dakar', '2026-12-24T18:00Z', 'monthly'), 5).at(-1)).toBe('2027-04-22T18:00');
  });

  it('always rises, keeps its own clock outside the gaps, and is counted right', () => {
    const anyTime = fc.record({
      at: fc.integer({ min: at('2020-01-01'), max: at('2040-01-01') }).map((ms) => ms - (ms % 900_000)),
      zone: fc.constantFrom(...ZONES),
      minutes: fc.constant(45),
      repeat: fc.constantFrom(...REPEATS.filter((repeat) => repeat !== 'once')),
    });
    fc.assert(
      fc.property(anyTime, fc.integer({ min: 1, max: 60 }), (meeting, n) => {
        const [before, start] = [startOf(meeting, n - 1), startOf(meeting, n)];
        expect(start).toBeGreaterThan(before);
        const wanted = wallAt(meeting.zone, meeting.at) % (24 * HOUR);
        const got = wallAt(meeting.zone, start) % (24 * HOUR);
        const changed = offsetAt(meeting.zone, start - 24 * HOUR) !== offsetAt(meeting.zone, start + 24 * HOUR);
        if (!changed) expect(got).toBe(wanted);
        expect(countBefore(meeting, start)).toBe(n);
        expect(countBefore(meeting, start + 1)).toBe(n + 1);
      }),
      { numRuns: 200 },
    );
  });
});
