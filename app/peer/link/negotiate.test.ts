import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Action, Negotiation } from './negotiate.ts';
import { type LinkSignal, parseSignal } from './signal.ts';

/** Two sides and the signals between them, in order each way, delivered when the test says. */
function world(seed: (at: number) => string = (at) => String.fromCharCode(97 + ((at * 7) % 26)).repeat(22)) {
  let drawn = 0;
  const numbers = [0, 0];
  const make = (at: 0 | 1) =>
    new Negotiation(() => {
      drawn += 1;
      numbers[at] = (numbers[at] ?? 0) + 1;
      return { number: numbers[at] ?? 0, nonce: seed(drawn) };
    });
  const sides = [make(0), make(1)] as const;
  const wires: [LinkSignal[], LinkSignal[]] = [[], []];
  const attempts: (Extract<Action, { do: 'attempt' }> | null)[] = [null, null];
  const offers = [0, 0];
  const answered = [0, 0];

  function perform(at: 0 | 1, actions: readonly Action[]): void {
    for (const action of actions) {
      if (action.do === 'say') wires[at].push(action.signal);
      else if (action.do === 'attempt') {
        attempts[at] = action;
        answered[at] = 0;
        // As simple-peer does, the initiator speaks of itself.
        if (action.initiator) {
          offers[at] = (offers[at] ?? 0) + 1;
          perform(at, sides[at].wrap(action.local, { type: 'offer', sdp: `offer of ${action.local.nonce}` }));
        }
      } else {
        const attempt = attempts[at];
        if (attempt === null || attempt === undefined) throw new Error('passed to nobody');
        answered[at] = 1;
        if (action.inner.type === 'offer')
          perform(at, sides[at].wrap(attempt.local, { type: 'answer', sdp: 'answer' }));
      }
    }
  }

  return {
    sides,
    attempts,
    offers,
    wires,
    do: (at: 0 | 1, actions: readonly Action[]) => perform(at, actions),
    /** Carries the oldest signal away from `at`. */
    carry(at: 0 | 1): boolean {
      const signal = wires[at].shift();
      if (signal !== undefined) perform(at === 0 ? 1 : 0, sides[at === 0 ? 1 : 0].receive(signal));
      return signal !== undefined;
    },
    settle(limit = 200): void {
      for (let turn = 0; turn < limit; turn += 1)
        if (!this.carry((turn % 2) as 0 | 1) && !this.carry(turn % 2 ? 0 : 1)) return;
      throw new Error('they talk for ever');
    },
    /** Both made a connection for the same pair, one offering, and the offer and its answer went through. */
    agreed(): boolean {
      const [a, b] = attempts;
      if (!a || !b) return false;
      const paired = a.local.number === b.remote.number && b.local.number === a.remote.number;
      return paired && a.initiator !== b.initiator && answered[0] === 1 && answered[1] === 1;
    },
  };
}

