import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckEnds, commitCheck, hash } from '../../../crypto/index.ts';
import type { CheckMessage } from './frames.ts';
import { type CheckEvent, type CheckState, CLOSED, step } from './machine.ts';

const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));
const end = (name: string) => ({ person: bytes(`person ${name}`), device: bytes(`device ${name}`) });
const ends: CheckEnds = { workspace: 'w', leader: end('leader'), follower: end('follower') };

/** A few nonces, so that a commitment and its reveal meet by chance often enough. */
const nonces = ['a', 'b', 'c'].map(bytes);
const someNonce = fc.constantFrom(...nonces);
const message = fc.oneof(
  fc.constant({ type: 'ready' } as const),
  someNonce.map((nonce) => ({ type: 'commit', commitment: commitCheck(ends, nonce) }) as const),
  someNonce.map((nonce) => ({ type: 'nonce', nonce }) as const),
  someNonce.map((nonce) => ({ type: 'reveal', nonce }) as const),
  fc.boolean().map((same) => ({ type: 'answer', same }) as const),
  fc.constant({ type: 'stop' } as const),
);
/** Opening draws a nonce that nobody had before: the place in the run makes it. */
const event = fc.oneof(
  { weight: 2, arbitrary: fc.constant('open' as const) },
  fc.constant({ type: 'close' } as const),
  fc.constant({ type: 'restarted' } as const),
  fc.constant({ type: 'received', message: null } as const),
  fc.boolean().map((same) => ({ type: 'answer', same }) as const),
  { weight: 8, arbitrary: message.map((each) => ({ type: 'received', message: each }) as const) },
);
type Drawn = CheckEvent | 'open';

interface Run {
  readonly opened: number;
  readonly said: readonly string[];
  readonly states: readonly CheckState[];
}

function run(leads: boolean, events: readonly Drawn[]): Run {
  let state = CLOSED;
  let opened = 0;
  const said: string[] = [];
  const states = [state];
  events.forEach((each, at) => {
    if (each === 'open') opened += 1;
    const next = step({ leads, ends }, state, each === 'open' ? { type: 'open', nonce: bytes(`own ${at}`) } : each);
    state = next.state;
    states.push(state);
    said.push(...next.say.map(({ type }) => type));
  });
  return { opened, said, states };
}

const received = (each: CheckMessage): CheckEvent => ({ type: 'received', message: each });
/** What an honest other end sends, to a follower or to a leader: without it, chance seldom comes so far. */
const exchange = fc
  .tuple(someNonce, fc.boolean())
  .map(([nonce, toFollower]): readonly Drawn[] =>
    toFollower
      ? [
          'open',
          received({ type: 'commit', commitment: commitCheck(ends, nonce) }),
          received({ type: 'reveal', nonce }),
        ]
      : ['open', received({ type: 'ready' }), received({ type: 'nonce', nonce })],
  );
const someEvents = fc
  .array(fc.oneof({ weight: 4, arbitrary: event.map((each): readonly Drawn[] => [each]) }, exchange), { maxLength: 30 })
  .map((parts) => parts.flat());
const count = (said: readonly string[], type: string): number => said.filter((each) => each === type).length;

describe('whatever the other end sends, in whatever order', () => {
  it('a leader commits, and a follower gives its nonce, at most once an opening', () => {
    fc.assert(
      fc.property(fc.boolean(), someEvents, (leads, events) => {
        const { opened, said } = run(leads, events);
        expect(count(said, 'commit') + count(said, 'nonce')).toBeLessThanOrEqual(opened);
        expect(count(said, leads ? 'nonce' : 'commit')).toBe(0);
        expect(count(said, 'reveal')).toBeLessThanOrEqual(count(said, 'commit'));
      }),
      { numRuns: 400 },
    );
  });

  it('numbers appear only after the exchange, and do not change while they are shown', () => {
    let shown = 0;
    fc.assert(
      fc.property(fc.boolean(), someEvents, (leads, events) => {
        const { states } = run(leads, events);
        states.forEach((state, at) => {
          const before = states[at - 1];
          if (state.tag !== 'shown') return;
          shown += 1;
          if (before?.tag === 'shown') {
            expect(state.numbers).toBe(before.numbers);
            // An answer once given stays.
            for (const who of ['mine', 'theirs'] as const)
              if (before[who] !== null) expect(state[who]).toBe(before[who]);
          } else expect(before?.tag).toBe('exchanging');
        });
      }),
      { numRuns: 400 },
    );
    // A run that never came so far would have tested nothing.
    expect(shown).toBeGreaterThan(20);
  });

  it('closing is always possible, and nothing but a person opens', () => {
    fc.assert(
      fc.property(fc.boolean(), someEvents, (leads, events) => {
        const unasked = events.filter((each) => each !== 'open');
        expect(run(leads, unasked).states.every(({ tag }) => tag === 'closed')).toBe(true);
        expect(run(leads, [...events, { type: 'close' }]).states.at(-1)?.tag).toBe('closed');
      }),
    );
  });
});
