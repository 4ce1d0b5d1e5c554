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
import { makeAnswer, makeCardLetter, makeWithdrawal, openInvitation, sealInvitation } from '../invitation/letters.ts';
import { makeRematch, makeReminder, sealAnnouncement, signAnnouncement } from '../invitation/programmeLetters.ts';
import { ANNOUNCEMENT_LIFE, type Announcement } from '../model/announcement.ts';
import { emptiedCard } from '../model/cardParts.ts';
import { parseWorkspaceId, personIdOf, programmeIdOf } from '../model/ids.ts';
import type { InvitationStage } from '../model/invitation.ts';
import { LONGEST_TIME } from '../model/reminder.ts';
import { anAnswer, ISSUED } from '../model/samples.ts';
import { answerOf, hasOpened, keepSent } from '../programme/invitations.ts';
import { officeOf } from '../programme/office.ts';
import { openRematches } from '../programme/rematches.ts';
import { boardsOf, markBoardRead, muteBoard } from './announced.ts';
import { receiveAtOffice } from './officeReceive.ts';
import { receiveFromProgramme } from './receive.ts';
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
    ['long past its date', toAda(envelope), DEADLINE + LONGEST_TIME + 1],
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

describe('a reminder in Ada’s mailbox', () => {
  const DAY = 86_400_000;
  const { id } = opened(openInvitation(envelope, adaId, null));
  const toAda = opened(sealInvitation(envelope, boxOf(ada), random));
  const adas = (now = ISSUED) => {
    const device = { self: selfOf(new Y.Doc()), person: ada, me: adaId, clock: () => now };
    expect(receiveFromProgramme(device, PROGRAMME, toAda)).toBe(true);
    return device;
  };
  const reminder = (at: number, expires: number, by = cleo): Uint8Array =>
    opened(makeReminder({ version: 1, invitation: id, at, expires }, by.sign, boxOf(ada), random));
  const kept = ({ self }: ReturnType<typeof adas>) => self.invitations.get(id)?.reminder;

  it('[S37] is kept, the later of two; a date never comes nearer, and one that comes again changes nothing', () => {
    const device = adas();
    const first = reminder(ISSUED, DEADLINE + 7 * DAY);
    expect(receiveFromProgramme(device, PROGRAMME, first)).toBe(true);
    receiveFromProgramme(device, PROGRAMME, reminder(ISSUED + 1, DEADLINE));
    expect(kept(device)).toEqual({ at: ISSUED + 1, expires: DEADLINE + 7 * DAY });
    expect(receiveFromProgramme(device, PROGRAMME, first)).toBe(true);
    expect(kept(device)).toEqual({ at: ISSUED + 1, expires: DEADLINE + 7 * DAY });
  });

  it('forged by Eve or by another programme is of no use', () => {
    const device = adas();
    for (const forger of [eve, rival, ben]) {
      expect(receiveFromProgramme(device, PROGRAMME, reminder(ISSUED, DEADLINE + DAY, forger))).toBe(false);
    }
    expect(kept(device)).toBeUndefined();
  });

  it('of another programme, in its own mailbox, says nothing of this one’s invitation', () => {
    const device = adas();
    const rivals = programmeIdOf(rival.sign.publicKey);
    receiveFromProgramme(device, rivals, reminder(ISSUED, DEADLINE + DAY, rival));
    expect(kept(device)).toBeUndefined();
  });

  it('to nothing, to what was answered, or from the day after tomorrow leaves no trace', () => {
    const empty = { self: selfOf(new Y.Doc()), person: ada, me: adaId, clock: () => ISSUED };
    receiveFromProgramme(empty, PROGRAMME, reminder(ISSUED, DEADLINE + DAY));
    expect(empty.self.invitations.size).toBe(0);
    const device = adas();
    receiveFromProgramme(device, PROGRAMME, reminder(ISSUED + 2 * DAY, DEADLINE + DAY));
    const before = device.self.invitations.get(id);
    if (before === undefined) throw new Error('kept');
    device.self.invitations.set(id, { ...before, stage: 'declined' });
    receiveFromProgramme(device, PROGRAMME, reminder(ISSUED, DEADLINE + DAY));
    expect(kept(device)).toBeUndefined();
  });

  it('may give more time for what came past its date', () => {
    const device = adas(DEADLINE + DAY);
    receiveFromProgramme(device, PROGRAMME, reminder(DEADLINE, DEADLINE + 7 * DAY));
    expect(kept(device)).toEqual({ at: DEADLINE, expires: DEADLINE + 7 * DAY });
  });
});

