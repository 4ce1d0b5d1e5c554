/** Agendas for tests. */
import type { Instant, PersonId } from './brand.ts';
import { meetingIdOf, personIdOf } from './ids.ts';
import type { MeetingAct, MeetingTime, MeetingWord } from './meeting.ts';
import { type AgendaState, agendaFrom, type Said } from './meetingState.ts';
import { isTimeZone } from './zone.ts';

export const ADA = personIdOf(new Uint8Array(32).fill(1));
export const BEN = personIdOf(new Uint8Array(32).fill(2));
export const MEETING = meetingIdOf(new Uint8Array(12));

export function aTime(start: string, over: Partial<Omit<MeetingTime, 'zone'>> & { zone?: string } = {}): MeetingTime {
  const zone = over.zone ?? 'Europe/Paris';
  if (!isTimeZone(zone)) throw new Error(`no zone ${zone}`);
  return { at: Date.parse(start), minutes: 45, repeat: 'once', ...over, zone };
}

/** Acts one after another, each as a word with the id `w0`, `w1`…, of one meeting. */
export function anAgenda(...acts: readonly (readonly [PersonId, MeetingAct, Instant?])[]): AgendaState {
  const said = acts.map(([author, act, at = Date.parse('2026-11-30T09:00Z')], order): Said => {
    const word: MeetingWord = { version: 1, workspace: 'w', id: `word${order}`, meeting: MEETING, at, act };
    return { author, word };
  });
  return agendaFrom(said, [ADA, BEN]);
}
