import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { personIdOf } from '../model/ids.ts';
import {
  encodePactWord,
  encodeProposal,
  type PactAct,
  type PactWord,
  type Proposal,
  parsePactWord,
  REASONS,
  TERMS,
  type Terms,
} from '../model/pact.ts';
import {
  endOf,
  GRACE_DAYS,
  type Pact,
  type PactSaid,
  pactFrom,
  pausesAt,
  phaseOf,
  rolesOf,
} from '../model/pactState.ts';
import { pactWordsIn } from './pact.ts';

const PEOPLE = [0, 1, 2].map((byte) => personIdOf(new Uint8Array(32).fill(byte)));
const [ada = expect.fail(), ben = expect.fail(), eve = expect.fail()] = PEOPLE;
const PAIR = [ada, ben];
const DAY = 86_400_000;

const terms = (aims: string): Terms => ({ aims, rhythm: '', ways: '', between: '', silence: '' });
const agreement = (aims: string): Proposal => ({ kind: 'agreement', terms: terms(aims) });
const hashOf = (version: number, what: Proposal): string =>
  createHash('sha256')
    .update(encodeProposal('w', version, what))
    .digest('base64url');

let count = 10_000;
const newId = (): string => {
  count += 1;
  return `word${count}`;
};
const say = (author: typeof ada, act: PactAct, at = 0): PactSaid => ({
  author,
  word: { version: 1, workspace: 'w', id: newId(), at, act },
});
const propose = (author: typeof ada, what: Proposal, version = 1, at = 0): PactSaid =>
  say(author, { does: 'propose', version, what, hash: hashOf(version, what) }, at);
const answer = (author: typeof ada, what: Proposal, yes = true, version = 1, at = 0): PactSaid =>
  say(author, { does: 'answer', to: hashOf(version, what), yes }, at);

const from = (...said: PactSaid[]): Pact => pactFrom(said, PAIR);

describe('what two people agree', () => {
  it('holds once both have signed the same text, and not before', () => {
    const text = agreement('A job');
    const begun = from(propose(ben, text));
    expect(begun.agreement).toMatchObject({ agreed: null, open: { by: ben, what: text }, beside: null });
    expect(from(propose(ben, text), answer(ada, text)).agreement).toMatchObject({ agreed: { what: text }, open: null });
    expect(from(propose(ben, text), answer(ada, agreement('Other'))).agreement.agreed).toBeNull();
    expect(from(propose(ben, text), answer(eve, text)).agreement.agreed).toBeNull();
    expect(from(propose(ben, text), answer(ben, text)).agreement.agreed).toBeNull();
  });

  it('stands until another version has both names, whatever is said of the old one', () => {
    const [first, second] = [agreement('A job'), agreement('A better job')];
    const signed = [propose(ben, first), answer(ada, first)];
    const after = from(...signed, propose(ada, second, 2), answer(ben, first, false));
    expect(after.agreement).toMatchObject({ agreed: { what: first }, open: { what: second, by: ada } });
    expect(from(...signed, propose(ada, second, 2), answer(ben, second, true, 2)).agreement).toMatchObject({
      agreed: { what: second },
      open: null,
    });
    // One that was never signed lapses with it.
    const lapsed = from(propose(ada, first), propose(ada, second, 2), answer(ben, second, true, 2));
    expect(lapsed.agreement).toMatchObject({ agreed: { what: second }, open: null });
    // An old one, put in again behind, is no newer for it.
    expect(from(propose(ada, second, 2), answer(ben, second, true, 2), ...signed).agreement.agreed?.what).toEqual(
      second,
    );
  });

  it('of two written apart one stands on every device, the other is kept beside it; the same text by both is agreed', () => {
    const [hers, his] = [propose(ada, agreement('Hers')), propose(ben, agreement('His'))];
    expect(from(hers, his).agreement).toMatchObject({ open: { by: ben }, beside: { by: ada } });
    expect(from(propose(ada, agreement('One')), propose(ben, agreement('One'))).agreement.agreed).not.toBeNull();
  });

  it('is said no to by the other, taken back by who wrote it, and signed after all', () => {
    const text = agreement('A job');
    expect(from(propose(ben, text), answer(ada, text, false)).agreement.open?.refused?.by).toBe(ada);
    expect(from(propose(ben, text), answer(ben, text, false)).agreement.open).toBeNull();
    expect(from(propose(ben, text), answer(ada, text, false), answer(ada, text)).agreement.agreed).not.toBeNull();
  });

  it('counts a word once, wherever it was copied to', () => {
    const text = agreement('A job');
    const [word, no] = [propose(ben, text), answer(ben, text, false)];
    expect(from(word, no, word).agreement.open).toBeNull();
    const [pause, resume] = [say(ben, { does: 'pause', until: '2026-12-18', text: '' }), say(ben, { does: 'resume' })];
    expect(from(pause, resume, pause).pauses).toEqual([]);
  });
});

