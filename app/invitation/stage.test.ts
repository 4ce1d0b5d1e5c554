import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personIdOf } from '../model/ids.ts';
import { advance, drafted, holdsSeats, type InvitationEvent, type InvitationState } from './stage.ts';

const [ada, ben, eve] = [1, 2, 3].map((fill) => personIdOf(new Uint8Array(32).fill(fill)));
if (ada === undefined || ben === undefined || eve === undefined) throw new Error('three people');
const expires = 1000;
const start = drafted({ mentor: ada, mentee: ben, expires });

const yes = (person = ada, at = 10): InvitationEvent => ({ type: 'answered', person, answer: 'accepted', at });
const no = (person = ada, at = 10): InvitationEvent => ({ type: 'answered', person, answer: 'declined', at });
const sent: InvitationEvent = { type: 'sent' };
const late: InvitationEvent = { type: 'passed', now: expires + 1 };
const revoked: InvitationEvent = { type: 'revoked' };

/** The stage after the events; of a refused event, its error. */
function after(...events: InvitationEvent[]): string {
  let state: InvitationState = start;
  for (const event of events) {
    const next = advance(state, event);
    if (!next.ok) return next.error.tag;
    state = next.value;
  }
  return state.stage;
}

describe('advance', () => {
  it.each<[string, InvitationEvent[], string]>([
    ['is sent', [sent], 'sent'],
    ['is sent when somebody holds it', [{ type: 'opened', person: ben }], 'sent'],
    ['waits for the second yes', [sent, yes(ada)], 'accepted'],
    ['is joined by both', [sent, yes(ada), yes(ben)], 'joined'],
    ['is declined by the first no', [sent, no(ben)], 'declined'],
    ['is declined after one yes', [sent, yes(ada), no(ben)], 'declined'],
    ['expires', [sent, late], 'expired'],
    ['expires after one yes', [sent, yes(ada), late], 'expired'],
    ['does not expire on its last instant', [sent, { type: 'passed', now: expires }], 'sent'],
    ['is ended once joined', [sent, yes(ada), yes(ben), { type: 'ended' }], 'ended'],
    [
      'is ended once, whatever comes then',
      [sent, yes(ada), yes(ben), { type: 'ended' }, { type: 'ended' }, late],
      'ended',
    ],
    ['is not ended before it is joined', [sent, yes(ada), { type: 'ended' }], 'closed'],
    ['is not declined any more once ended', [sent, yes(ada), yes(ben), { type: 'ended' }, revoked], 'closed'],
    ['does not expire once joined', [sent, yes(ada), yes(ben), late], 'joined'],
    ['is joined by a yes in time that arrives late', [sent, yes(ada), late, yes(ben, expires)], 'joined'],
    ['stays expired on one late yes', [sent, late, yes(ada)], 'expired'],
    ['refuses a yes after the deadline', [sent, yes(ben, expires + 1)], 'too-late'],
    ['is revoked before it is sent', [revoked], 'revoked'],
    ['is revoked after one yes', [sent, yes(ada), revoked], 'revoked'],
    ['is not revoked once joined', [sent, yes(ada), yes(ben), revoked], 'closed'],
    ['refuses an answer once revoked', [sent, revoked, yes(ada)], 'closed'],
    ['refuses an answer once declined', [sent, no(ada), yes(ben)], 'closed'],
    ['refuses an answer before it is sent', [yes(ada)], 'not-sent'],
    ['refuses a stranger’s answer', [sent, yes(eve)], 'not-invited'],
    ['refuses a stranger’s opening', [{ type: 'opened', person: eve }], 'not-invited'],
    ['refuses a change of mind', [sent, yes(ada), no(ada)], 'already-answered'],
    ['refuses a replayed no after a yes', [sent, no(ada), yes(ada)], 'already-answered'],
    ['hears the same yes twice', [sent, yes(ada), yes(ada), yes(ben), yes(ben)], 'joined'],
  ])('%s', (_name, events, stage) => {
    expect(after(...events)).toBe(stage);
  });

  const anyEvent: fc.Arbitrary<InvitationEvent> = fc.oneof(
    fc.constant(sent),
    fc.constant(revoked),
    fc.nat({ max: 2000 }).map((now): InvitationEvent => ({ type: 'passed', now })),
    fc.constantFrom(ada, ben, eve).map((person): InvitationEvent => ({ type: 'opened', person })),
    fc.record({
      type: fc.constant('answered' as const),
      person: fc.constantFrom(ada, ben, eve),
      answer: fc.constantFrom('accepted' as const, 'declined' as const),
      at: fc.nat({ max: 2000 }),
    }),
  );

  it('never leaves joined, declined or revoked; joins only on two yeses; repeats change nothing', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), (events) => {
        let state = start;
        for (const event of events) {
          const next = advance(state, event);
          if (!next.ok) continue;
          if (['joined', 'declined', 'revoked'].includes(state.stage)) expect(next.value).toBe(state);
          state = next.value;
          const again = advance(state, event);
          expect(again.ok && again.value).toBe(state);
          const yeses = Object.values(state.answers).filter((answer) => answer === 'accepted').length;
          expect(state.stage === 'joined').toBe(yeses === 2 && state.stage !== 'revoked');
          expect(Object.keys(state.answers).every((person) => person === ada || person === ben)).toBe(true);
          expect(holdsSeats(state)).toBe(!['declined', 'expired', 'revoked'].includes(state.stage));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('with a third', () => {
  const three = drafted({ mentor: ada, mentee: ben, third: eve, expires });
  const stageAfter = (...events: InvitationEvent[]): string =>
    events.reduce((state, event) => {
      const next = advance(state, event);
      return next.ok ? next.value : state;
    }, three).stage;

  it.each<[string, InvitationEvent[], string]>([
    ['two yeses wait for the last one', [sent, yes(ada), yes(eve)], 'accepted'],
    ['three yeses join', [sent, yes(ben), yes(eve), yes(ada)], 'joined'],
    ['the third’s no ends it', [sent, yes(ada), yes(ben), no(eve)], 'declined'],
    ['without the third’s answer it expires', [sent, yes(ada), yes(ben), late], 'expired'],
  ])('%s', (_, events, stage) => {
    expect(stageAfter(...events)).toBe(stage);
  });
});

describe('[F27] a circle', () => {
  const circle = (...events: InvitationEvent[]): string => {
    let state = drafted({ mentor: ada, mentee: ben, more: [eve], expires });
    for (const event of events) {
      const next = advance(state, event);
      if (!next.ok) return next.error.tag;
      state = next.value;
    }
    return state.stage;
  };
  it.each<[string, InvitationEvent[], string]>([
    ['waits for its host', [sent, yes(ben), yes(eve)], 'accepted'],
    ['is there with its host and one more', [sent, yes(ada), yes(eve)], 'joined'],
    ['takes a later yes, and a later no', [sent, yes(ada), yes(eve), yes(ben)], 'joined'],
    ['is ended for nobody by one no', [sent, no(ben), yes(ada), yes(eve)], 'joined'],
    ['is declined by its host', [sent, yes(ben), no(ada)], 'declined'],
    ['is declined once all others are', [sent, yes(ada), no(ben), no(eve)], 'declined'],
    ['takes no yes after its date', [sent, yes(ada), yes(eve), yes(ben, expires + 1)], 'too-late'],
    ['refuses a change of mind once it is there', [sent, yes(ada), yes(eve), no(eve)], 'already-answered'],
  ])('%s', (_, events, stage) => {
    expect(circle(...events)).toBe(stage);
  });
});