describe('[F30] an announcement in Ada’s mailbox', () => {
  const adas = (now = ISSUED) => ({ self: selfOf(new Y.Doc()), person: ada, me: adaId, clock: () => now });
  const told = (number: number, over: Partial<Announcement> = {}, by = cleo): Uint8Array => {
    const value: Announcement = { version: 1, number, kind: 'tip', text: `Tip ${number}`, at: ISSUED, ...over };
    return opened(sealAnnouncement(opened(signAnnouncement(value, by.sign)), boxOf(ada), random));
  };

  it('is kept once, whatever comes under its number; read up to the newest; quiet when it is to be', () => {
    const device = adas();
    for (const letter of [told(2), told(1), told(2, { text: 'Another' })]) {
      expect(receiveFromProgramme(device, PROGRAMME, letter)).toBe(true);
    }
    const board = () => boardsOf(device)[0];
    expect(board()?.items.map(({ text }) => text)).toEqual(['Tip 2', 'Tip 1']);
    expect(board()?.unread).toBe(2);
    muteBoard(device.self, PROGRAMME, true);
    markBoardRead(device.self, PROGRAMME);
    expect(board()).toMatchObject({ unread: 0, muted: true });
    receiveFromProgramme(device, PROGRAMME, told(3));
    expect(board()?.unread).toBe(1);
  });

  it('by another programme, or by one of its people, is of no use', () => {
    const device = adas();
    for (const forger of [rival, ben, eve]) {
      expect(receiveFromProgramme(device, PROGRAMME, told(1, {}, forger))).toBe(false);
    }
    expect(boardsOf(device)).toEqual([]);
  });

  it('is let go of after a year, and is not taken in from the future', () => {
    const device = adas();
    receiveFromProgramme(device, PROGRAMME, told(1, { at: ISSUED + 2 * 86_400_000 }));
    expect(boardsOf(device)).toEqual([]);
    receiveFromProgramme(device, PROGRAMME, told(2));
    const later = ISSUED + ANNOUNCEMENT_LIFE + 1;
    const then = { ...device, clock: () => later };
    expect(boardsOf(then)).toEqual([]);
    receiveFromProgramme(then, PROGRAMME, told(3, { at: later }));
    expect([...device.self.announcements.values()].map(({ number }) => number)).toEqual([3]);
  });

  it('a programme cannot fill a phone: of many the newest stay', () => {
    const device = adas();
    for (let number = 1; number <= 125; number += 1) receiveFromProgramme(device, PROGRAMME, told(number));
    expect(device.self.announcements.size).toBe(120);
    expect(receiveFromProgramme(device, PROGRAMME, told(1))).toBe(true);
    expect(Math.min(...[...device.self.announcements.values()].map(({ number }) => number))).toBe(6);
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

  it('[F12] the end of a pair leaves the space: it is noted once, and what only waits is over', () => {
    const word = { version: 2, invitation: withdrawal.invitation, at: ISSUED, ended: true } as const;
    const letter = opened(makeWithdrawal(word, cleo.sign, boxOf(ada), random));
    const adas = device('joined');
    const [[id, kept] = []] = [...adas.self.invitations];
    const workspace = parseWorkspaceId('A'.repeat(22));
    if (id === undefined || kept === undefined || !workspace.ok) throw new Error('kept');
    adas.self.invitations.set(id, { ...kept, workspace: workspace.value });
    receiveFromProgramme(adas, PROGRAMME, letter);
    expect(adas.self.invitations.get(id)).toMatchObject({ stage: 'joined', workspace: workspace.value, ended: ISSUED });
    const waits = device('accepted');
    receiveFromProgramme(waits, PROGRAMME, letter);
    expect(stageOf(waits)).toBe('revoked');
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

  it('[F12] a rematch that was taken back stays so, though its letter comes again; another’s counts for nobody', () => {
    const office = officeOfCleo();
    for (const who of [ada, ben]) receiveAtOffice(office, programme, answerBy(who, { at: ISSUED }), ISSUED);
    const word = (step: 'ask' | 'take-back', at: number, by = ada): Uint8Array =>
      opened(
        makeRematch(
          {
            version: 1,
            invitation: invitation.id,
            step,
            words: '',
            at,
            ...(step === 'ask' && { cause: 'no-fit' as const }),
          },
          by.sign,
          boxOf(cleo),
          random,
        ),
      );
    const asked = word('ask', ISSUED);
    receiveAtOffice(office, programme, word('ask', ISSUED, eve), ISSUED);
    expect(openRematches(office, ISSUED)).toEqual([]);
    expect(receiveAtOffice(office, programme, asked, ISSUED)).toBe(true);
    expect(openRematches(office, ISSUED)).toMatchObject([{ asked: { person: adaId, cause: 'no-fit' } }]);
    receiveAtOffice(office, programme, word('take-back', ISSUED + 1), ISSUED);
    expect(receiveAtOffice(office, programme, asked, ISSUED)).toBe(true);
    expect(openRematches(office, ISSUED)).toEqual([]);
  });

  it('[S05] that an invitation was on the screen settles nothing', () => {
    const office = officeOfCleo();
    expect(receiveAtOffice(office, programme, answerBy(ada, { version: 2, answer: 'opened' }), ISSUED)).toBe(true);
    expect([hasOpened(office, invitation.id, adaId), answerOf(office, invitation.id, adaId)]).toEqual([true, null]);
  });

  it('[S05] an answer given after the deadline is not kept', () => {
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
