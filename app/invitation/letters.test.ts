import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deriveMailbox,
  derivePerson,
  newSecret,
  type PersonKeys,
  sealLetter,
  sign,
  toText,
} from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import type { Card } from '../model/card.ts';
import { encodeCard } from '../model/cardCodec.ts';
import { invitationIdOf, personIdOf, programmeIdOf } from '../model/ids.ts';
import type { Invitation } from '../model/invitation.ts';
import { encodeInvitation, parseInvitation } from '../model/invitationCodec.ts';
import { encodeLetter } from '../model/letterCodec.ts';
import { aCard, anAnswer, aProgramme, ISSUED } from '../model/samples.ts';
import {
  draftInvitation,
  makeAnswer,
  makeCardLetter,
  openAnswerLetter,
  openCardLetter,
  openInvitation,
  openInvitationLetter,
  sealInvitation,
  workspaceSecretOf,
} from './letters.ts';

/** Not random, but never the same twice: tests must not depend on chance. */
let drawn = 0;
const random = (length: number): Uint8Array => {
  drawn += 1;
  return Uint8Array.from({ length }, (_, i) => (drawn * 31 + i * 7) & 255);
};
const keys = (): PersonKeys => derivePerson(newSecret(random));
const [ada, ben, eve, cleo, rival] = [keys(), keys(), keys(), keys(), keys()];
const PROGRAMME = programmeIdOf(cleo.sign.publicKey);
const DEADLINE = ISSUED + 14 * 86_400_000;
const LOW_ORDER = toText(new Uint8Array(32));

const cardOf = (who: PersonKeys, over: Partial<Card> = {}): Card =>
  aCard({
    programme: PROGRAMME,
    box: toText(who.box.publicKey),
    mailbox: toText(deriveMailbox(newSecret(random), cleo.sign.publicKey).publicKey),
    ...over,
  });
const signedCard = (who: PersonKeys, over: Partial<Card> = {}) => sign('card', encodeCard(cardOf(who, over)), who.sign);
const adaCard = signedCard(ada, { role: 'mentor' });
const benCard = signedCard(ben, { role: 'mentee', name: 'Ben' });
const adaId = personIdOf(ada.sign.publicKey);
const benId = personIdOf(ben.sign.publicKey);

const draft = (mentor = adaCard, mentee = benCard) =>
  draftInvitation(
    { programme: aProgramme(), mentor, mentee, issued: ISSUED, expires: DEADLINE, nonce: random(32) },
    cleo.sign,
  );

/** An invitation that draftInvitation would not make. */
const forged = (over: Partial<Invitation> = {}, signer: PersonKeys = cleo): Uint8Array =>
  sign(
    'invitation',
    encodeInvitation({
      version: 1,
      programme: PROGRAMME,
      mentor: toText(adaCard),
      mentee: toText(benCard),
      purpose: '',
      mode: 'private-pair',
      format: 'pair',
      months: 8,
      issued: ISSUED,
      expires: DEADLINE,
      nonce: toText(random(32)),
      ...over,
    }),
    signer.sign,
  );

function opened<T>(result: Result<T, { readonly tag: string }>): T {
  if (!result.ok) throw new Error(result.error.tag);
  return result.value;
}
const tagOf = (result: Result<unknown, { readonly tag: string }>): string => (result.ok ? 'opened' : result.error.tag);
const opening = (envelope: Uint8Array, me = adaId, now: number | null = ISSUED) =>
  tagOf(openInvitation(envelope, me, now));

