import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PersonKeys, sealLetter, sign, toText } from '../../crypto/index.ts';
import { invitationIdOf, programmeIdOf } from '../model/ids.ts';
import { encodeLetter } from '../model/letterCodec.ts';
import { anAnswer, ISSUED } from '../model/samples.ts';
import {
  ada,
  adaCard,
  adaId,
  ben,
  benId,
  cardOf,
  cleo,
  draft,
  envelope,
  eve,
  LOW_ORDER,
  opened,
  PROGRAMME,
  random,
  rival,
  signedCard,
  tagOf,
} from './cast.ts';
import {
  makeAnswer,
  makeCardLetter,
  openAnswerLetter,
  openCardLetter,
  openInvitation,
  openInvitationLetter,
  sealInvitation,
  workspaceSecretOf,
} from './letters.ts';

describe('letters', () => {
  it('[S05] carry an invitation to one person, for that purpose', () => {
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
