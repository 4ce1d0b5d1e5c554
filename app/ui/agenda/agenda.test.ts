import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { ADA, anAgenda, aTime, BEN, MEETING } from '../../model/agendaSamples.ts';
import type { MeetingAct, MeetingTime } from '../../model/meeting.ts';
import type { Meeting } from '../../model/meetingState.ts';
import { past } from '../../model/occurrences.ts';
import { calendarOf, eventsOf } from './ics.ts';
import { periodsKept } from './rhythm.ts';

const NOW = Date.parse('2026-11-30T09:00Z');
const WEEK = 7 * 86_400_000;
const about = { title: 'The letter', way: 'call', place: '' } as const;
const propose = (time: MeetingTime): MeetingAct => ({ does: 'propose', ...about, time });
const yes = (offer: string, time: MeetingTime): MeetingAct => ({
  does: 'answer',
  offer,
  time,
  yes: true,
  over: [],
  instead: null,
});
const only = ([meeting]: readonly Meeting[]): Meeting => meeting ?? expect.fail('no meeting');
const fileOf = (meeting: Meeting, title = 'The letter'): string => calendarOf(eventsOf([meeting], NOW, () => title));

/** As a calendar reads it. */
const readIn = (file: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
const startOf = (event: ICAL.Event | undefined): string => event?.startDate.toJSDate().toISOString().slice(0, 16) ?? '';

describe('a calendar file', () => {
  it('is read by another’s parser as what was agreed: when, how long, what, with two alarms', () => {
    const time = aTime('2026-12-03T17:00Z');
    const { meetings } = anAgenda([ADA, propose(time)], [BEN, yes('word0', time)]);
    const [event, ...more] = readIn(fileOf(only(meetings)));
    expect(more).toEqual([]);
    expect(startOf(event)).toBe('2026-12-03T17:00');
    expect(event?.duration.toSeconds()).toBe(45 * 60);
    expect(event?.startDate.zone).toBe(ICAL.Timezone.utcTimezone);
    expect(event).toMatchObject({ uid: `${MEETING}.0@binome`, summary: 'The letter', sequence: 1 });
    const alarms = event?.component.getAllSubcomponents('valarm') ?? [];
    expect(alarms.map((alarm) => String(alarm.getFirstPropertyValue('trigger')))).toEqual(['-P1D', '-PT15M']);
    expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  });

  it('carries whatever people write, through folding and escapes and back', () => {
    const title =
      'Café, thé; “ça va ?” \\ 日本語の手紙を一緒に読む 👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫\nsecond line: BEGIN:VALARM and so on, and on, and on';
    const time = aTime('2026-12-03T17:00Z');
    const place = `${'x'.repeat(74)}é, ${'ь'.repeat(60)}`;
    const { meetings } = anAgenda(
      [ADA, { does: 'propose', title: '', way: 'call', place, time }],
      [BEN, yes('word0', time)],
    );
    const file = fileOf(only(meetings), title);
    for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [event, ...more] = readIn(file);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ summary: title, location: place });
    // And what the other one writes of it again reads as the same.
    const again = readIn(new ICAL.Component(ICAL.parse(file)).toString());
    expect(again.map(({ summary, location }) => ({ summary, location }))).toEqual([
      { summary: title, location: place },
    ]);
    expect(startOf(again[0])).toBe(startOf(event));
  });

  it('gives each time of a series a name of its own, at the hour of the clock in winter and summer', () => {
    const time = aTime('2027-03-11T17:00Z', { repeat: 'weekly' });
    const { meetings } = anAgenda([ADA, propose(time)], [BEN, yes('word0', time)]);
    const events = readIn(fileOf(only(meetings)));
    expect(events.slice(0, 4).map(startOf)).toEqual([
      '2027-03-11T17:00',
      '2027-03-18T17:00',
      '2027-03-25T17:00',
      '2027-04-01T16:00',
    ]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(events.length).toBeLessThan(60);
  });

  it('moved or cancelled, keeps its name and counts further, so that a calendar replaces what it had', () => {
    const [first, second] = [aTime('2026-12-03T17:00Z'), aTime('2026-12-04T17:00Z')];
    const acts = [
      [ADA, propose(first)],
      [BEN, yes('word0', first)],
      [BEN, { does: 'offer', of: null, time: second, over: [] }],
      [ADA, { ...yes('word2', second), instead: 'word0' } as MeetingAct],
    ] as const;
    const [before] = readIn(fileOf(only(anAgenda(...acts.slice(0, 2)).meetings)));
    const [after, ...more] = readIn(fileOf(only(anAgenda(...acts).meetings)));
    expect(more).toEqual([]);
    expect(after?.uid).toBe(before?.uid);
    expect(Number(after?.sequence)).toBeGreaterThan(Number(before?.sequence));
    expect(startOf(after)).toBe('2026-12-04T17:00');
    const off = anAgenda(...acts, [ADA, { does: 'cancel', of: null, why: '' }]);
    const [cancelled] = readIn(fileOf(only(off.meetings)));
    expect(cancelled?.uid).toBe(before?.uid);
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(cancelled?.component.getAllSubcomponents('valarm')).toEqual([]);
  });

  it('of a series that became one meeting, says that the others are off', () => {
    const [first, second] = [aTime('2026-12-03T17:00Z', { repeat: 'weekly' }), aTime('2026-12-04T17:00Z')];
    const { meetings } = anAgenda(
      [ADA, propose(first)],
      [BEN, yes('word0', first)],
      [BEN, { does: 'offer', of: null, time: second, over: [] }],
      [ADA, { ...yes('word2', second), instead: 'word0' } as MeetingAct],
    );
    const events = readIn(fileOf(only(meetings)));
    const stands = events.filter(({ component }) => component.getFirstPropertyValue('status') === 'CONFIRMED');
    expect(stands.map(startOf)).toEqual(['2026-12-04T17:00']);
    expect(events.length).toBeGreaterThan(40);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it('says nothing of a time that nobody has accepted', () => {
    const { meetings } = anAgenda([ADA, propose(aTime('2026-12-03T17:00Z'))]);
    expect(readIn(fileOf(only(meetings)))).toEqual([]);
  });
});

describe('a rhythm', () => {
  it('is kept in the periods in which somebody said that they met', () => {
    const time = aTime('2026-11-05T17:00Z', { repeat: 'weekly' });
    const began = Date.parse('2026-11-01T09:00Z');
    const { meetings } = anAgenda(
      [ADA, propose(time), began],
      [BEN, yes('word0', time), began],
      [ADA, { does: 'held', n: 0, held: true }],
      [BEN, { does: 'held', n: 1, held: false }],
      [BEN, { does: 'held', n: 2, held: true }],
    );
    const periods = periodsKept(past(meetings, NOW), 'weekly', NOW - 4 * WEEK, NOW);
    expect(periods.map(({ met }) => met)).toEqual([true, false, true, false]);
  });
});
