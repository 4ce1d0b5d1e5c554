import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { toText } from '../../crypto/index.ts';
import { makeCardsLetter } from '../invitation/cardsLetter.ts';
import {
  ada,
  adaCard,
  adaId,
  ben,
  benCard,
  cardOf,
  cleo,
  DEADLINE,
  draft,
  envelope,
  eve,
  forged,
  opened,
  PROGRAMME,
  random,
  rival,
  signedCard,
} from '../invitation/cast.ts';
import { makeAnswer, makeCardLetter, makeWithdrawal, sealInvitation } from '../invitation/letters.ts';
import { emptiedCard } from '../model/cardParts.ts';
import { personIdOf, programmeIdOf } from '../model/ids.ts';
import type { InvitationStage } from '../model/invitation.ts';
import { anAnswer, ISSUED } from '../model/samples.ts';
import { answerOf, keepSent } from '../programme/invitations.ts';
import { officeOf } from '../programme/office.ts';
import { receiveAtOffice, receiveFromProgramme } from './receive.ts';
import { selfOf } from './self.ts';

const boxOf = (who: typeof ada): string => toText(who.box.publicKey);

describe('an invitation in Ada’s mailbox', () => {
  const adas = (now = ISSUED) => ({ self: selfOf(new Y.Doc()), person: ada, me: adaId, clock: () => now });
  const toAda = (bytes: Uint8Array): Uint8Array => opened(sealInvitation(bytes, boxOf(ada), random));

  it('is kept once, however often it comes, and what she said since stays', () => {
    const device = adas();
    const letter = toAda(envelope);
    expect(receiveFromProgramme(device, PROGRAMME, letter)).toBe(true);
    const [[id, kept] = []] = [...device.self.invitations];
    if (id === undefined || kept === undefined) throw new Error('nothing was kept');
    expect(kept).toEqual({ envelope, stage: 'sent', workspace: null, answer: null });
    device.self.invitations.set(id, { ...kept, stage: 'declined' });
    expect(receiveFromProgramme(device, PROGRAMME, letter)).toBe(true);
    expect(receiveFromProgramme(device, PROGRAMME, toAda(envelope))).toBe(true);
    expect([...device.self.invitations.values()].map(({ stage }) => stage)).toEqual(['declined']);
  });

  const altered = toAda(envelope).map((byte, i, all) => (i === all.length - 3 ? byte ^ 1 : byte));
  it.each([
    ['altered on the way', altered, ISSUED],
    ['sealed to somebody else', opened(sealInvitation(envelope, boxOf(ben), random)), ISSUED],
    ['for two other people', toAda(opened(draft(signedCard(eve, { role: 'mentor' }), benCard)).envelope), ISSUED],
    ['signed by Eve in the programme’s name', toAda(forged({}, eve)), ISSUED],
    ['of another programme', toAda(forged({ programme: programmeIdOf(rival.sign.publicKey) }, rival)), ISSUED],
    ['past its date', toAda(envelope), DEADLINE + 1],
    ['of another kind', opened(makeCardLetter(cardOf(ben), ben.sign, boxOf(ada), random)).letter, ISSUED],
    ['of no kind', new Uint8Array([1, 2, 3]), ISSUED],
  ])('one %s is of no use, and leaves no trace', (_, letter, now) => {
    const device = adas(now);
    const before = Y.encodeStateVector(device.self.doc);
    expect(receiveFromProgramme(device, PROGRAMME, letter)).toBe(false);
    expect(Y.encodeStateVector(device.self.doc)).toEqual(before);
  });

  it('one that is genuine, but in the mailbox of another programme, is of no use', () => {
    const device = adas();
    expect(receiveFromProgramme(device, programmeIdOf(rival.sign.publicKey), toAda(envelope))).toBe(false);
    expect(device.self.invitations.size).toBe(0);
  });
});

describe('the end of an invitation, in Ada’s mailbox', () => {
  const device = (stage: InvitationStage) => {
    const self = selfOf(new Y.Doc());
    self.invitations.set(anAnswer().invitation, { envelope, stage, workspace: null, answer: null });
    return { self, person: ada, me: adaId, clock: () => ISSUED };
  };
  const withdrawal = { version: 1, invitation: anAnswer().invitation, at: ISSUED } as const;
  const letterBy = (who: typeof ada, to = ada): Uint8Array =>
    opened(makeWithdrawal(withdrawal, who.sign, boxOf(to), random));
  const stageOf = ({ self }: ReturnType<typeof device>) => self.invitations.get(withdrawal.invitation)?.stage;

  it.each([
    ['sent', 'revoked'],
    ['accepted', 'revoked'],
    ['joined', 'joined'],
    ['declined', 'declined'],
  ] as const)('what was %s is then %s', (before, after) => {
    const adas = device(before);
    expect(receiveFromProgramme(adas, PROGRAMME, letterBy(cleo))).toBe(true);
    expect(stageOf(adas)).toBe(after);
  });

  it.each([
    ['signed by the other person', letterBy(ben)],
    ['signed by another programme', letterBy(rival)],
    ['sealed to somebody else', letterBy(cleo, ben)],
  ])('one %s ends nothing', (_, letter) => {
    const adas = device('accepted');
    expect(receiveFromProgramme(adas, PROGRAMME, letter)).toBe(false);
    expect(stageOf(adas)).toBe('accepted');
  });
});