describe('roles', () => {
  const flip: Proposal = { kind: 'roles', topic: '', mentor: ben };
  const topic: Proposal = { kind: 'roles', topic: 'Social media', mentor: ben };

  it('turn for the pair when both have signed, and what was written by who was the mentee stays a goal', () => {
    expect(rolesOf(from(propose(ben, flip)), PAIR, ben)).toMatchObject({ mentor: ada, mentees: new Set([ben]) });
    const turned = rolesOf(from(propose(ben, flip), answer(ada, flip)), PAIR, ben);
    expect(turned).toMatchObject({ mentor: ben, mentees: new Set([ada]), owners: new Set([ada, ben]) });
    const back: Proposal = { kind: 'roles', topic: '', mentor: ada };
    const again = from(propose(ben, flip), answer(ada, flip), propose(ada, back, 2), answer(ben, back, true, 2));
    expect(rolesOf(again, PAIR, ben)).toMatchObject({
      mentor: ada,
      owners: new Set([ada, ben]),
      mentees: new Set([ben]),
    });
  });

  it('[S53] [S54] [F29] turn for one topic, beside the pair; where no programme said who is the mentee, goals stay everybody’s', () => {
    const said = from(propose(ada, topic), answer(ben, topic, true, 1, 7));
    expect(rolesOf(said, PAIR, ben)).toMatchObject({
      mentor: ada,
      topics: [{ topic: 'Social media', mentor: ben, since: 7 }],
      mentees: new Set([ben, ada]),
    });
    expect(rolesOf(said, PAIR, null)).toMatchObject({ mentor: null, owners: null, mentees: null });
  });
});

describe('the end', () => {
  const now = Date.parse('2026-11-26T12:00:00Z');
  const close: PactAct = { does: 'close', reason: 'reached', reached: 2, text: 'Thank you' };

  it('comes by a word of one, and is undone by a word of both about that very closing', () => {
    const closing = say(ada, close, now);
    const closed = from(closing);
    expect(phaseOf(closed, now)).toMatchObject({ tag: 'closed', closing: { by: ada, reached: 2 } });
    const again: Proposal = { kind: 'reopen', closings: closed.closings.map(({ id }) => id) };
    expect(phaseOf(from(closing, propose(ben, again)), now).tag).toBe('closed');
    const opened = [closing, propose(ben, again), answer(ada, again)];
    expect(phaseOf(from(...opened), now).tag).toBe('open');
    // One that came from who had been away still counts.
    expect(phaseOf(from(...opened, say(ben, close, now)), now)).toMatchObject({ closing: { by: ben } });
  });

  it('of a flash comes after its meetings or its day, is said before, and closes itself when nobody says more', () => {
    const three: Proposal = { kind: 'format', sessions: 3, until: null };
    const of = hashOf(1, three);
    const met = (on: string) => say(ben, { does: 'met', of, on });
    const agreed = [propose(ada, three), answer(ben, three)];
    expect(phaseOf(from(...agreed), now)).toEqual({ tag: 'open', near: false, left: 3 });
    const two = [...agreed, met('2026-11-01'), met('2026-11-08'), say(ada, { does: 'met', of, on: '2026-11-08' })];
    expect(phaseOf(from(...two), now)).toEqual({ tag: 'open', near: true, left: 1 });
    const all = from(...two, met('2026-11-20'));
    const closes = endOf('2026-11-20') + GRACE_DAYS * DAY;
    expect(phaseOf(all, now)).toEqual({ tag: 'over', closes });
    expect(phaseOf(all, closes)).toEqual({ tag: 'closed', at: closes, closing: null });
    const on: Proposal = { kind: 'format', sessions: null, until: null };
    const went = from(...two, met('2026-11-20'), propose(ada, on, 2), answer(ben, on, true, 2));
    expect(phaseOf(went, closes)).toEqual({ tag: 'open', near: false, left: null });
    const until: Proposal = { kind: 'format', sessions: null, until: '2026-11-30' };
    const day = from(propose(ada, until), answer(ben, until));
    expect(phaseOf(day, now)).toEqual({ tag: 'open', near: true, left: null });
    expect(phaseOf(day, endOf('2026-11-30')).tag).toBe('over');
  });

  it('a pause ends by itself after its day', () => {
    const paused = from(say(ben, { does: 'pause', until: '2026-11-26', text: 'Exams' }));
    expect(pausesAt(paused, now)).toMatchObject([{ by: ben, text: 'Exams' }]);
    expect(pausesAt(paused, now + DAY)).toEqual([]);
  });
});

