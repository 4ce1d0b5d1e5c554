/** When a meeting is: each of its times, with what was moved and cancelled, and what still waits for an answer. */
import type { Instant, PersonId } from './brand.ts';
import type { MeetingTime, OccurrenceName } from './meeting.ts';
import type { Cancelled, Meeting, Offer, SessionRecord } from './meetingState.ts';
import { countBefore, countOf, startOf } from './recurrence.ts';

const MINUTE = 60_000;

export interface Occurrence {
  readonly meeting: Meeting;
  /** Since the meeting began: what is noted for it stays with it when it is moved. */
  readonly n: number;
  /** Of the whole meeting, from which it follows. */
  readonly offer: Offer;
  /** The offer by which it was moved, apart from the others. */
  readonly moved: Offer | null;
  readonly start: Instant;
  readonly end: Instant;
  readonly time: MeetingTime;
  readonly cancelled: Cancelled | null;
}

export const nameOf = ({ offer, n }: Occurrence): OccurrenceName => ({ offer: offer.id, n });

/** The last yes stands. Where two people said it to two offers at once, the shared order says which was last. */
const lastAgreed = (offers: readonly Offer[]): Offer | null =>
  offers.reduce<Offer | null>(
    (last, offer) => ((offer.agreed?.order ?? -1) > (last?.agreed?.order ?? -1) ? offer : last),
    null,
  );

interface Stretch {
  readonly offer: Offer;
  /** The number of its first occurrence. */
  readonly base: number;
  /** From then on the next one holds. */
  readonly until: Instant;
}

/** One after another, the offers of the whole meeting that were agreed. What began before the next was, keeps its time. */
function stretchesOf({ offers }: Meeting): Stretch[] {
  const agreed = offers
    .filter((offer) => offer.of === null && offer.agreed !== null)
    .sort((a, b) => (a.agreed?.order ?? 0) - (b.agreed?.order ?? 0));
  const stretches: Stretch[] = [];
  let base = 0;
  agreed.forEach((offer, at) => {
    const until = agreed[at + 1]?.agreed?.at ?? Number.POSITIVE_INFINITY;
    stretches.push({ offer, base, until });
    if (Number.isFinite(until)) base += countBefore(offer.time, until);
  });
  return stretches;
}

/** What holds for the whole meeting; null: nothing is agreed. */
export const standing = ({ offers }: Meeting): Offer | null => lastAgreed(offers.filter(({ of }) => of === null));

const sameName = (a: OccurrenceName | null, b: OccurrenceName | null): boolean =>
  a?.offer === b?.offer && a?.n === b?.n;

/** Also those that were cancelled; by their start, from `from` (included) until `until`. */
export function occurrencesOf(meeting: Meeting, from: Instant, until: Instant): Occurrence[] {
  const found: Occurrence[] = [];
  for (const stretch of stretchesOf(meeting)) {
    const { offer, base } = stretch;
    const moves = meeting.offers.filter((one) => one.of?.offer === offer.id && one.agreed !== null);
    const numbers = new Set(moves.map(({ of }) => (of?.n ?? 0) - base));
    const end = Math.min(countOf(offer.time), countBefore(offer.time, Math.min(until, stretch.until)));
    for (let at = countBefore(offer.time, from); at < end; at += 1) numbers.add(at);
    for (const at of numbers) {
      if (at < 0 || at >= countOf(offer.time) || startOf(offer.time, at) >= stretch.until) continue;
      const one = occurrenceAt(meeting, offer, base + at, startOf(offer.time, at), moves);
      if (one.start >= from && one.start < until) found.push(one);
    }
  }
  return found.sort((a, b) => a.start - b.start || a.n - b.n);
}

function occurrenceAt(
  meeting: Meeting,
  offer: Offer,
  n: number,
  planned: Instant,
  moves: readonly Offer[],
): Occurrence {
  const moved = lastAgreed(moves.filter(({ of }) => sameName(of, { offer: offer.id, n })));
  const time: MeetingTime = moved?.time ?? { ...offer.time, at: planned, repeat: 'once' };
  const cancelled =
    meeting.cancels.find(({ of, at }) => (of === null ? time.at >= at : sameName(of, { offer: offer.id, n }))) ?? null;
  return { meeting, n, offer, moved, time, start: time.at, end: time.at + time.minutes * MINUTE, cancelled };
}

