/**
 * Requests of mentees, where people choose for themselves: a mentee ranks up to three mentors; the first is asked and has three
 * days; then the next is, and so on. Who has no free seat is not asked, and whoever waited for them goes on at once. Pure: the
 * time comes with each event, and the same events give the same state on every device.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { PairKey } from './types.ts';

/** A mentor who has not answered by then is not waited for any longer. */
export const ANSWER_WITHIN = 3 * 24 * 3_600_000;
export const MOST_RANKED = 3;

export type Outcome = 'accepted' | 'declined' | 'expired' | 'full' | 'withdrawn';

/** One mentee's request: whom they ranked, whom it is before, what became of it with each so far. */
export interface MenteeRequest {
  readonly mentee: PersonId;
  readonly ranked: readonly PersonId[];
  /** Null: nobody any more; it was accepted, taken back, or came to its end. */
  readonly asked: { readonly mentor: PersonId; readonly since: Instant; readonly until: Instant } | null;
  /** In the order in which they were asked, or passed by. */
  readonly outcomes: readonly { readonly mentor: PersonId; readonly outcome: Outcome; readonly at: Instant }[];
}

export interface Requests {
  readonly byMentee: ReadonlyMap<PersonId, MenteeRequest>;
  /** Seats that are still free. */
  readonly free: ReadonlyMap<PersonId, number>;
}

export type RequestEvent =
  | { readonly kind: 'rank'; readonly mentee: PersonId; readonly ranked: readonly PersonId[]; readonly at: Instant }
  | ({ readonly kind: 'accept' | 'decline'; readonly at: Instant } & PairKey)
  | { readonly kind: 'withdraw'; readonly mentee: PersonId; readonly at: Instant }
  /** A mentor's free seats are now so many. */
  | { readonly kind: 'seats'; readonly mentor: PersonId; readonly free: number; readonly at: Instant }
  /** Time has passed. */
  | { readonly kind: 'tick'; readonly at: Instant };

export type RequestError =
  /** None, more than three, or one of them twice. */
  | { readonly tag: 'ranks-wrong' }
  /** The mentee already waits for somebody, or has a mentor. */
  | { readonly tag: 'already-asked' }
  /** It is not, or no longer, this mentor who is asked. */
  | { readonly tag: 'not-asked' };

export const noRequests = (free: Iterable<readonly [PersonId, number]>): Requests => ({
  byMentee: new Map(),
  free: new Map(free),
});

/** What an event makes of it; whatever has run out by then is passed on first. An event that is refused changes nothing. */
export function stepRequests(before: Requests, event: RequestEvent): Result<Requests, RequestError> {
  const state = expire(before, event.at);
  switch (event.kind) {
    case 'tick':
      return ok(state);
    case 'seats':
      return ok(passOver(withSeats(state, event.mentor, event.free), event.at));
    case 'rank':
      return rank(state, event.mentee, event.ranked, event.at);
    case 'withdraw': {
      const request = state.byMentee.get(event.mentee);
      if (request?.asked == null) return err({ tag: 'not-asked' });
      return ok(put(state, ended(request, request.asked.mentor, 'withdrawn', event.at)));
    }
    case 'decline':
    case 'accept': {
      const request = state.byMentee.get(event.mentee);
      if (request?.asked?.mentor !== event.mentor) return err({ tag: 'not-asked' });
      if (event.kind === 'decline') return ok(put(state, next(state, request, 'declined', event.at)));
      // Whoever is asked has a free seat: else they were passed by.
      const free = state.free.get(event.mentor) ?? 0;
      const accepted = put(state, ended(request, event.mentor, 'accepted', event.at));
      return ok(passOver(withSeats(accepted, event.mentor, free - 1), event.at));
    }
  }
}

/** When the next request runs out; null when nobody waits. */
export function nextExpiry({ byMentee }: Requests): Instant | null {
  const waiting = [...byMentee.values()].flatMap(({ asked }) => (asked === null ? [] : [asked.until]));
  return waiting.length === 0 ? null : Math.min(...waiting);
}

/** Whom a mentor is asked by, who waited longest first. */
export const askedOf = ({ byMentee }: Requests, mentor: PersonId): readonly MenteeRequest[] =>
  [...byMentee.values()]
    .filter(({ asked }) => asked?.mentor === mentor)
    .sort((a, b) => (a.asked?.since ?? 0) - (b.asked?.since ?? 0) || (a.mentee < b.mentee ? -1 : 1));

/** Whose mentor a request has found. */
export const mentorFound = (request: MenteeRequest): PersonId | null =>
  request.outcomes.find(({ outcome }) => outcome === 'accepted')?.mentor ?? null;

function rank(
  state: Requests,
  mentee: PersonId,
  ranked: readonly PersonId[],
  at: Instant,
): Result<Requests, RequestError> {
  const distinct = new Set(ranked).size === ranked.length && !ranked.includes(mentee);
  if (ranked.length === 0 || ranked.length > MOST_RANKED || !distinct) return err({ tag: 'ranks-wrong' });
  const request = state.byMentee.get(mentee);
  if (request !== undefined && (request.asked !== null || mentorFound(request) !== null)) {
    return err({ tag: 'already-asked' });
  }
  return ok(put(state, ask(state, { mentee, ranked, asked: null, outcomes: [] }, at)));
}

/** Asks the first of those ranked of whom nothing has become yet; who has no seat is passed by. */
function ask(state: Requests, request: MenteeRequest, at: Instant): MenteeRequest {
  const outcomes = [...request.outcomes];
  const done = new Set(outcomes.map(({ mentor }) => mentor));
  for (const mentor of request.ranked) {
    if (done.has(mentor)) continue;
    if ((state.free.get(mentor) ?? 0) > 0) {
      return { ...request, asked: { mentor, since: at, until: at + ANSWER_WITHIN }, outcomes };
    }
    outcomes.push({ mentor, outcome: 'full', at });
  }
  return { ...request, asked: null, outcomes };
}

const ended = (request: MenteeRequest, mentor: PersonId, outcome: Outcome, at: Instant): MenteeRequest => ({
  ...request,
  asked: null,
  outcomes: [...request.outcomes, { mentor, outcome, at }],
});

/** The one who is asked is done with; the next is asked. */
const next = (state: Requests, request: MenteeRequest, outcome: Outcome, at: Instant): MenteeRequest =>
  request.asked === null ? request : ask(state, ended(request, request.asked.mentor, outcome, at), at);

/** Each that has run out goes on from now: the next cannot be asked before somebody's device does it. */
function expire(before: Requests, now: Instant): Requests {
  let state = before;
  for (const request of before.byMentee.values()) {
    if (request.asked === null || request.asked.until > now) continue;
    state = put(state, next(state, request, 'expired', now));
  }
  return state;
}

/** Whoever waits for a mentor without a seat goes on to their next. */
function passOver(before: Requests, at: Instant): Requests {
  let state = before;
  for (const request of before.byMentee.values()) {
    if (request.asked === null || (state.free.get(request.asked.mentor) ?? 0) > 0) continue;
    state = put(state, next(state, request, 'full', at));
  }
  return state;
}

const put = (state: Requests, request: MenteeRequest): Requests => ({
  ...state,
  byMentee: new Map(state.byMentee).set(request.mentee, request),
});

const withSeats = (state: Requests, mentor: PersonId, free: number): Requests => ({
  ...state,
  free: new Map(state.free).set(mentor, Math.max(0, free)),
});