const { envelope } = opened(draft());

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
      // No mode changes that: the visible third has no key yet.
      expect(opening(forged({ mentor: toText(mentor), mentee: toText(mentee), mode: 'visible-third' }))).toBe(tag);
    }
  });

  it('is refused when it is genuine and not well formed, or newer', () => {
    const odd = (text: string) => sign('invitation', new TextEncoder().encode(text), cleo.sign);
    expect(opening(odd('{}'))).toBe('malformed');
    expect(opening(odd('not json'))).toBe('malformed');
    expect(opening(odd('{"version":2}'))).toBe('newer-version');
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

describe('letters', () => {
  it('carry an invitation to one person, for that purpose', () => {
    const letter = opened(sealInvitation(envelope, toText(ben.box.publicKey), random));
    expect(openInvitationLetter(letter, ben.box)).toEqual({ ok: true, value: envelope });
    for (const other of [ada, eve, cleo]) expect(tagOf(openInvitationLetter(letter, other.box))).toBe('cannot-open');
    expect(tagOf(openCardLetter(letter, ben.box, PROGRAMME))).toBe('cannot-open');
    expect(tagOf(openAnswerLetter(letter, ben.box))).toBe('cannot-open');
    const kinds = sealLetter('invitation', ben.box.publicKey, encodeLetter({ kind: 'card', envelope }), random);
    expect(tagOf(openInvitationLetter(kinds, ben.box))).toBe('malformed');
  });

  it('carry a card to its programme, and tell who signed it', () => {
    const card = cardOf(ada);
    const { letter, envelope: signed } = opened(makeCardLetter(card, ada.sign, toText(cleo.box.publicKey), random));
    expect(opened(openCardLetter(letter, cleo.box, PROGRAMME))).toEqual({ person: adaId, card, envelope: signed });
    expect(tagOf(openCardLetter(letter, rival.box, PROGRAMME))).toBe('cannot-open');
    expect(tagOf(openCardLetter(letter, cleo.box, programmeIdOf(rival.sign.publicKey)))).toBe('wrong-cards');
  });

  it('refuse a card forged inside the seal', () => {
    const inSeal = (bytes: Uint8Array) =>
      openCardLetter(
        sealLetter('card', cleo.box.publicKey, encodeLetter({ kind: 'card', envelope: bytes }), random),
        cleo.box,
        PROGRAMME,
      );
    const flipped = adaCard.slice();
    flipped[200] = (flipped[200] ?? 0) ^ 1;
    expect(tagOf(inSeal(flipped))).toBe('not-genuine');
    expect(tagOf(inSeal(sign('answer', adaCard.slice(97), ada.sign)))).toBe('not-genuine');
    expect(tagOf(inSeal(sign('card', new TextEncoder().encode('{}'), ada.sign)))).toBe('malformed');
    expect(tagOf(inSeal(signedCard(ada, { box: LOW_ORDER })))).toBe('bad-key');
    expect(tagOf(inSeal(adaCard))).toBe('opened');
  });

  it('carry an answer to the programme, and tell who gave it, to which invitation', () => {
    const answer = anAnswer({ invitation: opened(openInvitation(envelope, benId, ISSUED)).id, words: 'Avec joie.' });
    const letter = opened(makeAnswer(answer, ben.sign, toText(cleo.box.publicKey), random));
    expect(opened(openAnswerLetter(letter, cleo.box))).toEqual({ person: benId, answer });
    expect(tagOf(openAnswerLetter(letter, rival.box))).toBe('cannot-open');
    const inSeal = (bytes: Uint8Array) =>
      openAnswerLetter(
        sealLetter('answer', cleo.box.publicKey, encodeLetter({ kind: 'answer', envelope: bytes }), random),
        cleo.box,
      );
    expect(tagOf(inSeal(adaCard))).toBe('not-genuine');
    expect(tagOf(inSeal(sign('answer', new TextEncoder().encode('[]'), ben.sign)))).toBe('malformed');
  });

  it('are refused, never thrown at, whatever the bytes', () => {
    const letter = opened(sealInvitation(envelope, toText(ben.box.publicKey), random));
    fc.assert(
      fc.property(fc.nat({ max: letter.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = letter.slice();
        altered[at] = (altered[at] ?? 0) ^ change;
        expect(openInvitationLetter(altered, ben.box).ok).toBe(false);
      }),
      { numRuns: 25 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(openInvitationLetter(bytes, ben.box).ok).toBe(false);
        expect(openCardLetter(bytes, cleo.box, PROGRAMME).ok).toBe(false);
        expect(openAnswerLetter(bytes, cleo.box).ok).toBe(false);
        expect(openInvitation(bytes, adaId, ISSUED).ok).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('are never sealed to a key that opens for anyone', () => {
    for (const box of [LOW_ORDER, 'AAAA', '']) {
      expect(tagOf(sealInvitation(envelope, box, random))).toBe('bad-key');
      expect(tagOf(makeAnswer(anAnswer(), ben.sign, box, random))).toBe('bad-key');
      expect(tagOf(makeCardLetter(cardOf(ada), ada.sign, box, random))).toBe('bad-key');
    }
  });
});

describe('the workspace secret', () => {
  const secretOf = (mine: PersonKeys, theirs: PersonKeys, bytes = envelope) => {
    const { id } = opened(openInvitation(bytes, adaId, ISSUED));
    return opened(workspaceSecretOf({ invitation: id, mine: mine.box, theirs: toText(theirs.box.publicKey) })).reveal();
  };

  it('is the same for both, another for every invitation, and nobody else’s', () => {
    expect(secretOf(ada, ben)).toEqual(secretOf(ben, ada));
    expect(secretOf(ada, ben)).not.toEqual(secretOf(ada, ben, opened(draft()).envelope));
    for (const other of [cleo, eve]) {
      expect(secretOf(other, ben)).not.toEqual(secretOf(ada, ben));
      expect(secretOf(other, ada)).not.toEqual(secretOf(ada, ben));
    }
  });

  it('is not agreed with a key that gives it to anyone', () => {
    const invitation = invitationIdOf(new Uint8Array(32).fill(1));
    for (const theirs of [LOW_ORDER, 'AAAA']) {
      expect(tagOf(workspaceSecretOf({ invitation, mine: ada.box, theirs }))).toBe('bad-key');
    }
  });
});
