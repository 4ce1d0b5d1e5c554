/**
 * Meetings, out of what was said of them. Pure: the same words in the same order give the same meetings on every device,
 * always of this shape, whoever wrote them.
 */
import type { GoalId, Instant, MeetingId, PersonId, TimeZone } from './brand.ts';
import type { WeeklyAvailability } from './card.ts';
import {
  type ItemChange,
  type MeetingAbout,
  type MeetingAct,
  type MeetingTime,
  type MeetingWord,
  type OccurrenceName,
  type Pulse,
  type Rhythm,
  sameTime,
} from './meeting.ts';

/** A word, and whose signature stands under it. */
export interface Said {
  readonly author: PersonId;
  readonly word: MeetingWord;
}

/** Who did it, and when they say they did. */
export interface Trace {
  readonly by: PersonId;
  readonly at: Instant;
}

/** A time that somebody offers. It is agreed once somebody else says yes. */
export interface Offer extends Trace {
  readonly id: string;
  /** Null: of the whole meeting. */
  readonly of: OccurrenceName | null;
  readonly time: MeetingTime;
  readonly yes: readonly Trace[];
  readonly no: readonly Trace[];
  readonly withdrawn: boolean;
  /** Who made it has offered another since, or said yes to one. */
  readonly replaced: boolean;
  /** By the first yes: its place in the shared order, and what stood until then as its author knew it. */
  readonly agreed: (Trace & { readonly order: number; readonly instead: string | null }) | null;
}

export interface Item {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  readonly by: PersonId;
  readonly who: PersonId | null;
  readonly carried: GoalId | true | null;
}

export interface SessionNote extends Trace {
  readonly id: string;
  readonly text: string;
}

/** What belongs to the n-th time of a meeting, whenever that is. */
export interface SessionRecord {
  readonly n: number;
  readonly agenda: readonly Item[];
  readonly actions: readonly Item[];
  readonly notes: readonly SessionNote[];
  readonly held: (Trace & { readonly held: boolean }) | null;
  /** Those that were shared: one a person. */
  readonly pulses: readonly (Trace & { readonly value: Pulse })[];
}

export interface Cancelled extends Trace {
  readonly of: OccurrenceName | null;
  readonly why: string;
}

export interface Meeting extends MeetingAbout {
  readonly id: MeetingId;
  readonly by: PersonId;
  readonly made: Instant;
  /** It was written down afterwards: there was nothing to agree on. */
  readonly logged: boolean;
  readonly offers: readonly Offer[];
  readonly cancels: readonly Cancelled[];
  readonly sessions: readonly SessionRecord[];
  /** How often what a calendar shows of it may have changed. Never falls. */
  readonly changes: number;
  readonly last: Trace;
}

export interface PersonWeek extends Trace {
  readonly zone: TimeZone;
  readonly week: WeeklyAvailability;
}

export interface RhythmState {
  /** What everybody who is here last wished alike. */
  readonly agreed: { readonly every: Rhythm; readonly since: Instant } | null;
  readonly wishes: readonly (Trace & { readonly every: Rhythm | null })[];
}

export interface AgendaState {
  readonly meetings: readonly Meeting[];
  readonly weeks: readonly PersonWeek[];
  readonly rhythm: RhythmState;
}

interface MeetingDraft extends MeetingAbout {
  id: MeetingId;
  by: PersonId;
  made: Instant;
  logged: boolean;
  offers: Map<string, Offer>;
  cancels: Cancelled[];
  sessions: Map<number, SessionDraft>;
  changes: number;
  last: Trace;
}

interface SessionDraft {
  agenda: Map<string, Item | null>;
  action: Map<string, Item | null>;
  notes: SessionNote[];
  held: SessionRecord['held'];
  pulses: Map<PersonId, Trace & { value: Pulse }>;
}

type About = Extract<MeetingAct, { does: 'free' | 'rhythm' }>;
type OfOne = Exclude<MeetingAct, About>;

/** `here`: who is in the workspace now; a rhythm is agreed among them. */
export function agendaFrom(said: readonly Said[], here: readonly PersonId[]): AgendaState {
  const meetings = new Map<MeetingId, MeetingDraft>();
  const weeks = new Map<PersonId, PersonWeek>();
  const wishes = new Map<PersonId, RhythmState['wishes'][number]>();
  let agreed: RhythmState['agreed'] = null;
  const heard = new Set<string>();
  said.forEach(({ author, word: { id, meeting, at, act } }, order) => {
    // A signature holds wherever the word is put: a yes copied behind the no that followed would be as genuine.
    const name = `${author} ${id}`;
    if (heard.has(name)) return;
    heard.add(name);
    const trace: Trace = { by: author, at };
    if (act.does === 'free') weeks.set(author, { ...trace, zone: act.zone, week: act.week });
    else if (act.does === 'rhythm') {
      wishes.set(author, { ...trace, every: act.every });
      const all = here.flatMap((person) => wishes.get(person) ?? []);
      const isAlike =
        all.length > 1 && all.length >= Math.min(2, here.length) && all.every((one) => one.every === act.every);
      if (isAlike) agreed = act.every === null ? null : { every: act.every, since: at };
    } else if (meeting !== null) take(meetings, meeting, id, trace, act, order);
  });
  return {
    meetings: [...meetings.values()].map(finished),
    weeks: [...weeks.values()],
    rhythm: { agreed, wishes: [...wishes.values()].filter(({ by }) => here.includes(by)) },
  };
}