const text = fc.string({ maxLength: 12 });
const day = fc.constantFrom('2026-12-18', '2026-01-01', '2024-02-29');
const aProposal: fc.Arbitrary<Proposal> = fc.oneof(
  fc.constantFrom('x', 'y').map(agreement),
  fc.record({
    kind: fc.constant('roles' as const),
    topic: fc.constantFrom('', 'Web', ' web '),
    mentor: fc.constantFrom(...PAIR),
  }),
  fc.record({
    kind: fc.constant('format' as const),
    sessions: fc.constantFrom(null, 1, 3),
    until: fc.option(day, { nil: null }),
  }),
  fc.record({ kind: fc.constant('reopen' as const), closings: fc.array(text, { minLength: 1, maxLength: 2 }) }),
);
const anAct: fc.Arbitrary<PactAct> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), aProposal)
    .map(([version, what]) => ({ does: 'propose' as const, version, what, hash: hashOf(version, what) })),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), aProposal, fc.boolean())
    .map(([version, what, yes]) => ({ does: 'answer' as const, to: hashOf(version, what), yes })),
  fc.record({ does: fc.constant('pause' as const), until: day, text }),
  fc.constant({ does: 'resume' as const }),
  fc.record({ does: fc.constant('met' as const), of: aProposal.map((what) => hashOf(1, what)), on: day }),
  fc.record({ does: fc.constant('close' as const), reason: fc.constantFrom(...REASONS), reached: fc.nat(9), text }),
  fc.record({ does: fc.constant('thank' as const), text: fc.constant('Thank you') }),
);

describe('words of a pair', () => {
  it('come back from their bytes as they were', () => {
    fc.assert(
      fc.property(anAct, fc.nat(), (act, at) => {
        const word: PactWord = { version: 1, workspace: 'w', id: 'word0000', at, act };
        expect(parsePactWord(encodePactWord(word))).toEqual({ ok: true, value: word });
      }),
    );
  });

  it('are refused on any other bytes, and never throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !parsePactWord(bytes).ok));
    const json = (act: unknown) =>
      parsePactWord(
        new TextEncoder().encode(JSON.stringify({ version: 1, workspace: 'w', id: 'word0000', at: 1, act })),
      );
    const hash = '0'.repeat(43);
    for (const act of [
      { does: 'thank', text: ' ' },
      { does: 'pause', until: '2026-02-30', text: '' },
      { does: 'propose', version: 1, hash, what: { kind: 'format', sessions: 4, until: null } },
      { does: 'propose', version: 0, hash, what: agreement('x') },
      { does: 'propose', version: 1, hash, what: { kind: 'roles', topic: '', mentor: 'me' } },
      { does: 'shout' },
    ])
      expect(json(act).ok).toBe(false);
  });

  it('the bytes both sign do not depend on the order of the fields', () => {
    const turned = Object.fromEntries([...TERMS].reverse().map((term) => [term, term])) as unknown as Terms;
    const straight = Object.fromEntries(TERMS.map((term) => [term, term])) as unknown as Terms;
    expect(encodeProposal('w', 1, { terms: turned, kind: 'agreement' })).toEqual(
      encodeProposal('w', 1, { kind: 'agreement', terms: straight }),
    );
    expect(encodeProposal('w', 2, agreement('x'))).not.toEqual(encodeProposal('w', 1, agreement('x')));
    expect(encodeProposal('v', 1, agreement('x'))).not.toEqual(encodeProposal('w', 1, agreement('x')));
  });

  it('come to the same on every device, whole, whatever two people and a stranger say apart', () => {
    const aMove = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('say' as const), act: anAct }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('meet' as const), with: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('junk' as const), value: fc.constantFrom(1, 'x', null) }) },
    );
    const sync = (a: Y.Doc, b: Y.Doc): void => {
      Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
      Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
    };
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), aMove), { maxLength: 60 }), fc.nat(), (moves, now) => {
        const docs = PEOPLE.map(() => new Y.Doc());
        moves.forEach(([who, move], at) => {
          const [mine, other] = [docs[who], 'with' in move ? docs[move.with] : undefined];
          if (mine === undefined) return;
          if (move.kind === 'junk') mine.getArray<unknown>('pact').push([move.value]);
          else if (move.kind === 'meet' && other !== undefined) sync(mine, other);
          else if (move.kind === 'say') {
            const word = { version: 1 as const, workspace: 'w', id: `word${at + 1_000}`, at, act: move.act };
            // The author's number stands before the word, in place of a signature.
            pactWordsIn(mine).add(Uint8Array.of(who, ...encodePactWord(word)), null);
          }
        });
        for (const a of docs) for (const b of docs) if (a !== b) sync(a, b);
        const read = (doc: Y.Doc): Pact =>
          pactFrom(
            pactWordsIn(doc)
              .all()
              .flatMap((bytes) => {
                const word = parsePactWord(bytes.subarray(1));
                const author = PEOPLE[bytes[0] ?? -1];
                return word.ok && author !== undefined ? [{ author, word: word.value }] : [];
              }),
            PAIR,
          );
        const [first = expect.fail(), ...others] = docs.map(read);
        for (const each of others) expect(each).toEqual(first);
        const slots = [first.agreement, first.format, first.reopen, ...first.roles];
        for (const { agreed, open } of slots) {
          if (agreed !== null) expect(new Set(agreed.signed.map(({ by }) => by))).toEqual(new Set(PAIR));
          if (open !== null) expect(open.version).toBeGreaterThan(agreed?.version ?? 0);
        }
        expect(['open', 'over', 'closed']).toContain(phaseOf(first, now).tag);
        expect(rolesOf(first, PAIR, ben).owners?.has(ben)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
