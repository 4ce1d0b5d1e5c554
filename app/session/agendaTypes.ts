/** What the screens see of the agenda of a workspace. */
import type { Result } from '../../crypto/result.ts';
import type { GoalId, MeetingId, PersonId } from '../model/brand.ts';
import type { WeeklyAvailability } from '../model/card.ts';
import type { MeetingAbout, MeetingTime, OccurrenceName, Pulse, Rhythm } from '../model/meeting.ts';
import type { AgendaState, PersonWeek } from '../model/meetingState.ts';
import type { Observable } from '../model/observable.ts';
import type { OwnActs } from './acts.ts';
import type { SendRefusal } from './types.ts';

export type AgendaRefusal = SendRefusal | { readonly tag: 'not-found' };
export type Kept = Promise<Result<void, AgendaRefusal>>;

export interface AgendaPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly me: boolean;
  readonly former: boolean;
}

export interface AgendaView extends AgendaState {
  /** Of everybody who is here, as they last said it here, or on their card. */
  readonly weeks: readonly PersonWeek[];
  readonly me: PersonId;
  /** Who is or was here, me included. */
  readonly people: readonly AgendaPerson[];
  /** Who is here now, me included. */
  readonly here: readonly PersonId[];
  /** How sessions were for me, as I keep it to myself: by pulseKey(). */
  readonly ownPulses: ReadonlyMap<string, Pulse>;
}

/**
 * What is written down is never anything that looks like recovery words, and can be undone; what is agreed is answered,
 * not undone.
 */
export interface Agenda extends OwnActs {
  readonly state: Observable<AgendaView>;
  /** Until somebody else says yes it is a proposal. */
  propose(about: MeetingAbout, time: MeetingTime): Promise<Result<MeetingId, AgendaRefusal>>;
  /** A meeting that took place without the app, or before it. */
  log(about: MeetingAbout, time: MeetingTime): Promise<Result<MeetingId, AgendaRefusal>>;
  /** Another time: of all of it, or of one occurrence. */
  offer(meeting: MeetingId, of: OccurrenceName | null, time: MeetingTime): void;
  answer(meeting: MeetingId, offer: string, yes: boolean): void;
  /** My own offer, which nobody is bound by any more. While nobody had said yes to it, that can be undone. */
  withdraw(meeting: MeetingId, offer: string): void;
  cancel(meeting: MeetingId, of: OccurrenceName | null, why: string): Kept;
  /** What I wrote down of a meeting that was never to be agreed on: gone for everybody. */
  remove(meeting: MeetingId): void;
  sayHeld(meeting: MeetingId, n: number, held: boolean): void;
  addItem(meeting: MeetingId, n: number, list: 'agenda' | 'action', text: string, who?: PersonId): Kept;
  changeItem(
    meeting: MeetingId,
    n: number,
    list: 'agenda' | 'action',
    id: string,
    change: { readonly done?: boolean; readonly carried?: GoalId | true; readonly gone?: true },
  ): void;
  note(meeting: MeetingId, n: number, text: string): Kept;
  /** Mine only. */
  removeNote(meeting: MeetingId, note: string): void;
  /** On my own devices only; null: I have not said. */
  keepPulse(meeting: MeetingId, n: number, value: Pulse | null): void;
  /** From now on everybody here sees it. */
  sharePulse(meeting: MeetingId, n: number, value: Pulse): void;
  paint(week: WeeklyAvailability, zone: MeetingTime['zone']): void;
  /** Agreed once everybody here wishes the same. */
  wish(every: Rhythm | null): void;
}
