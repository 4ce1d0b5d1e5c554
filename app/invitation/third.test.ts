import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { deriveWorkspace, type PersonKeys, sign, toText } from '../../crypto/index.ts';
import type { InvitationId } from '../model/brand.ts';
import type { Role } from '../model/card.ts';
import { encodeCard } from '../model/cardCodec.ts';
import { personIdOf } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import { parseBytes } from '../model/parse.ts';
import { aProgramme, ISSUED } from '../model/samples.ts';
import {
  accompanied,
  ada,
  adaCard,
  adaId,
  ben,
  benId,
  cardOf,
  cleo,
  DEADLINE,
  eve,
  forged,
  keys,
  opened,
  random,
  sana,
  sanaCard,
  sanaId,
  signedCard,
  tagOf,
} from './cast.ts';
import { draftInvitation, openInvitation, openInvitationLetter, sealInvitation, workspaceSecretOf } from './letters.ts';
import { drawSecret, openWay, sealWay, wayPlace } from './third.ts';

const opening = (envelope: Uint8Array, me = adaId) => tagOf(openInvitation(envelope, me, ISSUED));
const boxOf = (who: PersonKeys): string => toText(who.box.publicKey);

describe('an invitation with a third', () => {
  const { envelope } = opened(accompanied());

  it('shows all three the same three cards, sealed to each', () => {
    const [one, ...others] = [adaId, benId, sanaId].map((me) => opened(openInvitation(envelope, me, ISSUED)));
    expect(one?.third).toMatchObject({
      person: sanaId,
      card: { name: 'Sana', role: 'supervisor' },
      envelope: sanaCard,
    });
    expect(one?.invitation).toMatchObject({ version: 2, mode: 'visible-third' });
    for (const other of others) expect(other).toEqual(one);
    for (const who of [ada, ben, sana]) {
      const letter = opened(sealInvitation(envelope, boxOf(who), random));
      expect(openInvitationLetter(letter, who.box)).toEqual({ ok: true, value: envelope });
    }
    for (const who of [eve, cleo]) expect(opening(envelope, personIdOf(who.sign.publicKey))).toBe('not-for-me');
  });

  it('is refused as newer by an app that knows of no thirds', () => {
    const before = v.strictObject({ version: v.literal(1) });
    expect(parseBytes(before, envelope.slice(97), 40_000)).toMatchObject({ error: { tag: 'newer-version' } });
  });

  it('brings together those who are not adults, and only under a third who is', () => {
    const young = signedCard(ben, { role: 'mentee', adult: false });
    expect(tagOf(accompanied(sanaCard, adaCard, young))).toBe('opened');
    expect(tagOf(accompanied(null, adaCard, young))).toBe('not-adult');
    const third = signedCard(sana, { role: 'supervisor', adult: false });
    expect(tagOf(accompanied(third, adaCard, young))).toBe('not-adult');
    expect(opening(forged({ third: toText(third), mentee: toText(young) }))).toBe('not-adult');
  });

  it('is refused when the third is one of the two, did not offer it, lapsed, or has another’s key', () => {
    const thirds: [string, Uint8Array][] = [
      ['the mentor', signedCard(ada, { role: 'supervisor' })],
      ['the mentee', signedCard(ben, { role: 'supervisor' })],
      ['a mentor by their card', signedCard(eve, { role: 'mentor' })],
      ['either by their card', signedCard(eve, { role: 'either' })],
      ['lapsed', signedCard(sana, { role: 'supervisor', issued: ISSUED - 9, expires: ISSUED - 1 })],
      ['under the mentor’s box key', signedCard(eve, { role: 'supervisor', box: boxOf(ada) })],
    ];
    for (const [, third] of thirds) {
      expect(tagOf(accompanied(third))).toBe('wrong-cards');
      expect(opening(forged({ third: toText(third) }))).toBe('wrong-cards');
      expect(opening(forged({ third: toText(third) }), benId)).toBe('wrong-cards');
    }
    // Nor is who accompanies one of the two.
    expect(tagOf(accompanied(signedCard(eve, { role: 'supervisor' }), sanaCard))).toBe('wrong-cards');
    expect(tagOf(accompanied(signedCard(eve, { role: 'supervisor' }), adaCard, sanaCard))).toBe('wrong-cards');
  });

  it('is refused when its third is altered, forged, or does not go with its version and mode', () => {
    const altered = sanaCard.slice();
    altered[altered.length - 3] = (altered[altered.length - 3] ?? 0) ^ 1;
    expect(opening(forged({ third: toText(altered) }))).toBe('not-genuine');
    // Eve signs Sana's very card: then it is Eve's, and Sana is not invited.
    const stolen = forged({ third: toText(sign('card', sanaCard.slice(97), eve.sign)) });
    expect(opening(stolen, sanaId)).toBe('not-for-me');
    expect(opening(forged({ third: toText(sanaCard), version: 1 }))).toBe('malformed');
    expect(opening(forged({ third: toText(sanaCard), mode: 'private-pair' }))).toBe('malformed');
    expect(opening(forged({ version: 2, mode: 'visible-third' }))).toBe('malformed');
  });

  it('may name the coordinator, who is then shown as what they are', () => {
    const own = signedCard(cleo, { role: 'supervisor', name: 'Cleo' });
    const { envelope: hers } = opened(accompanied(own));
    expect(opened(openInvitation(hers, benId, ISSUED)).third?.card).toMatchObject({ name: 'Cleo', role: 'supervisor' });
  });

  it('always fits the server’s letter of 32 KiB, with three cards as long as they may be there', () => {
    const filling = (first: string, length: number) =>
      Array.from({ length }, (_, i) => `${first}${i}`.padEnd(60, '\u0416'));
    const long = { words: '\u6f22'.repeat(600), name: '\u6f22'.repeat(80), topics: filling('t', 10), skillsSought: [] };
    const longest = (who: PersonKeys, role: Role): Uint8Array => {
      for (let slots = 336; ; slots -= 1) {
        const skillsOffered = filling(role, 20);
        const over = { ...long, role, skillsOffered, availability: Array.from({ length: slots }, (_, i) => i) };
        if (encodeCard(cardOf(who, over)).length <= LIMITS.accompaniedCardBytes) return signedCard(who, over);
      }
    };
    const cards = [longest(ada, 'mentor'), longest(ben, 'mentee'), longest(sana, 'supervisor')];
    for (const one of cards) expect(one.length - 97).toBeGreaterThan(LIMITS.accompaniedCardBytes - 10);
    const [mentor, mentee, third] = cards;
    if (!mentor || !mentee || !third) throw new Error('three cards');
    const programme = aProgramme({ mode: 'visible-third', purpose: '\u6f22'.repeat(600) });
    const made = draftInvitation(
      { programme, mentor, mentee, third, issued: ISSUED, expires: DEADLINE, nonce: random(32) },
      cleo.sign,
    );
    const letter = opened(sealInvitation(opened(made).envelope, boxOf(ben), random));
    expect(letter.length).toBeLessThanOrEqual(32_768);
    expect(openInvitationLetter(letter, ben.box).ok).toBe(true);
  });
});

