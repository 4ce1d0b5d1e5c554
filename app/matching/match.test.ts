import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../model/card.ts';
import { tags } from '../model/samples.ts';
import { match } from './match.ts';
import { parseRun } from './messages.ts';
import { prepare } from './prepare.ts';
import { profileOf, Vocabulary } from './profile.ts';
import { allowed, bansOf, refusal } from './rules.ts';
import { AT, bare, candidate, person, ran, rulesWith, testHash } from './samples.ts';
import { score, sharesOf } from './score.ts';
import type { MatchRun, PairKey } from './types.ts';
import { verifyRun } from './verify.ts';

const vocabulary = new Vocabulary();
const pairsOf = ({ pairs }: MatchRun) => pairs.map(({ mentor, mentee }) => [mentor, mentee]);

const words = ['law', 'sales', 'python', 'design'];
const some = fc.subarray(words);
const someone = fc.record({
  role: fc.constantFrom<Role>('mentor', 'mentee', 'mentee', 'either'),
  skillsOffered: some,
  skillsSought: some,
  topics: some,
  languages: fc.subarray(['fr', 'en', 'wo'], { minLength: 1 }).map((names) => tags(...names)),
  availability: fc.subarray([36, 37, 38, 39, 84, 85]),
  capacity: fc.integer({ min: 1, max: 3 }),
});
const minor = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
const pool = fc
  .array(fc.tuple(someone, minor, fc.integer({ min: 0, max: 1 })), { maxLength: 14 })
  .map((list) => list.map(([over, isMinor, taken], n) => candidate(n, { ...over, adult: !isMinor }, taken)));
const pairIn = fc
  .tuple(fc.nat({ max: 13 }), fc.nat({ max: 13 }))
  .map(([a, b]) => ({ mentor: person(a), mentee: person(b) }));
const weight = fc.integer({ min: 1, max: 10 });
const anyRules = fc.record({
  weights: fc.record({ skills: weight, topics: weight, languages: weight, time: weight }),
  pins: fc.array(pairIn, { maxLength: 3 }),
  bans: fc.array(pairIn, { maxLength: 5 }),
  seed: fc.nat({ max: 0xffffffff }),
});

