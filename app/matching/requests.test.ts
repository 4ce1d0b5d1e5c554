import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../model/brand.ts';
import {
  ANSWER_WITHIN,
  askedOf,
  mentorFound,
  nextExpiry,
  noRequests,
  type RequestEvent,
  type Requests,
  stepRequests,
} from './requests.ts';
import { person } from './samples.ts';

const [ada, awa, ali] = [person(1), person(2), person(3)];
const [ben, bea] = [person(11), person(12)];
const HOUR = 3_600_000;

function stateAfter(events: readonly RequestEvent[], seats: readonly (readonly [PersonId, number])[]): Requests {
  return events.reduce((state, event) => {
    const found = stepRequests(state, event);
    if (!found.ok) throw new Error(found.error.tag);
    return found.value;
  }, noRequests(seats));
}
const seats = [
  [ada, 1],
  [awa, 1],
  [ali, 1],
] as const;
const ranks = (mentee: PersonId, ranked: PersonId[], at = 0): RequestEvent => ({ kind: 'rank', mentee, ranked, at });

describe('requests', () => {
  it('[F08] the first is asked, has three days, and then the next is', () => {
    const asked = stateAfter([ranks(ben, [ada, awa])], seats);
    expect(asked.byMentee.get(ben)?.asked).toEqual({ mentor: ada, since: 0, until: ANSWER_WITHIN });
    expect(nextExpiry(asked)).toBe(ANSWER_WITHIN);
    const early = stateAfter([ranks(ben, [ada, awa]), { kind: 'tick', at: ANSWER_WITHIN - 1 }], seats);
    expect(early.byMentee.get(ben)?.asked?.mentor).toBe(ada);
    const late = stateAfter([ranks(ben, [ada, awa]), { kind: 'tick', at: ANSWER_WITHIN }], seats);
    expect(late.byMentee.get(ben)).toMatchObject({
      asked: { mentor: awa, since: ANSWER_WITHIN },
      outcomes: [{ mentor: ada, outcome: 'expired' }],
    });
    expect(stepRequests(late, { kind: 'accept', mentor: ada, mentee: ben, at: ANSWER_WITHIN + HOUR })).toEqual({
      ok: false,
      error: { tag: 'not-asked' },
    });
    const over = stateAfter([{ kind: 'tick', at: 3 * ANSWER_WITHIN }], []);
    expect(over.byMentee.size).toBe(0);
  });

  it('a no goes to the next, a yes ends it and takes the seat; who waited for that mentor goes on at once', () => {
    const both = [ranks(ben, [ada, awa, ali]), ranks(bea, [awa, ada], HOUR)];
    const declined = stateAfter([...both, { kind: 'decline', mentor: ada, mentee: ben, at: 2 * HOUR }], seats);
    expect(askedOf(declined, awa).map(({ mentee }) => mentee)).toEqual([bea, ben]);
    const accepted = stepRequests(declined, { kind: 'accept', mentor: awa, mentee: bea, at: 3 * HOUR });
    if (!accepted.ok) throw new Error('refused');
    const request = accepted.value.byMentee.get(bea);
    expect(request && mentorFound(request)).toBe(awa);
    expect(accepted.value.byMentee.get(ben)).toMatchObject({
      asked: { mentor: ali, since: 3 * HOUR },
      outcomes: [
        { mentor: ada, outcome: 'declined' },
        { mentor: awa, outcome: 'full' },
      ],
    });
  });

  it('refuses none, four, one twice, a second request while one waits; and lets one be taken back and made again', () => {
    const state = noRequests(seats);
    for (const ranked of [[], [ada, ada], [ada, awa, ali, bea], [ben]]) {
      expect(stepRequests(state, ranks(ben, ranked))).toEqual({ ok: false, error: { tag: 'ranks-wrong' } });
    }
    const asked = stateAfter([ranks(ben, [ada])], seats);
    expect(stepRequests(asked, ranks(ben, [awa]))).toEqual({ ok: false, error: { tag: 'already-asked' } });
    const again = stateAfter(
      [ranks(ben, [ada]), { kind: 'withdraw', mentee: ben, at: 1 }, ranks(ben, [ada, awa], 2)],
      seats,
    );
    expect(again.byMentee.get(ben)?.asked?.mentor).toBe(ada);
    const paused = stateAfter([ranks(ben, [ada, awa]), { kind: 'seats', mentor: ada, free: 0, at: 5 }], seats);
    expect(paused.byMentee.get(ben)?.asked?.mentor).toBe(awa);
  });

  it('never more pairs than seats, nobody asked without a seat, nobody with two mentors, whatever happens in whatever order', () => {
    const mentors = [ada, awa, ali];
    const someone = fc.constantFrom(...mentors);
    const mentee = fc.constantFrom(ben, bea, person(13), person(14));
    const at = fc.integer({ min: 0, max: 40 }).map((hours) => 6 * HOUR * hours);
    const event: fc.Arbitrary<RequestEvent> = fc.oneof(
      fc.record({ kind: fc.constant('rank' as const), mentee, ranked: fc.shuffledSubarray(mentors), at }),
      fc.record({ kind: fc.constantFrom('accept' as const, 'decline' as const), mentor: someone, mentee, at }),
      fc.record({ kind: fc.constant('tick' as const), at }),
      fc.record({ kind: fc.constant('withdraw' as const), mentee, at }),
    );
    const many = fc.array(event, { maxLength: 40 }).map((list) => list.sort((a, b) => a.at - b.at));
    fc.assert(
      fc.property(many, fc.integer({ min: 0, max: 2 }), (events, free) => {
        let state = noRequests(mentors.map((mentor) => [mentor, free]));
        for (const one of events) {
          const found = stepRequests(state, one);
          if (found.ok) state = found.value;
          const requests = [...state.byMentee.values()];
          for (const mentor of mentors) {
            const taken = requests.filter((request) => mentorFound(request) === mentor).length;
            expect(taken + (state.free.get(mentor) ?? 0)).toBe(free);
            if (askedOf(state, mentor).length > 0) expect(state.free.get(mentor)).toBeGreaterThan(0);
          }
          for (const { asked, outcomes } of requests) {
            expect(outcomes.filter(({ outcome }) => outcome === 'accepted').length).toBeLessThanOrEqual(1);
            expect(outcomes.some(({ mentor }) => mentor === asked?.mentor)).toBe(false);
            if (found.ok && asked !== null) expect(asked.until).toBeGreaterThan(one.at);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
