import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitTo, fromText, isCommitmentTo, toText } from '../../crypto/index.ts';
import type { PersonId } from '../model/brand.ts';
import {
  type Answers,
  type EvaluationAct,
  encodeAnswers,
  encodeEvaluationWord,
  parseEvaluationWord,
  type Round,
} from '../model/evaluation.ts';
import { type EvaluationSaid, evaluationFrom, type Opens } from '../model/evaluationState.ts';
import { keyBytesOf, personIdOf } from '../model/ids.ts';

const ADA = personIdOf(new Uint8Array(32).fill(1));
const BEN = personIdOf(new Uint8Array(32).fill(2));
const nonceOf = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const answers = (mark: number, words = ''): Answers => ({ marks: new Array<number>(8).fill(mark), words });
const place = (by: PersonId, round: Round) => ({ workspace: 'w', about: round, author: keyBytesOf(by) });
const opens: Opens = (by, round, to, nonce, given) => {
  const [commitment, drawn] = [fromText(to), fromText(nonce)];
  return (
    commitment.ok && drawn.ok && isCommitmentTo(place(by, round), commitment.value, drawn.value, encodeAnswers(given))
  );
};
const toOf = (by: PersonId, n: number, given: Answers, round: Round = 'mid'): string =>
  toText(commitTo(place(by, round), nonceOf(n), encodeAnswers(given)));

let drawn = 0;
const say = (author: PersonId, act: EvaluationAct): EvaluationSaid => {
  drawn += 1;
  return { author, word: { version: 1, workspace: 'w', id: `word${drawn}000`, at: drawn, act } };
};
const commit = (by: PersonId, to: string, round: Round = 'mid') => say(by, { does: 'commit', round, to });
const reveal = (by: PersonId, n: number, given: Answers, knowing: string, round: Round = 'mid') =>
  say(by, { does: 'reveal', round, nonce: toText(nonceOf(n)), answers: given, knowing });

const look = (said: readonly EvaluationSaid[], round: Round = 'mid') => {
  const sides = evaluationFrom(said, [ADA, BEN], round, opens);
  const of = (person: PersonId) => sides.get(person) ?? { to: null, answers: null, isBroken: false };
  return { ada: of(ADA), ben: of(BEN) };
};

const [adas, bens] = [answers(4, 'More time'), answers(2, 'It is hard')];
const [a, b] = [toOf(ADA, 1, adas), toOf(BEN, 2, bens)];
const honest = [commit(ADA, a), commit(BEN, b), reveal(ADA, 1, adas, b), reveal(BEN, 2, bens, a)];