const NOTHING = { agenda: [], actions: [], notes: [], held: null, pulses: [] } as const;

export const sessionOf = ({ sessions }: Meeting, n: number): SessionRecord =>
  sessions.find((session) => session.n === n) ?? { ...NOTHING, n };

/** Somebody said that it took place. */
export const tookPlace = ({ meeting, n }: Occurrence): boolean =>
  meeting.logged || sessionOf(meeting, n).held?.held === true;

/** Of all meetings, what is not over, the nearest first, without what was cancelled. */
export function coming(meetings: readonly Meeting[], now: Instant, until: Instant): Occurrence[] {
  return meetings
    .flatMap((meeting) => occurrencesOf(meeting, now - 12 * 60 * MINUTE, until))
    .filter(({ end, cancelled }) => end > now && cancelled === null)
    .sort((a, b) => a.start - b.start);
}

/** A time that will not be, and whose word that is. */
export interface CalledOff {
  readonly meeting: Meeting;
  /** Null: it was offered for the whole meeting, and never agreed. */
  readonly n: number | null;
  readonly start: Instant;
  readonly by: readonly PersonId[];
  readonly why: string;
  /** I had offered it, and everybody who answered cannot. */
  readonly isDeclined: boolean;
}

/**
 * What would still come and is off, the nearest first: nobody is to learn it from a list in which it stands no more. Of
 * what one word cancelled, the next time alone; what I had said yes to while it was taken back elsewhere; and what I
 * offered to people who cannot.
 */
export function calledOff(
  meetings: readonly Meeting[],
  me: PersonId,
  here: readonly PersonId[],
  now: Instant,
  until: Instant,
): CalledOff[] {
  return meetings
    .flatMap((meeting) => [...cancelledIn(meeting, now, until), ...lostIn(meeting, me, here, now)])
    .sort((a, b) => a.start - b.start);
}

function cancelledIn(meeting: Meeting, now: Instant, until: Instant): CalledOff[] {
  const words = new Set<Cancelled>();
  return occurrencesOf(meeting, now, until).flatMap(({ n, start, cancelled: word }) => {
    if (word === null || words.has(word)) return [];
    words.add(word);
    return [{ meeting, n, start, by: [word.by], why: word.why, isDeclined: false }];
  });
}

/** Until somebody offers another time for the same. */
function lostIn(meeting: Meeting, me: PersonId, here: readonly PersonId[], now: Instant): CalledOff[] {
  const { offers, cancels } = meeting;
  if (cancels.some(({ of }) => of === null)) return [];
  return offers.flatMap(({ of, by, yes, no, withdrawn, replaced, time: { at: start } }, place): CalledOff[] => {
    if (start <= now || replaced || offers.some((later, at) => at > place && sameName(later.of, of))) return [];
    const one = { meeting, n: of?.n ?? null, start, why: '' };
    if (withdrawn) return yes.some((each) => each.by === me) ? [{ ...one, by: [by], isDeclined: false }] : [];
    const cannot = no.map((each) => each.by);
    const isDeclined = by === me && cannot.length > 0 && here.every((each) => each === me || cannot.includes(each));
    return isDeclined ? [{ ...one, by: cannot, isDeclined }] : [];
  });
}

/** What is over, the latest first, without what was cancelled. */
export function past(meetings: readonly Meeting[], now: Instant): Occurrence[] {
  return meetings
    .flatMap((meeting) => occurrencesOf(meeting, 0, now))
    .filter(({ end, cancelled }) => end <= now && cancelled === null)
    .sort((a, b) => b.start - a.start);
}

