import { describe, expect, it } from 'vitest';
import { formatDate, formatSince, halfHour, languageName, monthSince, weekdayName } from './format.ts';

const at = (text: string) => new Date(text).getTime();
const now = at('2026-11-22T15:00:00');

describe('dates and times in words', () => {
  it('French writes the first of a month as an ordinal', () => {
    expect(formatDate('fr', at('2026-12-01T12:00:00'), now)).toBe('1er\u00a0décembre');
    expect(formatDate('fr', at('2027-12-11T12:00:00'), now)).toBe('11\u00a0décembre 2027');
  });

  it('tells how long ago by calendar days', () => {
    expect(formatSince('en', at('2026-11-22T14:59:50'), now)).toBe('now');
    expect(formatSince('en', at('2026-11-22T13:00:00'), now)).toBe('2 hours ago');
    // Sixteen hours before, but the day before.
    expect(formatSince('fr', at('2026-11-21T23:00:00'), now)).toBe('hier');
  });

  it('a week starts on Monday, a day ends at 24:00', () => {
    expect(weekdayName('fr', 0)).toBe('lundi');
    expect(weekdayName('en', 6)).toBe('Sunday');
    expect([halfHour(0), halfHour(37), halfHour(48)]).toEqual(['00:00', '18:30', '24:00']);
  });

  it('names languages, and lets stand what is not one', () => {
    expect(languageName('fr', 'wo')).toBe('wolof');
    expect(languageName('fr', 'no tag at all')).toBe('no tag at all');
  });

  it('the first day is in the first month', () => {
    expect(monthSince(at('2026-11-22T10:00:00'), now)).toBe(1);
    expect(monthSince(at('2026-09-23T10:00:00'), now)).toBe(2);
    expect(monthSince(at('2026-09-22T10:00:00'), now)).toBe(3);
  });
});
