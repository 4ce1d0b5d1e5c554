/** Cards that people give by hand, in any order, doubled, old, cut short, or for somebody else. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { toText } from '../../crypto/index.ts';
import { makeCardsLetter } from '../invitation/cardsLetter.ts';
import { ada, ben, cardOf, cleo, eve, opened, PROGRAMME, random, rival } from '../invitation/cast.ts';
import type { Card } from '../model/card.ts';
import { emptiedCard } from '../model/cardParts.ts';
import { ISSUED } from '../model/samples.ts';
import { partsOf } from '../peer/bundle/index.ts';
import { officeOf } from '../programme/office.ts';
import { cardsInText, cardText } from './cardFile.ts';
import { officeCards } from './officeCards.ts';
import { receiveAtOffice } from './officeReceive.ts';

const letterOf = (who: typeof ada, over: Partial<Card> = {}, box = toText(cleo.box.publicKey)): Uint8Array => {
  const card = cardOf(who, over);
  return opened(makeCardsLetter(card, card, who.sign, box, random));
};

function desk() {
  const office = officeOf(new Y.Doc());
  const programme = { id: PROGRAMME, box: cleo.box };
  let writes = 0;
  const take = officeCards({
    ...{ office, programme, clock: () => ISSUED + 5 },
    receive: (letter) => void receiveAtOffice(office, programme, letter, ISSUED + 5),
    durable: async () => {
      writes += 1;
      return true;
    },
  });
  const tags = async (text: string) => {
    const taken = opened(await take(text));
    return taken.cards.map((card) => (card.tag === 'refused' ? card.why : `${card.tag} ${card.name}`));
  };
  return { office, take, tags, writes: () => writes };
}

describe('[S05] [S15] [F04] cards by hand', () => {
  const first = cardText(letterOf(ada, { name: 'Ada' }));
  const later = cardText(letterOf(ada, { name: 'Ada', issued: ISSUED + 1 }));
  const bens = cardText(letterOf(ben, { name: 'Ben', role: 'mentee' }));

  it('are taken in any order, doubled and old, several in one text, with whatever stands around', async () => {
    const { tags, office, writes } = desk();
    const mail = `Hello,\n\n> ${later.split('\n').join('\n> ')}\n\nand this one:\n${bens}\nBest, E.`;
    expect(await tags(mail)).toEqual(['new Ada', 'new Ben']);
    expect(await tags(first + later + bens)).toEqual(['older Ada', 'known Ada', 'known Ben']);
    expect([office.cards.size, writes()]).toEqual([2, 1]);
  });

  it('by a row of codes in any order, twice over', async () => {
    const { take, tags } = desk();
    const parts = partsOf(letterOf(ada, { name: 'Ada' })) ?? [];
    expect(parts.length).toBeGreaterThan(1);
    const [one, ...rest] = [...parts].reverse();
    expect(opened(await take(one ?? ''))).toMatchObject({ cards: [], held: { have: 1, of: parts.length } });
    expect(opened(await take(one ?? '')).held).toMatchObject({ have: 1 });
    for (const part of rest.slice(0, -1)) await take(part);
    expect(await tags(rest.at(-1) ?? '')).toEqual(['new Ada']);
  });

  it('say what is wrong: cut short, of another programme, altered, or no card at all', async () => {
    const { tags, office } = desk();
    const lines = bens.split('\n');
    const altered = lines.with(6, [...(lines[6] ?? '')].reverse().join(''));
    expect(await tags(bens.slice(0, 300))).toEqual(['cut']);
    expect(await tags(cardText(letterOf(eve, {}, toText(rival.box.publicKey))))).toEqual(['not-for-here']);
    expect(await tags(altered.join('\n'))).toEqual(['not-for-here']);
    expect(await tags('Hello')).toEqual(['not-a-card']);
    expect(await tags(`${bens.slice(0, 300)}${first}`)).toEqual(['cut', 'new Ada']);
    expect(office.cards.size).toBe(1);
  });

  it('one that was taken back does not come back with an old copy', async () => {
    const { tags, office } = desk();
    expect(await tags(first)).toEqual(['new Ada']);
    const empty = emptiedCard({ ...cardOf(ada, { name: 'Ada' }), issued: ISSUED + 9 });
    const back = opened(makeCardsLetter(empty, empty, ada.sign, toText(cleo.box.publicKey), random));
    expect(await tags(cardText(back))).toEqual(['taken-back Ada']);
    expect(await tags(first)).toEqual(['older Ada']);
    expect(office.cards.get([...office.cards.keys()][0] ?? '')?.envelope.length).toBe(0);
  });

  it('a text with no end is not looked through', () => {
    expect(cardsInText(`-----BEGIN BINOME CARD-----${'A'.repeat(500_000)}`)).toEqual([
      { ok: false, error: { tag: 'cut' } },
    ]);
  });
});
