/** The agenda of a space as two open files: a calendar, and what was talked about, session by session. */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Item } from '../../model/meetingState.ts';
import { type Occurrence, occurrencesOf, sessionOf } from '../../model/occurrences.ts';
import type { AgendaView } from '../../session/types.ts';
import { calendarOf, eventsOf } from '../agenda/ics.ts';
import { formatDay, formatTime } from '../format.ts';

const YEAR = 366 * 86_400_000;

interface TextFile {
  readonly name: string;
  readonly text: string;
}

export function agendaFiles(view: AgendaView, whom: string, folder: string, i18n: I18n, now: number): TextFile[] {
  const { meetings } = view;
  if (meetings.length === 0) return [];
  const nameless = i18n._(msg`Meeting with ${whom}`);
  const events = eventsOf(meetings, now, ({ title }) => title || nameless, true);
  // Of what is still to come, what was noted already; the rest is in the calendar.
  const sessions = meetings
    .flatMap((meeting) => occurrencesOf(meeting, 0, now + YEAR))
    .filter((one) => one.start <= now || one.meeting.sessions.some(({ n }) => n === one.n))
    .sort((a, b) => a.start - b.start);
  const text = sessions.map((one) => sessionText(one, view, nameless, i18n)).join('\n\n');
  return [
    // A calendar of nothing is none (RFC 5545, 3.4): what is only proposed is in the documents beside it.
    ...(events.length === 0 ? [] : [{ name: `${folder}/agenda.ics`, text: calendarOf(events) }]),
    ...(text === '' ? [] : [{ name: `${folder}/${i18n._(msg`Sessions`)}.md`, text: `${text}\n` }]),
  ];
}

function sessionText(one: Occurrence, { people }: AgendaView, nameless: string, i18n: I18n): string {
  const { meeting, n, start, cancelled, time } = one;
  const session = sessionOf(meeting, n);
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? '';
  const tasks = (items: readonly Item[]): string =>
    items.map(({ done, text, who }) => `- [${done ? 'x' : ' '}] ${text}${who ? ` (${nameOf(who)})` : ''}`).join('\n');
  const held = session.held?.held;
  return [
    `# ${formatDay(i18n.locale, start, 0)}, ${formatTime(i18n.locale, start)}`,
    [meeting.title || nameless, meeting.place, `${time.minutes} min`].filter((part) => part !== '').join(', '),
    cancelled !== null ? i18n._(msg`Cancelled by ${nameOf(cancelled.by)}`) : '',
    held === false ? i18n._(msg`It did not take place`) : '',
    tasks(session.agenda),
    tasks(session.actions),
    ...session.notes.map(({ by, text }) => `> ${nameOf(by)}: ${text.replaceAll('\n', '\n> ')}`),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
