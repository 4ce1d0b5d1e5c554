import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sign, toText } from '../../crypto/index.ts';
import type { Card } from '../model/card.ts';
import { personIdOf, programmeIdOf } from '../model/ids.ts';
import { parseInvitation } from '../model/invitationCodec.ts';
import { aProgramme, ISSUED } from '../model/samples.ts';
import {
  ada,
  adaCard,
  adaId,
  ben,
  benCard,
  benId,
  cleo,
  DEADLINE,
  draft,
  envelope,
  eve,
  forged,
  LOW_ORDER,
  opened,
  PROGRAMME,
  random,
  rival,
  signedCard,
  tagOf,
} from './cast.ts';
import { draftInvitation, openInvitation, openInvitationLetter, sealInvitation } from './letters.ts';

const opening = (envelope: Uint8Array, me = adaId, now: number | null = ISSUED) =>
  tagOf(openInvitation(envelope, me, now));

describe('an invitation', () => {
  it('shows both the same two people, under one id', () => {
    const { id } = opened(draft());
    expect(id).toHaveLength(43);
    const [hers, his] = [adaId, benId].map((me) => opened(openInvitation(envelope, me, ISSUED)));
    expect(hers).toEqual(his);
    expect(hers?.mentor).toEqual({ person: adaId, card: parsedCard(adaCard), envelope: adaCard });
    expect(hers?.mentee).toEqual({ person: benId, card: parsedCard(benCard), envelope: benCard });
    expect(hers?.invitation).toMatchObject({
      programme: PROGRAMME,
      months: 8,
      mode: 'private-pair',
      expires: DEADLINE,
    });
  });

  const parsedCard = (bytes: Uint8Array): Card => JSON.parse(new TextDecoder().decode(bytes.slice(97)));

  it('is good to its last instant, and then only without a clock', () => {
    expect(opening(envelope, adaId, DEADLINE)).toBe('opened');
    expect(opening(envelope, adaId, DEADLINE + 1)).toBe('expired');
    expect(opening(envelope, adaId, null)).toBe('opened');
  });

  it('is not for anybody else', () => {
    expect(opening(envelope, personIdOf(eve.sign.publicKey))).toBe('not-for-me');
    expect(opening(envelope, personIdOf(cleo.sign.publicKey))).toBe('not-for-me');
  });

  it('is refused when it is signed by another than the programme it names', () => {
    expect(opening(forged())).toBe('opened');
    expect(opening(forged({}, rival))).toBe('not-genuine');
    expect(opening(forged({}, ada))).toBe('not-genuine');
  });

  it('is refused when a rival programme uses cards that were not made for it', () => {
    expect(opening(forged({ programme: programmeIdOf(rival.sign.publicKey) }, rival))).toBe('wrong-cards');
  });

  it('is refused under any other label, and so is a card in its place', () => {
    const payload = envelope.slice(97);
    for (const label of ['card', 'programme', 'answer', 'chat'] as const) {
      expect(opening(sign(label, payload, cleo.sign))).toBe('not-genuine');
    }
    expect(opening(adaCard)).toBe('not-genuine');
  });

  it('is refused with any byte changed, cut or added', () => {
    fc.assert(
      fc.property(fc.nat({ max: envelope.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = envelope.slice();
        altered[at] = (altered[at] ?? 0) ^ change;
        expect(openInvitation(altered, adaId, ISSUED).ok).toBe(false);
      }),
      { numRuns: 25 },
    );
    expect(opening(envelope.slice(0, -1))).toBe('not-genuine');
    expect(opening(Uint8Array.from([...envelope, 32]))).toBe('not-genuine');
    expect(opening(new Uint8Array())).toBe('not-genuine');
  });

  it('is refused when a card in it is altered, forged or of another label', () => {
    const altered = adaCard.slice();
    altered[altered.length - 3] = (altered[altered.length - 3] ?? 0) ^ 1;
    expect(opening(forged({ mentor: toText(altered) }), benId)).toBe('not-genuine');
    const swapped = Uint8Array.from([...adaCard.slice(0, 97), ...benCard.slice(97)]);
    expect(opening(forged({ mentor: toText(swapped) }), benId)).toBe('not-genuine');
    const otherLabel = sign('programme', adaCard.slice(97), ada.sign);
    expect(opening(forged({ mentor: toText(otherLabel) }), benId)).toBe('not-genuine');
    // Eve signs Ada's very card: then it is Eve's, with a box key that is not hers to open.
    const stolen = sign('card', adaCard.slice(97), eve.sign);
    expect(opened(openInvitation(forged({ mentor: toText(stolen) }), benId, ISSUED)).mentor.person).not.toBe(adaId);
    expect(opening(forged({ mentor: toText(stolen) }), adaId)).toBe('not-for-me');
  });

  it('pairs nobody with themself, on a side they did not offer, from a lapsed card, under age', () => {
    const cases: [Uint8Array, Uint8Array, string][] = [
      [adaCard, signedCard(ada, { role: 'mentee' }), 'wrong-cards'],
      [benCard, adaCard, 'wrong-cards'],
      [signedCard(ada, { expires: ISSUED - 1, issued: ISSUED - 9 }), benCard, 'wrong-cards'],
      [adaCard, signedCard(ben, { role: 'mentee', adult: false }), 'not-adult'],
      [signedCard(ada, { role: 'either', adult: false }), benCard, 'not-adult'],
      [signedCard(ada, { box: LOW_ORDER }), benCard, 'bad-key'],
      [signedCard(ada, { programme: programmeIdOf(rival.sign.publicKey) }), benCard, 'wrong-cards'],
    ];
    for (const [mentor, mentee, tag] of cases) {
      expect(tagOf(draft(mentor, mentee))).toBe(tag);
      expect(opening(forged({ mentor: toText(mentor), mentee: toText(mentee) }))).toBe(tag);
      // Nor does the mode alone: nobody else can see what the two write.
      expect(opening(forged({ mentor: toText(mentor), mentee: toText(mentee), mode: 'visible-third' }))).toBe(tag);
    }
  });

  it('is refused when it is genuine and not well formed, or newer', () => {
    const odd = (text: string) => sign('invitation', new TextEncoder().encode(text), cleo.sign);
    expect(opening(odd('{}'))).toBe('malformed');
    expect(opening(odd('not json'))).toBe('malformed');
    expect(opening(odd('{"version":2}'))).toBe('malformed');
    expect(opening(odd('{"version":4}'))).toBe('newer-version');
    expect(opening(forged({ expires: ISSUED }))).toBe('malformed');
    expect(opening(forged({ mentor: 'AAA=' }))).toBe('malformed');
  });

  it('always fits the server’s letter of 32 KiB, with two full cards', () => {
    const list = (first: string) =>
      Array.from({ length: 20 }, (_, i) => `${first}${i}`.padEnd(60, '\u0416')).slice(0, 19);
    const full = {
      name: '\u6f22'.repeat(80),
      words: '\u6f22'.repeat(600),
      skillsOffered: list('a'),
      skillsSought: list('b'),
      topics: list('c'),
      availability: Array.from({ length: 336 }, (_, i) => i),
    };
    const [one, other] = [signedCard(ada, { ...full, role: 'either' }), signedCard(ben, { ...full, role: 'either' })];
    expect(one.length).toBeGreaterThan(10_000);
    const made = draftInvitation(
      {
        programme: aProgramme({ purpose: '"'.repeat(600) }),
        mentor: one,
        mentee: other,
        third: null,
        issued: ISSUED,
        expires: DEADLINE,
        nonce: random(32),
      },
      cleo.sign,
    );
    const letter = opened(sealInvitation(opened(made).envelope, toText(ben.box.publicKey), random));
    expect(letter.length).toBeLessThanOrEqual(32_768);
    expect(openInvitationLetter(letter, ben.box).ok).toBe(true);
  });

  it('says the same of an answer kept under its id', () => {
    const kept = opened(openInvitation(envelope, benId, ISSUED));
    expect(parseInvitation(envelope.slice(97))).toEqual({ ok: true, value: kept.invitation });
    expect(opened(openInvitation(envelope, adaId, null)).id).toBe(kept.id);
  });
});