export interface Waiting {
  readonly meeting: Meeting;
  readonly offer: Offer;
  /** The one time of a meeting that would be moved. */
  readonly occurrence: Occurrence | null;
  /** What holds until it is answered. */
  readonly instead: Offer | null;
  /** I have not answered, and it is not mine. */
  readonly asksMe: boolean;
  /** Agreed already, by others. */
  readonly isAgreed: boolean;
}

/** Offers that somebody who is here has not answered, and that are not over. */
export function waiting(
  meetings: readonly Meeting[],
  me: PersonId,
  here: readonly PersonId[],
  now: Instant,
): Waiting[] {
  return meetings.flatMap((meeting) => {
    if (meeting.logged || meeting.cancels.some(({ of }) => of === null)) return [];
    const whole = standing(meeting);
    return meeting.offers.flatMap((offer): Waiting[] => {
      const { of, by, yes, no, time, agreed, withdrawn, replaced } = offer;
      const isOver = time.repeat === 'once' && time.at <= now;
      if (withdrawn || isOver || (agreed === null && replaced)) return [];
      const silent = here.filter((person) => person !== by && ![...yes, ...no].some((each) => each.by === person));
      if (silent.length === 0) return [];
      const occurrence = of === null ? null : occurrenceOf(meeting, of);
      if (of !== null && (occurrence === null || occurrence.cancelled !== null || of.offer !== whole?.id)) return [];
      const instead = occurrence === null ? whole : (occurrence.moved ?? occurrence.offer);
      // Agreed, and another was agreed after it: that one is asked about.
      if (agreed !== null && instead !== offer) return [];
      const asksMe = silent.includes(me);
      return [
        { meeting, offer, occurrence, instead: instead === offer ? null : instead, asksMe, isAgreed: agreed !== null },
      ];
    });
  });
}

/** Null: there is none of that name, or the meeting was put at other times since. */
export function occurrenceOf(meeting: Meeting, name: OccurrenceName): Occurrence | null {
  const stretch = stretchesOf(meeting).find(({ offer }) => offer.id === name.offer);
  if (stretch === undefined) return null;
  const at = name.n - stretch.base;
  if (at < 0 || at >= countOf(stretch.offer.time)) return null;
  const planned = startOf(stretch.offer.time, at);
  return planned >= stretch.until
    ? null
    : occurrenceAt(
        meeting,
        stretch.offer,
        name.n,
        planned,
        meeting.offers.filter(({ agreed }) => agreed !== null),
      );
}

/** The n-th time, whichever offer it follows from. */
export function nthOf(meeting: Meeting, n: number): Occurrence | null {
  const stretch = stretchesOf(meeting).findLast(({ base }) => base <= n);
  return stretch === undefined ? null : occurrenceOf(meeting, { offer: stretch.offer.id, n });
}

/** Offers of the same thing that were agreed while nobody knew of the one that stands: they do not, and this is said. */
export function alsoAgreed(meeting: Meeting, of: OccurrenceName | null): Offer[] {
  const alike = meeting.offers.filter((offer) => offer.agreed !== null && sameName(offer.of, of));
  const stands = lastAgreed(alike);
  const known = new Set(alike.map(({ agreed }) => agreed?.instead));
  return alike.filter((offer) => offer !== stands && !known.has(offer.id));
}

/**
 * Times that a series had before it was put at another that does not come as often: by their number, a calendar that
 * knows them would keep them.
 */
export function vanished(meeting: Meeting, from: Instant, until: Instant): { n: number; time: MeetingTime }[] {
  const stretches = stretchesOf(meeting);
  const last = stretches.at(-1);
  if (last === undefined) return [];
  const beyond = last.base + countOf(last.offer.time);
  return stretches.slice(0, -1).flatMap(({ offer, base, until: ended }) => {
    const gone: { n: number; time: MeetingTime }[] = [];
    const end = Math.min(countOf(offer.time), countBefore(offer.time, until));
    for (let at = countBefore(offer.time, Math.max(from, ended)); at < end; at += 1)
      if (base + at >= beyond) gone.push({ n: base + at, time: { ...offer.time, at: startOf(offer.time, at) } });
    return gone;
  });
}
