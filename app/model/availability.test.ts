import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestDay, freeSlots, offsetAt, overlapMinutes, type Scheduled, weekOf } from './availability.ts';
import { zone } from './samples.ts';

const HOUR = 3_600_000;
const winter = Date.UTC(2026, 0, 14, 12);
const summer = Date.UTC(2026, 6, 15, 12);
/** Europe changes its clock on Sunday 29 March 2026, the United States on Sunday 8 March. */
const european = Date.UTC(2026, 2, 26, 12);
const between = Date.UTC(2026, 2, 18, 12);

/** Free on `day` (0 Monday) from `from` to `to`, local hours. */
const free = (timeZone: string, day: number, from: number, to: number): Scheduled => ({
  timeZone: zone(timeZone),
  availability: Array.from({ length: (to - from) * 2 }, (_, i) => day * 48 + from * 2 + i),
});
const always = (timeZone: string): Scheduled => free(timeZone, 0, 0, 168);

describe('weekOf', () => {
  it('starts on Monday 00:00 UTC', () => {
    expect(new Date(weekOf(winter)).toISOString()).toBe('2026-01-12T00:00:00.000Z');
    expect(weekOf(weekOf(winter))).toBe(weekOf(winter));
    expect(weekOf(Date.UTC(2026, 0, 12) - 1)).toBe(Date.UTC(2026, 0, 5));
    expect(weekOf(0)).toBe(Date.UTC(1969, 11, 29));
  });
});

describe('overlapMinutes', () => {
  it('compares wall clocks: 18-20 in Paris is 17-19 in Dakar in winter, 16-18 in summer', () => {
    const [paris, dakar] = [free('Europe/Paris', 1, 18, 20), free('Africa/Dakar', 1, 17, 19)];
    expect(overlapMinutes(paris, dakar, winter)).toBe(120);
    expect(overlapMinutes(paris, dakar, summer)).toBe(60);
  });

  it('knows the weeks in which only one side has changed its clock', () => {
    const [paris, newYork] = [free('Europe/Paris', 2, 18, 20), free('America/New_York', 2, 12, 14)];
    expect(overlapMinutes(paris, newYork, winter)).toBe(120);
    expect(overlapMinutes(paris, newYork, between)).toBe(60);
  });

  it('knows half-hour and three-quarter zones', () => {
    expect(overlapMinutes(free('Asia/Kolkata', 3, 9, 11), free('UTC', 3, 4, 6), winter)).toBe(90);
    expect(overlapMinutes(free('Asia/Kathmandu', 3, 9, 11), free('UTC', 3, 4, 6), winter)).toBe(75);
    expect(overlapMinutes(free('Asia/Kathmandu', 3, 9, 10), free('Asia/Kolkata', 3, 9, 10), winter)).toBe(45);
    expect(overlapMinutes(free('Australia/Lord_Howe', 3, 9, 11), free('Australia/Sydney', 3, 9, 11), winter)).toBe(120);
    expect(overlapMinutes(free('Australia/Lord_Howe', 3, 9, 11), free('Australia/Sydney', 3, 9, 11), summer)).toBe(90);
  });

  it('crosses midnight and the end of the week', () => {
    expect(overlapMinutes(free('Pacific/Auckland', 0, 8, 10), free('UTC', 6, 19, 21), winter)).toBe(120);
    expect(overlapMinutes(free('Pacific/Honolulu', 6, 20, 22), free('UTC', 0, 6, 8), winter)).toBe(120);
  });

  it('counts an hour that does not exist as none, and one lived twice as two', () => {
    const night = (name: string) => free(name, 6, 0, 6);
    expect(overlapMinutes(night('Europe/Paris'), always('UTC'), european)).toBe(5 * 60);
    expect(overlapMinutes(night('Europe/Paris'), always('UTC'), Date.UTC(2026, 9, 22))).toBe(7 * 60);
    expect(overlapMinutes(night('Africa/Dakar'), always('UTC'), european)).toBe(6 * 60);
  });

  it('finds 168 hours for two people always free, none for one who never is', () => {
    expect(overlapMinutes(always('Asia/Tokyo'), always('America/Lima'), winter)).toBe(168 * 60);
    expect(overlapMinutes({ timeZone: zone('UTC'), availability: [] }, always('UTC'), winter)).toBe(0);
  });

  it('is symmetric, at most each one’s own time, and equals a slow count of 15-minute instants', () => {
    const zones = [
      'Europe/Paris',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Chatham',
      'America/Santiago',
      'Africa/Casablanca',
    ];
    const who = fc.record({
      timeZone: fc.constantFrom(...zones.map(zone)),
      availability: fc.uniqueArray(fc.integer({ min: 0, max: 335 }), { maxLength: 80 }),
    });
    const wall = (timeZone: string) =>
      new Intl.DateTimeFormat('en-GB', {
        timeZone,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const isFree = ({ availability }: Scheduled, clock: Intl.DateTimeFormat, at: number) => {
      const [day = '', hour = '', minute = ''] = clock.format(at).split(/[ :,]+/);
      return availability.includes(days.indexOf(day) * 48 + Number(hour) * 2 + Math.floor(Number(minute) / 30));
    };
    fc.assert(
      fc.property(who, who, fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }), (one, other, at) => {
        const minutes = overlapMinutes(one, other, at);
        expect(overlapMinutes(other, one, at)).toBe(minutes);
        const [clockOne, clockOther] = [wall(one.timeZone), wall(other.timeZone)];
        let slow = 0;
        for (let slot = weekOf(at); slot < weekOf(at) + 168 * HOUR; slot += HOUR / 4) {
          if (isFree(one, clockOne, slot) && isFree(other, clockOther, slot)) slow += 15;
        }
        expect(minutes).toBe(slow);
      }),
      { numRuns: 40 },
    );
  });
});

describe('offsetAt', () => {
  it('agrees with known offsets', () => {
    expect(offsetAt(zone('Europe/Paris'), winter)).toBe(HOUR);
    expect(offsetAt(zone('Europe/Paris'), summer)).toBe(2 * HOUR);
    expect(offsetAt(zone('Asia/Kathmandu'), winter)).toBe(5.75 * HOUR);
    expect(offsetAt(zone('America/St_Johns'), winter)).toBe(-3.5 * HOUR);
    expect(offsetAt(zone('UTC'), winter + 12_345)).toBe(0);
  });
});

describe('bestDay', () => {
  it('names the day with most common time on the given calendar, the earliest of equals', () => {
    const two = (timeZone: string): Scheduled => ({
      timeZone: zone(timeZone),
      availability: [...free(timeZone, 1, 20, 21).availability, ...free(timeZone, 4, 20, 22).availability],
    });
    expect(bestDay(two('UTC'), two('UTC'), zone('UTC'), winter)).toEqual({ weekday: 4, minutes: 120 });
    expect(bestDay(two('UTC'), two('UTC'), zone('Asia/Tokyo'), winter)).toEqual({ weekday: 5, minutes: 120 });
    expect(bestDay(always('UTC'), always('UTC'), zone('UTC'), winter)).toEqual({ weekday: 0, minutes: 1440 });
    expect(bestDay(free('UTC', 1, 8, 9), free('UTC', 2, 8, 9), zone('UTC'), winter)).toBeNull();
  });

  it('fills all 672 slots for one who is always free', () => {
    expect(freeSlots(always('UTC'), winter).every((word) => word === 0xffffffff)).toBe(true);
  });
});
