import { describe, expect, it } from 'vitest';
import { sealLetter, sign, toText } from '../../crypto/index.ts';
import type { Card } from '../model/card.ts';
import { encodeCard, parseCard, versioned } from '../model/cardCodec.ts';
import { emptiedCard, sharedCard } from '../model/cardParts.ts';
import { aPack } from '../model/samples.ts';
import { makeCardsLetter, openCards } from './cardsLetter.ts';
import { ben, cardOf, cleo, eve, opened, PROGRAMME, random } from './cast.ts';

const box = toText(cleo.box.publicKey);
const [question] = aPack().questions;
if (question === undefined) throw new Error('a question');
const pack = aPack({ questions: [question, { ...question, id: 'origin', affinity: true, required: false }] });
const whole: Card = versioned({
  ...cardOf(ben),
  organisation: 'Lycée Wombat',
  manager: 'Mme Ocelot',
  hint: 'Ada, from the library',
  trained: ['welcome'],
  answers: [
    ['field', ['tax']],
    ['origin', ['numbat']],
  ] as const,
});
const handed = sharedCard(whole, pack);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a card that tells what only the coordinator reads', () => {
  it('[S22] the coordinator gets all of it; what is handed on has neither the manager nor those answers', () => {
    const letter = opened(makeCardsLetter(whole, handed, ben.sign, box, random));
    const card = opened(openCards(letter, cleo.box, PROGRAMME));
    expect(card.card).toEqual(whole);
    const text = textOf(card.envelope);
    expect([text.includes('tax'), text.includes('Lycée Wombat')]).toEqual([true, true]);
    for (const word of ['numbat', 'Ocelot', 'welcome', 'origin', 'library']) expect(text).not.toContain(word);
  });

  it('a card with nothing of the kind is a letter as before', () => {
    const plain = cardOf(ben);
    const letter = opened(makeCardsLetter(plain, sharedCard(plain, null), ben.sign, box, random));
    const card = opened(openCards(letter, cleo.box, PROGRAMME));
    expect(card.card).toEqual(plain);
    expect(textOf(card.envelope)).toContain(plain.name);
  });

  it('two that are not the same card, or not of the same person, are refused', () => {
    const two = (first: Uint8Array, second: Uint8Array, length = first.length): Uint8Array => {
      const bytes = new Uint8Array(5 + first.length + second.length);
      bytes[0] = 14;
      new DataView(bytes.buffer).setUint32(1, length);
      bytes.set(first, 5);
      bytes.set(second, 5 + first.length);
      return sealLetter('cards', cleo.box.publicKey, bytes, random);
    };
    const signed = (card: typeof whole, who = ben) => sign('card', encodeCard(card), who.sign);
    const open = (letter: Uint8Array) => openCards(letter, cleo.box, PROGRAMME).ok;
    expect(open(two(signed(whole), signed(handed)))).toBe(true);
    expect(open(two(signed(whole), signed(handed, eve)))).toBe(false);
    for (const other of [
      { ...handed, role: 'mentee' as const },
      { ...handed, box: toText(eve.box.publicKey) },
      { ...handed, skillsSought: ['anything'] },
      versioned({ ...handed, answers: [['field', ['labour']]] as const }),
      versioned({ ...handed, manager: 'somebody' }),
    ])
      expect(open(two(signed(whole), signed(other)))).toBe(false);
    expect(open(two(signed(whole), signed(handed), 4_000_000_000))).toBe(false);
    expect(open(two(signed(whole), signed(handed), 3))).toBe(false);
  });

  it('one that was taken back says nothing, and is a card', () => {
    const empty = emptiedCard(whole);
    expect(parseCard(encodeCard(empty))).toEqual({ ok: true, value: empty });
    const text = textOf(encodeCard(empty));
    for (const word of ['Wombat', 'Ocelot', 'tax', 'numbat', whole.name, whole.timeZone])
      expect(text).not.toContain(word);
  });
});