describe('two sides agree on one pair and one offerer', () => {
  test('when one speaks and the other is silent, which then offers at once', () => {
    const scene = world();
    scene.do(0, scene.sides[0].open());
    scene.carry(0);
    expect(scene.attempts[1]?.initiator).toBe(true);
    scene.settle();
    expect(scene.agreed()).toBe(true);
  });

  test.each([
    ['the first', (at: number) => (at === 1 ? 'z' : 'a').repeat(22)],
    ['the second', (at: number) => (at === 1 ? 'a' : 'z').repeat(22)],
  ])('when both speak at once and %s has the larger nonce', (_, seed) => {
    const scene = world(seed);
    scene.do(0, scene.sides[0].open());
    scene.do(1, scene.sides[1].open());
    scene.settle();
    expect(scene.agreed()).toBe(true);
    expect(scene.offers).toEqual(seed(1).startsWith('z') ? [1, 0] : [0, 1]);
  });

  test('after any order of restarts, silences and deliveries', () => {
    const step = fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom('carry 0', 'carry 1') },
      { weight: 1, arbitrary: fc.constantFrom('restart 0', 'restart 1', 'again 0', 'again 1') },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.infiniteStream(fc.nat({ max: 25 })), (steps, letters) => {
        const scene = world(() => String.fromCharCode(97 + (letters.next().value ?? 0)).repeat(22));
        scene.do(0, scene.sides[0].open());
        let met = false;
        for (const each of steps) {
          met ||= scene.attempts[1] !== null;
          const at = each.endsWith('0') ? 0 : 1;
          // A silent side has lost nothing and does not restart; one that has met the other may, again and again.
          if (each.startsWith('restart') && (at === 0 || met)) {
            scene.attempts[at] = null;
            scene.do(at, scene.sides[at].restart());
          } else if (each.startsWith('again')) scene.do(at, scene.sides[at].again());
          else scene.carry(at);
        }
        scene.settle();
        // Equal nonces cannot be settled; 128 random bits are not equal.
        const [a, b] = scene.attempts;
        if (a && b && a.local.nonce === b.local.nonce && a.local.bid === b.local.bid) return;
        expect(scene.agreed()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what is old or foreign is ignored', () => {
  const opened = () => {
    const scene = world();
    scene.do(0, scene.sides[0].open());
    const hi = scene.wires[0][0];
    if (hi === undefined) throw new Error('it says hi');
    scene.settle();
    return { scene, hi };
  };

  test('a repeated signal', () => {
    const { scene, hi } = opened();
    expect(scene.sides[1].receive(hi)).toEqual([]);
  });

  test('a signal of a session that is over', () => {
    const { scene, hi } = opened();
    scene.do(0, scene.sides[0].restart());
    scene.settle();
    expect(scene.sides[1].receive({ ...hi, count: 99 })).toEqual([]);
  });

  test('a signal that knows the session but not its nonce', () => {
    const { scene, hi } = opened();
    expect(scene.sides[1].receive({ ...hi, nonce: 'x'.repeat(22), count: 99, reply: 1 })).toEqual([]);
  });

  test('an offer from the side that answers', () => {
    const { scene, hi } = opened();
    const offer = { ...hi, count: 99, reply: 1, inner: { type: 'offer', sdp: '' } } as const;
    expect(scene.sides[1].receive(offer)).toEqual([]);
  });

  test('what a former connection still says', () => {
    const { scene } = opened();
    const former = scene.attempts[0]?.local;
    scene.do(0, scene.sides[0].restart());
    expect(former && scene.sides[0].wrap(former, { type: 'answer', sdp: '' })).toEqual([]);
  });
});

test('anything may arrive as a signal', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(parseSignal(value).ok).toBe(false);
    }),
  );
});

test('a Link made by an answer to its predecessor speaks first, once: two that dropped at once do not wait for each other', () => {
  const ada = new Negotiation(() => ({ number: 1, nonce: 'a'.repeat(22) }));
  const former = new Negotiation(() => ({ number: 1, nonce: 'b'.repeat(22) }));
  const present = new Negotiation(() => ({ number: 2, nonce: 'c'.repeat(22) }));
  const said = (actions: readonly Action[]): LinkSignal[] =>
    actions.flatMap((action) => (action.do === 'say' ? [action.signal] : []));
  // Ben's former Link says hi and is dropped; Ada answers it; Ben's new Link is made by that answer.
  const [hi] = said(former.open());
  if (hi === undefined) throw new Error('a hi is said');
  const attempt = ada.receive(hi).find((action) => action.do === 'attempt');
  if (attempt?.do !== 'attempt') throw new Error('Ada begins');
  const [answer] = said(ada.wrap(attempt.local, { type: 'offer', sdp: 'offer' }));
  if (answer === undefined) throw new Error('Ada offers');
  const [fresh, ...more] = said(present.receive(answer));
  expect([fresh?.reply, more]).toEqual([0, []]);
  expect(said(present.receive({ ...answer, count: answer.count + 1 }))).toEqual([]);
  if (fresh === undefined) throw new Error('it speaks');
  expect(ada.receive(fresh).some((action) => action.do === 'attempt')).toBe(true);
});
