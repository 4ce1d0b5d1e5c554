import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADA, anAgenda, aTime, BEN } from './agendaSamples.ts';
import { type Counters, type CountersWord, encodeCounters, parseCounters } from './counters.ts';
import { countsOf } from './counts.ts';
import { anAnswer, ISSUED } from './samples.ts';

const counters = (over: Partial<Counters> = {}): Counters => ({
  version: 1,
  does: 'share',
  invitation: anAnswer().invitation,
  at: ISSUED,
  sessions: 4,
  minutes: 180,
  goals: 2,
  reached: 1,
  topics: 3,
  first: '2026-03-03',
  last: '2026-03-27',
  well: true,
  wellOn: '2026-03-28',
  ...over,
});
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('counters', () => {
  it('[F31] come back as they were signed, byte for byte, and a stop does too', () => {
    const words: CountersWord[] = [
      counters(),
      counters({ sessions: 0, minutes: 0, first: null, last: null, well: null, wellOn: null }),
      { version: 1, does: 'stop', invitation: anAnswer().invitation, at: ISSUED },
    ];
    for (const word of words) {
      const parsed = parseCounters(encodeCounters(word));
      expect(parsed).toEqual({ ok: true, value: word });
      if (parsed.ok) expect(encodeCounters(parsed.value)).toEqual(encodeCounters(word));
    }
  });

  it.each([
    ['a word more', { ...counters(), words: 'He told me' }],
    ['a text for a number', { ...counters(), sessions: '4 times' }],
    ['a text for a day', { ...counters(), first: 'a rainy day' }],
    ['a text for whether it goes well', { ...counters(), well: 'he cries' }],
    ['less than nothing', counters({ minutes: -1 })],
    ['half a meeting', counters({ sessions: 0.5 })],
    ['more than anybody has', counters({ sessions: 10_001 })],
    ['more reached than set', counters({ reached: 3 })],
    ['meetings without a day', counters({ first: null, last: null })],
    ['a day without a meeting', counters({ sessions: 0, minutes: 0 })],
    ['minutes without a meeting', counters({ sessions: 0, first: null, last: null })],
    ['the last before the first', counters({ first: '2026-03-28' })],
    ['the thirtieth of February', counters({ first: '2026-02-30' })],
    ['an answer without its day', counters({ wellOn: null })],
    ['a stop with numbers', { ...counters(), does: 'stop' }],
    ['another does', { ...counters(), does: 'tell' }],
  ])('with %s are refused', (_, value) => {
    expect(parseCounters(bytesOf(value)).ok).toBe(false);
  });

  it('of a newer version, too long, or no text are refused as that', () => {
    const tagOf = (bytes: Uint8Array) => {
      const parsed = parseCounters(bytes);
      return parsed.ok ? 'ok' : parsed.error.tag;
    };
    expect(tagOf(bytesOf({ ...counters(), version: 2 }))).toBe('newer-version');
    expect(tagOf(bytesOf({ ...counters(), words: 'x'.repeat(600) }))).toBe('too-large');
    expect(tagOf(Uint8Array.of(255, 254))).toBe('not-text');
  });
});

/** What somebody may have written in a workspace, beside its numbers. */
const texts = fc.array(fc.string({ minLength: 3, maxLength: 40, unit: 'grapheme' }), { minLength: 8, maxLength: 8 });
const numbers = fc.record({
  held: fc.array(fc.boolean(), { maxLength: 3 }),
  goals: fc.array(fc.record({ shared: fc.boolean(), reached: fc.boolean() }), { maxLength: 4 }),
  topics: fc.array(fc.boolean(), { maxLength: 4 }),
});
type Numbers = typeof numbers extends fc.Arbitrary<infer T> ? T : never;

const NOW = Date.parse('2027-03-01T12:00Z');

/** A workspace with these numbers, and these words everywhere that a word can stand. */
function workspaceOf({ held, goals, topics }: Numbers, said: readonly string[]) {
  const text = (at: number): string => said[at] ?? '';
  const time = aTime('2026-12-03T17:00Z', { repeat: 'weekly' });
  const { meetings } = anAgenda(
    [ADA, { does: 'propose', title: text(0), way: 'person', place: text(1), time }],
    [BEN, { does: 'answer', offer: 'word0', time, yes: true, over: [], instead: null }],
    ...held.map((each, n) => [ADA, { does: 'held' as const, n, held: each }] as const),
    ...held.map((_, n) => [BEN, { does: 'note' as const, n, text: text(2) }] as const),
  );
  return {
    meetings,
    goals: goals.map(({ shared, reached }) => ({
      shared,
      reached: reached ? NOW : null,
      title: text(3),
      why: text(4),
      notes: [text(5)],
    })),
    topics: topics.map((done) => ({ topic: text(6), done: done ? { by: BEN, at: NOW, words: text(7) } : null })),
  };
}

/** The whole language of a letter: there is no place in it for anything else. */
const DAY = '(null|"\\d{4}-\\d{2}-\\d{2}")';
const LETTER = new RegExp(
  `^\\{"version":1,"does":"share","invitation":"[\\w-]{43}","at":\\d+,"sessions":\\d+,"minutes":\\d+,"goals":\\d+,` +
    `"reached":\\d+,"topics":\\d+,"first":${DAY},"last":${DAY},"well":(null|true|false),"wellOn":${DAY}\\}$`,
);

describe('a letter of counters', () => {
  it('[F31] is a function of the numbers alone: other words in the space give the same bytes, and no other place for one', () => {
    fc.assert(
      fc.property(numbers, texts, texts, fc.boolean(), (count, said, others, well) => {
        const letterOf = (words: readonly string[]): string => {
          const counts = countsOf(workspaceOf(count, words), NOW);
          return new TextDecoder().decode(encodeCounters(counters({ ...counts, well, wellOn: '2027-03-01' })));
        };
        const letter = letterOf(said);
        expect(letterOf(others)).toBe(letter);
        expect(letter).toMatch(LETTER);
        expect(parseCounters(new TextEncoder().encode(letter)).ok).toBe(true);
      }),
    );
  });

  it('counts what took place, and of goals only what is shared', () => {
    const space = workspaceOf(
      {
        held: [true, false, true],
        goals: [
          { shared: true, reached: true },
          { shared: false, reached: true },
          { shared: true, reached: false },
        ],
        topics: [true, false],
      },
      [],
    );
    expect(countsOf(space, NOW)).toEqual({
      sessions: 2,
      minutes: 90,
      goals: 2,
      reached: 1,
      topics: 1,
      first: '2026-12-03',
      last: '2026-12-17',
    });
    // On the clock of where it was: just before midnight in Paris, not the next day.
    const late = anAgenda([
      ADA,
      { does: 'log', title: '', way: 'person', place: '', time: aTime('2026-12-31T22:30Z') },
    ]);
    expect(countsOf({ ...late, goals: [], topics: [] }, NOW)).toMatchObject({
      first: '2026-12-31',
      last: '2026-12-31',
    });
    const after = anAgenda([
      ADA,
      { does: 'log', title: '', way: 'person', place: '', time: aTime('2026-12-31T23:30Z') },
    ]);
    expect(countsOf({ ...after, goals: [], topics: [] }, NOW)).toMatchObject({ first: '2027-01-01', sessions: 1 });
  });
});