describe('[F25] a blind evaluation', () => {
  it('shows nothing of either before both have committed, and both after', () => {
    expect(look([commit(ADA, a)])).toMatchObject({ ada: { to: a, answers: null }, ben: { to: null } });
    // Shown too early by a client of somebody’s making: it is not shown on.
    expect(look([commit(ADA, a), reveal(ADA, 1, adas, b)]).ada.answers).toBeNull();
    expect(look(honest.slice(0, 3))).toMatchObject({ ada: { answers: adas }, ben: { to: b, answers: null } });
    expect(look(honest)).toEqual({
      ada: { to: a, answers: adas, isBroken: false },
      ben: { to: b, answers: bens, isBroken: false },
    });
  });

  it('is the same in whatever order the words arrive, twice or once', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          [0, 1, 2, 3, 0, 1, 2, 3].map((which, at) => [which, at] as const),
          { minLength: 8 },
        ),
        (order) => {
          const said = order.map(([which]) => honest[which] ?? commit(ADA, a));
          expect(look(said)).toEqual(look(honest));
        },
      ),
    );
  });

  it('answers that were changed after the commitment are not shown, and it is said', () => {
    const changed = [...honest.slice(0, 3), reveal(BEN, 2, answers(5, 'All is well'), a)];
    expect(look(changed).ben).toEqual({ to: b, answers: null, isBroken: true });
    expect(look(changed).ada).toMatchObject({ answers: adas, isBroken: false });
  });

  it('a second commitment, made after the other’s answers were seen, counts nowhere in the order', () => {
    const better = answers(4, 'The same as Ada');
    const second = toOf(BEN, 9, better);
    const mischief = [commit(BEN, second), reveal(BEN, 9, better, a)];
    for (let first = 0; first <= honest.length; first += 1)
      for (let then = 0; then <= honest.length + 1; then += 1) {
        const said = [...honest];
        said.splice(first, 0, ...mischief.slice(0, 1));
        said.splice(then, 0, ...mischief.slice(1));
        expect(look(said).ben).toEqual({ to: b, answers: bens, isBroken: true });
        // And without his first one opened, there is nothing in its place.
        expect(look(said.filter((each) => each !== honest[3])).ben.answers).toBeNull();
      }
  });

  it('who takes their first commitment off and puts another in its place has none', () => {
    const second = toOf(BEN, 9, answers(5));
    const said = [commit(ADA, a), commit(BEN, second), reveal(ADA, 1, adas, b), reveal(BEN, 9, answers(5), a)];
    expect(look(said).ben).toEqual({ to: null, answers: null, isBroken: true });
    expect(look(said).ada.answers).toBeNull();
  });

  it('who shows each of the other’s two devices another commitment, the second made after the first was answered, is found out', () => {
    const better = answers(5, 'Having read it');
    const second = toOf(BEN, 9, better);
    const phone = reveal(ADA, 1, adas, b);
    const laptop = reveal(ADA, 1, adas, second);
    const met = [commit(ADA, a), phone, laptop, commit(BEN, second), reveal(BEN, 9, better, a)];
    for (const said of [met, [...met].reverse()]) {
      // The first taken off: nothing is in its place.
      expect(look(said).ben).toEqual({ to: null, answers: null, isBroken: true });
      expect(look([commit(BEN, b), ...said]).ben).toEqual({ to: b, answers: null, isBroken: true });
    }
    // Opened by two devices that knew of the same, it is as by one.
    expect(look([...honest, reveal(ADA, 1, adas, b)])).toEqual(look(honest));
  });

  it('the other’s commitment copied opens for nobody but them', () => {
    const said = [commit(ADA, a), commit(BEN, a), reveal(ADA, 1, adas, a), reveal(BEN, 1, adas, a)];
    expect(look(said).ben).toEqual({ to: a, answers: null, isBroken: true });
    expect(look(said).ada).toMatchObject({ answers: adas, isBroken: false });
  });

  it('a round’s words replayed in the next one open nothing', () => {
    const replayed = honest.map(({ author, word }) => ({
      author,
      word: { ...word, act: { ...word.act, round: 'end' as const } },
    }));
    const { ada, ben } = look([...honest, ...replayed], 'end');
    expect([ada.answers, ben.answers]).toEqual([null, null]);
    expect(look([...honest, ...replayed])).toEqual(look(honest));
  });

  it('a stranger’s words change nothing', () => {
    const eve = personIdOf(new Uint8Array(32).fill(3));
    const said = honest.flatMap((each) => [{ ...each, author: eve }, each]);
    expect(look(said)).toEqual(look(honest));
  });

  it('on the wire is exactly this, and any bytes are answered', () => {
    for (const { word } of honest)
      expect(parseEvaluationWord(encodeEvaluationWord(word))).toEqual({ ok: true, value: word });
    const odd = [
      { does: 'reveal', round: 'mid', nonce: toText(nonceOf(1)), answers: answers(6), knowing: b },
      { does: 'reveal', round: 'mid', nonce: 'short', answers: adas, knowing: b },
      { does: 'reveal', round: 'mid', nonce: toText(nonceOf(1)), answers: { marks: [1, 2], words: '' }, knowing: b },
      { does: 'commit', round: 'later', to: a },
      { does: 'commit', round: 'mid', to: `${a}=` },
      { does: 'commit', round: 'mid', to: a, more: 1 },
    ];
    for (const act of odd) {
      const bytes = new TextEncoder().encode(
        JSON.stringify({ version: 1, workspace: 'w', id: 'word0000', at: 1, act }),
      );
      expect(parseEvaluationWord(bytes).ok).toBe(false);
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => parseEvaluationWord(bytes).ok === false));
  });
});