describe('letters to Cleo’s office', () => {
  const programme = { id: PROGRAMME, box: cleo.box };
  const invitation = opened(draft());
  const answerBy = (who: typeof ada, over: Parameters<typeof anAnswer>[0] = {}): Uint8Array =>
    opened(makeAnswer(anAnswer({ invitation: invitation.id, ...over }), who.sign, boxOf(cleo), random));

  function officeOfCleo() {
    const office = officeOf(new Y.Doc());
    const letter = { to: 'mailbox', bytes: new Uint8Array([1]) };
    keepSent(office, [
      {
        ...invitation,
        mentor: adaId,
        mentee: personIdOf(ben.sign.publicKey),
        issued: ISSUED,
        expires: DEADLINE,
        letters: [letter, letter],
      },
    ]);
    return office;
  }

  it('a card is kept under who signed it, a later one in its place', () => {
    const office = officeOfCleo();
    for (const issued of [ISSUED + 2, ISSUED + 1]) {
      const { letter } = opened(makeCardLetter(cardOf(ada, { issued }), ada.sign, boxOf(cleo), random));
      expect(receiveAtOffice(office, programme, letter, ISSUED)).toBe(true);
    }
    expect([...office.cards].map(([person, kept]) => [person, kept.card.issued])).toEqual([[adaId, ISSUED + 2]]);
  });

  it('[F11] a card taken back by its own person ends what waits, and is kept as a key and a date; nobody else can take it back', () => {
    const office = officeOfCleo();
    const letterOf = (who: typeof ada, issued: number, isTakenBack: boolean) => {
      const card = cardOf(who, { issued, name: 'Adama' });
      const sent = isTakenBack ? emptiedCard(card) : card;
      return opened(makeCardsLetter(sent, sent, who.sign, boxOf(cleo), random));
    };
    const ended: unknown[] = [];
    const receive = (letter: Uint8Array) =>
      receiveAtOffice(office, programme, letter, ISSUED, (id, person) => ended.push([id, person]));
    expect(receive(letterOf(ada, ISSUED + 1, false))).toBe(true);
    receive(letterOf(eve, ISSUED + 2, true));
    expect(office.cards.get(adaId)?.card.name).toBe('Adama');
    expect(receive(letterOf(ada, ISSUED + 2, true))).toBe(true);
    expect(ended).toEqual([[invitation.id, adaId]]);
    expect(office.cards.get(adaId)?.card).toMatchObject({ withdrawn: true, issued: ISSUED + 2, mailbox: '' });
    expect(receive(letterOf(ada, ISSUED + 1, false))).toBe(true);
    expect(office.cards.get(adaId)?.card.withdrawn).toBe(true);
  });

  it('an answer is kept under who signed it; Eve, who was not invited, answers for nobody', () => {
    const office = officeOfCleo();
    expect(receiveAtOffice(office, programme, answerBy(eve, { answer: 'declined' }), ISSUED)).toBe(true);
    expect(office.answers.size).toBe(0);
    expect(receiveAtOffice(office, programme, answerBy(ada, { words: 'Gladly' }), ISSUED)).toBe(true);
    expect(answerOf(office, invitation.id, adaId)).toMatchObject({ answer: 'accepted', words: 'Gladly' });
    receiveAtOffice(office, programme, answerBy(ada, { answer: 'declined' }), ISSUED);
    expect(answerOf(office, invitation.id, adaId)?.answer).toBe('accepted');
  });

  it('an answer given after the deadline is not kept', () => {
    const office = officeOfCleo();
    receiveAtOffice(office, programme, answerBy(ada, { at: DEADLINE + 1 }), ISSUED);
    receiveAtOffice(office, programme, answerBy(ada, { at: DEADLINE + 1 }), DEADLINE + 2);
    expect(office.answers.size).toBe(0);
    receiveAtOffice(office, programme, answerBy(ada, { at: DEADLINE }), DEADLINE + 2);
    expect(office.answers.size).toBe(1);
  });

  it.each([
    ['a card for another programme', sealedCard(programmeIdOf(rival.sign.publicKey))],
    ['an invitation', opened(sealInvitation(envelope, boxOf(cleo), random))],
    ['an answer sealed to another programme', opened(makeAnswer(anAnswer(), ada.sign, boxOf(rival), random))],
    ['no letter at all', adaCard],
  ])('%s is of no use, and leaves no trace', (_, letter) => {
    const office = officeOfCleo();
    const before = Y.encodeStateVector(office.doc);
    expect(receiveAtOffice(office, programme, letter, ISSUED)).toBe(false);
    expect(Y.encodeStateVector(office.doc)).toEqual(before);
  });

  function sealedCard(id: typeof PROGRAMME): Uint8Array {
    return opened(makeCardLetter(cardOf(ada, { programme: id }), ada.sign, boxOf(cleo), random)).letter;
  }
});