function take(
  meetings: Map<MeetingId, MeetingDraft>,
  id: MeetingId,
  word: string,
  trace: Trace,
  act: OfOne,
  order: number,
): void {
  const meeting = meetings.get(id);
  if (act.does === 'propose' || act.does === 'log') {
    if (meeting === undefined) meetings.set(id, begun(id, word, trace, act, order));
    return;
  }
  if (meeting === undefined) return;
  const changes = arrange(meeting, word, trace, act, order);
  if (changes) meeting.changes += 1;
  else if (!record(meeting, word, trace, act)) return;
  meeting.last = trace;
}

function begun(
  id: MeetingId,
  word: string,
  trace: Trace,
  { does, time, title, way, place }: Extract<OfOne, { does: 'propose' | 'log' }>,
  order: number,
): MeetingDraft {
  const logged = does === 'log';
  const first = offered(word, null, trace, time);
  return {
    id,
    by: trace.by,
    made: trace.at,
    title,
    way,
    place,
    logged,
    offers: new Map([[word, logged ? { ...first, agreed: { ...trace, order, instead: null } } : first]]),
    cancels: [],
    sessions: new Map(),
    changes: 0,
    last: trace,
  };
}

const offered = (id: string, of: OccurrenceName | null, trace: Trace, time: MeetingTime): Offer => ({
  ...trace,
  id,
  of,
  time,
  yes: [],
  no: [],
  withdrawn: false,
  replaced: false,
  agreed: null,
});

/** What is about when and where. False: it is not, or it changes nothing. */
function arrange(meeting: MeetingDraft, word: string, trace: Trace, act: OfOne, order: number): boolean {
  const { offers } = meeting;
  switch (act.does) {
    case 'offer':
      // What took place is not offered again, and one word makes one offer.
      if (meeting.logged || offers.has(word)) return false;
      offers.set(word, offered(word, act.of, trace, act.of === null ? act.time : { ...act.time, repeat: 'once' }));
      turnDown(offers, act.over, trace);
      return true;
    case 'answer': {
      const offer = offers.get(act.offer);
      if (meeting.logged || offer === undefined || !sameTime(offer.time, act.time)) return false;
      // Of one's own offer only a no means something, and that is to withdraw it.
      if (offer.by === trace.by) return false;
      offers.set(offer.id, answered(offer, trace, act.yes, order, act.instead));
      if (act.yes)
        turnDown(
          offers,
          act.over.filter((id) => id !== offer.id),
          trace,
        );
      return true;
    }
    case 'withdraw': {
      const offer = offers.get(act.offer);
      if (meeting.logged || offer?.by !== trace.by) return false;
      offers.set(offer.id, { ...offer, withdrawn: true, agreed: null });
      return true;
    }
    case 'cancel':
      meeting.cancels.push({ ...trace, of: act.of, why: act.why });
      return true;
    default:
      return false;
  }
}

function answered(offer: Offer, trace: Trace, yes: boolean, order: number, instead: string | null): Offer {
  const others = (list: readonly Trace[]): Trace[] => list.filter(({ by }) => by !== trace.by);
  const next = {
    ...offer,
    yes: yes ? [...others(offer.yes), trace] : others(offer.yes),
    no: yes ? others(offer.no) : [...others(offer.no), trace],
  };
  if (offer.withdrawn || next.yes.length === 0) return { ...next, agreed: null };
  return { ...next, agreed: offer.agreed ?? { ...trace, order, instead } };
}

/** One's own are replaced; to somebody else's it is a no. What the others agreed on meanwhile stands all the same. */
function turnDown(offers: Map<string, Offer>, over: readonly string[], trace: Trace): void {
  for (const id of over) {
    const offer = offers.get(id);
    if (offer === undefined) continue;
    if (offer.by === trace.by) offers.set(id, { ...offer, replaced: true });
    else if (!offer.yes.some(({ by }) => by === trace.by)) offers.set(id, answered(offer, trace, false, 0, null));
  }
}

/** What is about the hour itself. False: it changes nothing. */
function record(meeting: MeetingDraft, word: string, trace: Trace, act: OfOne): boolean {
  if (!('n' in act)) return false;
  const session: SessionDraft = meeting.sessions.get(act.n) ?? {
    agenda: new Map(),
    action: new Map(),
    notes: [],
    held: null,
    pulses: new Map(),
  };
  meeting.sessions.set(act.n, session);
  switch (act.does) {
    case 'held':
      session.held = { ...trace, held: act.held };
      return true;
    case 'note':
      session.notes.push({ ...trace, id: word, text: act.text });
      return true;
    case 'pulse':
      session.pulses.set(trace.by, { ...trace, value: act.value });
      return true;
    case 'item':
      return changeItem(session[act.list], trace.by, act);
  }
}

function changeItem(items: Map<string, Item | null>, by: PersonId, change: ItemChange): boolean {
  const { id, text, done, who, carried, gone } = change;
  const before = items.get(id);
  // Taken off on one device, changed on another: it is off.
  if (before === null || (before === undefined && text === undefined)) return false;
  const item = before ?? { id, text: text ?? '', done: false, by, who: null, carried: null };
  items.set(
    id,
    gone === true
      ? null
      : {
          ...item,
          text: text ?? item.text,
          done: done ?? item.done,
          who: who ?? item.who,
          carried: carried ?? item.carried,
        },
  );
  return true;
}

function finished({ offers, sessions, ...meeting }: MeetingDraft): Meeting {
  const isThere = (item: Item | null): item is Item => item !== null;
  return {
    ...meeting,
    offers: [...offers.values()],
    sessions: [...sessions].map(([n, { agenda, action, pulses, ...session }]) => ({
      ...session,
      n,
      agenda: [...agenda.values()].filter(isThere),
      actions: [...action.values()].filter(isThere),
      pulses: [...pulses.values()],
    })),
  };
}