describe('the way into the space of three', () => {
  const { id } = opened(accompanied());
  const { id: another } = opened(accompanied());
  const secret = opened(drawSecret(id, sana.box));
  const placeOf = (mine: PersonKeys, theirs: PersonKeys, of: InvitationId = id) =>
    opened(wayPlace(of, mine.box, boxOf(theirs)));

  it('is the same from each of the third’s devices, another for every invitation, and drawn by nobody else', () => {
    const idOf = (who: PersonKeys, of: InvitationId) => deriveWorkspace(opened(drawSecret(of, who.box))).id;
    expect(idOf(sana, id)).toBe(idOf(sana, id));
    const others = [idOf(sana, another), ...[ada, ben, eve, cleo].map((who) => idOf(who, id))];
    expect(others).not.toContain(idOf(sana, id));
    // Nor is it what any two of the three would agree.
    for (const [mine, theirs] of [
      [ada, ben],
      [sana, ben],
      [sana, ada],
    ] as const) {
      const agreed = opened(workspaceSecretOf({ invitation: id, mine: mine.box, theirs: boxOf(theirs) }));
      expect(deriveWorkspace(agreed).id).not.toBe(idOf(sana, id));
    }
  });

  it('lies for each of the two where only they and the third look, and opens for that one', () => {
    for (const who of [ada, ben]) {
      expect(placeOf(who, sana)).toEqual(placeOf(sana, who));
      const letter = sealWay(secret, placeOf(sana, who), id, random);
      expect(opened(openWay(letter, placeOf(who, sana), id)).reveal()).toEqual(secret.reveal());
    }
    expect(placeOf(ada, sana).topic.publicKey).not.toEqual(placeOf(ben, sana).topic.publicKey);
    const bens = sealWay(secret, placeOf(sana, ben), id, random);
    for (const place of [placeOf(ada, sana), placeOf(ada, ben), placeOf(cleo, ben), placeOf(eve, ben)])
      expect(tagOf(openWay(bens, place, id))).toBe('cannot-open');
  });

  it('of another invitation opens nothing, wherever it is put', () => {
    const other = sealWay(secret, placeOf(sana, ben, another), another, random);
    expect(tagOf(openWay(other, placeOf(ben, sana), id))).toBe('cannot-open');
    expect(tagOf(openWay(sealWay(secret, placeOf(sana, ben), another, random), placeOf(ben, sana), id))).toBe(
      'cannot-open',
    );
  });

  it('cannot be made by the other of the two, nor by a third whom the programme swapped in', () => {
    // Ada, with another app, seals a secret of her own for Ben as best she can.
    const hers = opened(drawSecret(id, ada.box));
    for (const place of [placeOf(ada, ben), placeOf(ada, sana)])
      expect(tagOf(openWay(sealWay(hers, place, id, random), placeOf(ben, sana), id))).toBe('cannot-open');
    // Cleo shows Ada one third and Ben another: two invitations, two ids, and nothing that opens in both.
    const tara = keys();
    const swapped = opened(accompanied(signedCard(tara, { role: 'supervisor' })));
    const hers2 = sealWay(opened(drawSecret(swapped.id, tara.box)), placeOf(tara, ben, swapped.id), swapped.id, random);
    expect(tagOf(openWay(hers2, placeOf(ben, sana), id))).toBe('cannot-open');
  });

  it('is refused with any byte changed, and of any other length', () => {
    const place = placeOf(sana, ben);
    const letter = sealWay(secret, place, id, random);
    fc.assert(
      fc.property(fc.nat({ max: letter.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = letter.slice();
        altered[at] = (altered[at] ?? 0) ^ change;
        expect(openWay(altered, place, id).ok).toBe(false);
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(openWay(bytes, place, id).ok).toBe(false);
      }),
    );
  });
});

it('[S12] a third may be of the staff; a contact of an organisation, and staff in a pair, may not', () => {
  const who = (role: 'staff' | 'contact') => signedCard(sana, { role, name: 'Sana' });
  expect(accompanied(who('staff')).ok).toBe(true);
  expect(tagOf(accompanied(who('contact')))).toBe('wrong-cards');
  expect(tagOf(accompanied(sanaCard, signedCard(ada, { role: 'staff' })))).toBe('wrong-cards');
});