describe('match', () => {
  it('[F06] is proven, and verifies, whatever the pool and the rules', () => {
    fc.assert(
      fc.property(pool, anyRules, (candidates, rules) => {
        const found = ran(candidates, rules);
        expect(found.bound).toBe(found.total);
        expect(verifyRun(found, candidates, AT, testHash)).toEqual({ ok: true, value: undefined });
      }),
      { numRuns: 300 },
    );
  });

  it('breaks no must, no ban, no seat, and makes each kept pin', () => {
    fc.assert(
      fc.property(pool, anyRules, (candidates, rules) => {
        const { pairs } = ran(candidates, rules);
        const byId = new Map(candidates.map((one) => [one.person, one]));
        const load = new Map<string, number>();
        for (const pair of pairs) {
          const [mentor, mentee] = [byId.get(pair.mentor), byId.get(pair.mentee)];
          if (mentor === undefined || mentee === undefined) throw new Error('a stranger in a pair');
          const [one, other] = [
            profileOf(mentor.person, mentor.card, AT, vocabulary),
            profileOf(mentee.person, mentee.card, AT, vocabulary),
          ];
          if (pair.pinned) expect(refusal(one, other, {}, bansOf(rules))).toBeNull();
          else expect(allowed(one, other, rules)).toBeNull();
          for (const id of [pair.mentor, pair.mentee]) load.set(id, (load.get(id) ?? 0) + 1);
          expect(load.get(pair.mentee)).toBe(1);
          expect(load.get(pair.mentor)).toBeLessThanOrEqual(mentor.card.capacity - mentor.taken);
        }
        const made = new Set(pairs.filter(({ pinned }) => pinned).map(({ mentor, mentee }) => `${mentor} ${mentee}`));
        const { kept } = prepare(candidates, rules, AT).pins;
        expect(new Set(kept.map(({ mentor, mentee }) => `${mentor} ${mentee}`))).toEqual(made);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same run for any order of candidates, pins and bans', () => {
    fc.assert(
      fc.property(pool, anyRules, fc.infiniteStream(fc.nat()), (candidates, rules, numbers) => {
        const mixed = <T>(list: readonly T[]) =>
          list
            .map((item) => ({ item, key: numbers.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const other = { ...rules, pins: mixed(rules.pins), bans: mixed(rules.bans) };
        expect(JSON.stringify(ran(mixed(candidates), other))).toBe(JSON.stringify(ran(candidates, rules)));
      }),
    );
  });

  it('lets the seed decide between equals, and nothing else', () => {
    const pool = [candidate(1, { role: 'mentor' }), ...[2, 3, 4, 5].map((n) => candidate(n, { role: 'mentee' }))];
    const chosen = new Set(Array.from({ length: 40 }, (_, seed) => ran(pool, rulesWith({ seed })).pairs[0]?.mentee));
    expect(chosen.size).toBe(4);
  });

  it('[S16] is the greatest total, over capacities', () => {
    const pool = [
      candidate(1, { role: 'mentor', capacity: 2, skillsOffered: ['Law', 'Sales'] }),
      candidate(2, { role: 'mentor', skillsOffered: ['Python'] }),
      candidate(3, { role: 'mentee', skillsSought: ['law'] }),
      candidate(4, { role: 'mentee', skillsSought: ['SALES'] }),
      candidate(5, { role: 'mentee', skillsSought: ['python'] }),
      candidate(6, { role: 'mentee', skillsSought: ['pottery'] }),
    ];
    const found = ran(pool);
    expect(pairsOf(found)).toEqual([
      [person(1), person(3)],
      [person(1), person(4)],
      [person(2), person(5)],
    ]);
    expect(found.unmatched).toEqual([{ person: person(6), why: 'no-seat' }]);
  });

  it('pairs nobody without a common language, and takes regions of one language for one', () => {
    const mentor = candidate(1, { role: 'mentor', languages: tags('fr-ca') });
    expect(ran([mentor, candidate(2, { role: 'mentee', languages: tags('en') })]).pairs).toEqual([]);
    expect(ran([mentor, candidate(2, { role: 'mentee', languages: tags('fr') })]).pairs).toHaveLength(1);
  });

  it('[F05] makes a criterion of weight 10 a must, for a mentee who stated something', () => {
    const must = rulesWith({ weights: { skills: 10, topics: 1, languages: 1, time: 1 } });
    const mentor = candidate(1, { role: 'mentor', skillsOffered: ['law'], skillsSought: ['chess'] });
    const seeking = (skills: string[]) =>
      candidate(2, { role: 'mentee', skillsSought: skills, skillsOffered: ['chess'] });
    expect(ran([mentor, seeking(['sales'])], must).unmatched.map(({ why }) => why)).toEqual([
      'no-allowed-partner',
      'no-allowed-partner',
    ]);
    expect(ran([mentor, seeking(['sales', 'law'])], must).pairs).toHaveLength(1);
    expect(ran([mentor, seeking([])], must).pairs).toHaveLength(1);
  });

  it('[F01] a question of the programme weighs where the mentee answered it, and at 10 is a must', () => {
    const answering = (n: number, role: Role, said: readonly string[] | null) =>
      candidate(n, { role, ...(said !== null && { answers: [['sector', said]] }) });
    const pool = [answering(1, 'mentor', ['health']), answering(2, 'mentor', ['law'])];
    const asking = (weight: number) => rulesWith({ questions: [{ question: 'sector', weight }] });
    const law = answering(3, 'mentee', ['law', 'sales']);
    expect(pairsOf(ran([...pool, law], asking(3)))).toEqual([[person(2), person(3)]]);
    const none = ran([answering(1, 'mentor', ['health']), law], asking(10));
    expect(none.unmatched.map(({ why }) => why)).toEqual(['no-allowed-partner', 'no-allowed-partner']);
    expect(ran([answering(1, 'mentor', ['health']), law], asking(9)).pairs).toHaveLength(1);
    expect(ran([answering(1, 'mentor', null), answering(3, 'mentee', null)], asking(10)).pairs).toHaveLength(1);
  });

  it('[F03] counts seats already taken, and says who is full', () => {
    const mentor = candidate(1, { role: 'mentor', capacity: 2 }, 2);
    expect(ran([mentor, candidate(2, { role: 'mentee' })]).unmatched).toEqual([
      { person: person(1), why: 'full' },
      { person: person(2), why: 'no-allowed-partner' },
    ]);
  });

  it('says of a mentor whose mentee a pin gave to another that the place went to another', () => {
    const mentors = [candidate(1, { role: 'mentor' }), candidate(2, { role: 'mentor' })];
    const pins = [{ mentor: person(2), mentee: person(3) }];
    const found = ran([...mentors, candidate(3, { role: 'mentee' })], rulesWith({ pins }));
    expect(pairsOf(found)).toEqual([[person(2), person(3)]]);
    expect(found.unmatched).toEqual([{ person: person(1), why: 'no-seat' }]);
  });

  it('pairs nobody who is not an adult', () => {
    expect(ran([candidate(1, { role: 'mentor' }), candidate(2, { role: 'mentee', adult: false })]).pairs).toEqual([]);
  });

  it('keeps a pin against the score and a must, never against a ban, a language or a seat', () => {
    const pin = { mentor: person(1), mentee: person(3) };
    const rules = rulesWith({ pins: [pin], weights: { skills: 10, topics: 1, languages: 1, time: 1 } });
    const pool = [
      candidate(1, { role: 'mentor', skillsOffered: ['law'] }),
      candidate(2, { role: 'mentee', skillsSought: ['law'] }),
      candidate(3, { role: 'mentee', skillsSought: ['sales'] }),
    ];
    expect(ran(pool, rules).pairs).toMatchObject([{ ...pin, pinned: true }]);
    expect(pairsOf(ran(pool, { ...rules, bans: [pin] }))).toEqual([[person(1), person(2)]]);
    const { refused } = prepare(
      pool,
      { ...rules, bans: [pin], pins: [pin, { mentor: person(1), mentee: person(9) }] },
      AT,
    ).pins;
    expect(refused.map(({ why }) => why).sort()).toEqual(['banned', 'unknown']);
  });

  it('says why a pin cannot hold', () => {
    const pool = [
      candidate(1, { role: 'mentor' }),
      candidate(2, { role: 'either', capacity: 2 }),
      candidate(3, { role: 'mentee' }),
      candidate(4, { role: 'mentee' }),
      candidate(5, { role: 'mentee', adult: false }),
    ];
    const pin = (mentor: number, mentee: number) => ({ mentor: person(mentor), mentee: person(mentee) });
    const refusedOf = (...pins: PairKey[]) => prepare(pool, rulesWith({ pins }), AT).pins.refused.map(({ why }) => why);
    expect(refusedOf(pin(1, 3), pin(2, 3))).toEqual(['mentee-taken']);
    expect(refusedOf(pin(1, 3), pin(1, 4))).toEqual(['no-seat']);
    expect(refusedOf(pin(2, 3), pin(1, 2))).toEqual(['other-side']);
    expect(refusedOf(pin(3, 4))).toEqual(['role']);
    expect(refusedOf(pin(1, 5))).toEqual(['not-adult']);
    expect(refusedOf(pin(2, 2))).toEqual(['self']);
    expect(refusedOf(pin(2, 3), pin(2, 4))).toEqual([]);
  });

  it('where somebody else sees what they write, the two need not be adults; elsewhere they must', () => {
    const pool = [candidate(1, { role: 'mentor' }), candidate(2, { role: 'mentee', adult: false })];
    expect(ran(pool).pairs).toEqual([]);
    const found = ran(pool, rulesWith({ accompanied: true }));
    expect(pairsOf(found)).toEqual([[person(1), person(2)]]);
    expect(verifyRun(found, pool, AT, testHash).ok).toBe(true);
    expect(parseRun(structuredClone(found)).ok).toBe(true);
    // The rule is part of what a run depends on: it cannot be added or taken away afterwards.
    expect(verifyRun({ ...found, rules: rulesWith() }, pool, AT, testHash)).toMatchObject({
      error: { tag: 'other-inputs' },
    });
  });

  it('who accompanies pairs is matched with nobody, and is not said to wait', () => {
    const pool = [
      candidate(1, { role: 'supervisor' }),
      candidate(2, { role: 'mentee' }),
      candidate(3, { role: 'supervisor' }),
    ];
    const found = ran(pool, rulesWith({ pins: [{ mentor: person(1), mentee: person(2) }], accompanied: true }));
    expect(found.pairs).toEqual([]);
    expect(found.unmatched.map((one) => one.person)).toEqual([person(2)]);
    expect(verifyRun(found, pool, AT, testHash).ok).toBe(true);
  });

  it('proves 2,000 people within seconds', { timeout: 60_000 }, () => {
    const pick = (from: readonly string[], n: number, count: number) =>
      Array.from({ length: count }, (_, i) => from[(n * (i + 3) + i * i) % from.length] ?? '');
    const skills = Array.from({ length: 37 }, (_, i) => `skill ${i}`);
    const pool = Array.from({ length: 2000 }, (_, n) =>
      candidate(n, {
        role: n < 400 ? 'mentor' : 'mentee',
        capacity: n < 400 ? 1 + (n % 5) : 1,
        skillsOffered: [...new Set(pick(skills, n, 6))],
        skillsSought: [...new Set(pick(skills, n, 4))],
        availability: [36, 37, 38, 39].map((slot) => slot + 48 * (n % 5)),
      }),
    );
    const found = ran(pool);
    expect(found.pairs.length).toBe(1200);
    expect(found.bound).toBe(found.total);
    expect(verifyRun(found, pool, AT, testHash).ok).toBe(true);
  });

  it('bans two people in both directions', () => {
    const [one, other] = [candidate(1, { role: 'either' }), candidate(2, { role: 'either' })];
    expect(ran([one, other]).pairs).toHaveLength(1);
    for (const [mentor, mentee] of [
      [person(1), person(2)],
      [person(2), person(1)],
    ] as const) {
      expect(ran([one, other], rulesWith({ bans: [{ mentor, mentee }] })).pairs).toEqual([]);
    }
  });

  it('[S53] [F02] gives an either the scarcer side, and records it', () => {
    const mentees = [2, 3, 4].map((n) => candidate(n, { role: 'mentee' }));
    expect(ran([candidate(1, { role: 'either', capacity: 2 }), ...mentees]).sides).toEqual({ [person(1)]: 'mentor' });
    expect(ran([candidate(1, { role: 'either' }), candidate(2, { role: 'mentor' })]).sides).toEqual({
      [person(1)]: 'mentee',
    });
    const pin = { mentor: person(2), mentee: person(1) };
    const pool = [candidate(1, { role: 'either' }), candidate(2, { role: 'mentor' }), ...mentees.slice(1)];
    expect(ran(pool, rulesWith({ pins: [pin] })).sides).toEqual({ [person(1)]: 'mentee' });
  });

  it('answers an empty pool with an empty run, and refuses a person given twice', () => {
    expect(ran([])).toMatchObject({ pairs: [], total: 0, bound: 0, unmatched: [] });
    expect(() => ran([candidate(1), candidate(1)])).toThrow();
  });

  it('stops when it is aborted, and says how far it is', () => {
    const pool = [
      candidate(1, { role: 'mentor', capacity: 5 }),
      ...[2, 3, 4].map((n) => candidate(n, { role: 'mentee' })),
    ];
    const stop = new AbortController();
    const seen: number[] = [];
    match(pool, rulesWith(), AT, testHash, (done) => seen.push(done));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    const aborted = () => match(pool, rulesWith(), AT, testHash, () => stop.abort(), stop.signal);
    expect(aborted).toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});

describe('score', () => {
  const of = (mentor: Parameters<typeof bare>[0], mentee: Parameters<typeof bare>[0]) =>
    score(
      sharesOf(
        profileOf(person(1), bare(mentor), AT, vocabulary),
        profileOf(person(2), bare(mentee), AT, vocabulary),
        rulesWith(),
      ),
      rulesWith(),
    );

  it('is 1 to 1000: everything met is 1000, nothing met just above 1 for the common language', () => {
    const full = { skillsSought: ['law'], topics: ['job'], availability: [36, 37, 38, 39, 40, 41, 42, 43] };
    expect(of({ skillsOffered: ['law'], topics: ['job'], availability: full.availability }, full)).toBe(1000);
    // Of a weight of 20, the two common languages carry 1.
    expect(of({}, full)).toBe(1 + Math.floor(999 / 20));
  });

  it('[S16] rises with each criterion, and with what the mentor learns', () => {
    const mentee = { skillsSought: ['law', 'sales'], skillsOffered: ['chess'], topics: ['job'] };
    const steps = [
      {},
      { skillsOffered: ['law'] },
      { skillsOffered: ['law'], skillsSought: ['chess'] },
      { skillsOffered: ['law', 'sales'] },
    ];
    const scores = steps.map((mentor) => of(mentor, mentee));
    expect(scores).toEqual([...new Set(scores)].sort((a, b) => a - b));
  });
});
