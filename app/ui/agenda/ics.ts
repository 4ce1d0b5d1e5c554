/**
 * A calendar file (RFC 5545), for whatever calendar a person has: it rings when this app is closed.
 *
 * Each occurrence is an event of its own in UTC, rather than one event with a rule and a zone: any of them may be moved
 * or cancelled, what summer time does is counted here, and a phone whose calendar knows no VTIMEZONE shows it right. What
 * names it stays, and its SEQUENCE rises: taken in again, a moved meeting takes the place of the old one.
 */
import type { Instant } from '../../model/brand.ts';
import type { Meeting } from '../../model/meetingState.ts';
import { occurrencesOf, vanished } from '../../model/occurrences.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** How far a series is written out. */
const AHEAD = 366 * DAY;
/** What was cancelled or moved lately is said as well. */
const BACK = 31 * DAY;
const ALARMS = ['-P1D', '-PT15M'];

export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Instant;
  readonly start: Instant;
  readonly end: Instant;
  readonly title: string;
  readonly place: string;
  readonly cancelled: boolean;
}

/** Of the meetings that were agreed on. `all`: also what is long over. */
export function eventsOf(
  meetings: readonly Meeting[],
  now: Instant,
  titleOf: (meeting: Meeting) => string,
  all = false,
): CalendarEvent[] {
  return meetings.flatMap((meeting) => {
    const event = (n: number, start: Instant, minutes: number, cancelled: boolean): CalendarEvent => ({
      uid: `${meeting.id}.${n}@binome`,
      sequence: meeting.changes,
      stamp: meeting.last.at,
      start,
      end: start + minutes * MINUTE,
      title: titleOf(meeting),
      place: meeting.place,
      cancelled,
    });
    const from = all ? 0 : now - BACK;
    return [
      ...occurrencesOf(meeting, from, now + AHEAD).map((one) =>
        event(one.n, one.start, one.time.minutes, one.cancelled !== null),
      ),
      ...vanished(meeting, from, now + AHEAD).map(({ n, time }) => event(n, time.at, time.minutes, true)),
    ];
  });
}

export function calendarOf(events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Binome//Agenda//EN',
    'METHOD:PUBLISH',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `SEQUENCE:${event.sequence}`,
      `DTSTAMP:${utc(event.stamp)}`,
      `DTSTART:${utc(event.start)}`,
      `DTEND:${utc(event.end)}`,
      `SUMMARY:${escaped(event.title)}`,
      ...(event.place === '' ? [] : [`LOCATION:${escaped(event.place)}`]),
      `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      ...(event.cancelled ? [] : ALARMS.flatMap((trigger) => alarm(trigger, event.title))),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const alarm = (trigger: string, title: string): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escaped(title)}`,
  `TRIGGER:${trigger}`,
  'END:VALARM',
];

/** "20261203T170000Z". */
const utc = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** 3.3.11. Other controls have no place in a text. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/** 3.1: at most 75 bytes a line, and no character is cut in two. */
function folded(line: string): string {
  const size = new TextEncoder();
  let [out, width] = ['', 0];
  for (const character of line) {
    const bytes = size.encode(character).length;
    if (width + bytes > 75) {
      out += '\r\n ';
      width = 1;
    }
    out += character;
    width += bytes;
  }
  return out;
}
