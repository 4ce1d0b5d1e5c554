import { describe, expect, it } from 'vitest';
import type { Scheduled } from './availability.ts';
import { commonStretches, fitting, isWithin, seenFrom } from './commonTimes.ts';
import { isTimeZone } from './zone.ts';

const HOUR = 3_600_000;
const zone = (name: string) => (isTimeZone(name) ? name : expect.fail(name));
/** Half-hours of each weekday from `from` until `to`, in hours. */
const evenings = (name: string, from: number, to: number): Scheduled => ({
  timeZone: zone(name),
  availability: [0, 1, 2, 3, 4].flatMap((day) =>
    Array.from({ length: 2 * (to - from) }, (_, at) => day * 48 + 2 * from + at),
  ),
});
const paris = evenings('Europe/Paris', 18, 21);
const MONDAY = Date.parse('2026-11-30T06:00Z');
const utc = (at: number): string => new Date(at).toISOString().slice(5, 16);

describe('times in common', () => {
  it('are real stretches, in zones at a half hour and three quarters too', () => {
    const kathmandu = evenings('Asia/Kathmandu', 22, 24);
    const kolkata = evenings('Asia/Kolkata', 22, 24);
    const [first] = commonStretches([paris, kolkata], MONDAY, 0);
    // 18:00-21:00 in Paris is 17:00-20:00 UTC; 22:00-24:00 in Kolkata is 16:30-18:30.
    expect([utc(first?.from ?? 0), utc(first?.until ?? 0)]).toEqual(['11-30T17:00', '11-30T18:30']);
    const [other] = commonStretches([paris, kathmandu], MONDAY, 0);
    expect([utc(other?.from ?? 0), utc(other?.until ?? 0)]).toEqual(['11-30T17:00', '11-30T18:15']);
  });

  it('follow the clocks: a week later one hour more, where only one of the two has changed', () => {
    const toronto = evenings('America/Toronto', 12, 15);
    const winter = commonStretches([paris, toronto], Date.parse('2027-03-08T06:00Z'), 0);
    const between = commonStretches([paris, toronto], Date.parse('2027-03-15T06:00Z'), 0);
    const length = ([one]: { from: number; until: number }[]) => ((one?.until ?? 0) - (one?.from ?? 0)) / HOUR;
    expect([length(winter), length(between)]).toEqual([3, 2]);
  });

  it('offer what is long enough, by the day of my calendar, and nothing over what is planned', () => {
    const stretches = commonStretches([paris], MONDAY, 0);
    const days = fitting(stretches, 60, zone('Europe/Paris'), [
      { start: Date.parse('2026-11-30T18:00Z'), end: Date.parse('2026-11-30T19:00Z') },
    ]);
    expect(days).toHaveLength(5);
    expect(days[0]?.starts.map(utc)).toEqual(['11-30T17:00', '11-30T19:00']);
    expect(days[1]?.starts.map(utc)).toEqual([
      '12-01T17:00',
      '12-01T17:30',
      '12-01T18:00',
      '12-01T18:30',
      '12-01T19:00',
    ]);
    expect(isWithin(stretches, Date.parse('2026-11-30T19:00Z'), 60)).toBe(true);
    expect(isWithin(stretches, Date.parse('2026-11-30T19:15Z'), 60)).toBe(false);
  });

  it('are seen on my own week, across midnight of another day', () => {
    const seen = seenFrom(zone('Asia/Kolkata'), [paris], MONDAY);
    // Monday 18:00 in Paris is Monday 22:30 in Kolkata; the last half-hour there begins on Tuesday at 01:00.
    expect(seen.has(45)).toBe(true);
    expect(seen.has(44)).toBe(false);
    expect(seen.has(48 + 2)).toBe(true);
    expect(seen.has(48 + 3)).toBe(false);
    expect(seen.size).toBe(30);
  });

  it('are none where nobody is asked, or somebody painted nothing', () => {
    expect(commonStretches([], MONDAY, 1)).toEqual([]);
    expect(commonStretches([paris, { ...paris, availability: [] }], MONDAY, 1)).toEqual([]);
  });
});
