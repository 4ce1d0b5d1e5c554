import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLetter, openSigned, sealLetter, sign, toText } from '../../crypto/index.ts';
import { type Announcement, parseAnnouncement } from '../model/announcement.ts';
import { programmeIdOf } from '../model/ids.ts';
import { DECLINE_REASONS, WISHES } from '../model/invitation.ts';
import { encodeWithdrawal, parseAnswer } from '../model/invitationCodec.ts';
import { encodeLetter } from '../model/letterCodec.ts';
import { linkIn } from '../model/link.ts';
import { CAUSES, encodeRematch, type Rematch } from '../model/rematch.ts';
import { encodeReminder, LONGEST_TIME, parseReminder, type Reminder } from '../model/reminder.ts';
import { anAnswer, ISSUED } from '../model/samples.ts';
import { ada, adaCard, ben, benId, cleo, eve, opened, PROGRAMME, random, rival, tagOf } from './cast.ts';
import { makeAnswer, makeWithdrawal, openAnswerLetter, openWithdrawalLetter } from './letters.ts';
import {
  makeRematch,
  makeReminder,
  openAnnouncementLetter,
  openRematchLetter,
  openReminderLetter,
  sealAnnouncement,
  signAnnouncement,
} from './programmeLetters.ts';

const DAY = 86_400_000;
const boxOf = (who: typeof ada): string => toText(who.box.publicKey);
const { invitation } = anAnswer();
const reminder = (over: Partial<Reminder> = {}): Reminder => ({
  version: 1,
  invitation,
  at: ISSUED,
  expires: ISSUED + 4 * DAY,
  ...over,
});
const announcement = (over: Partial<Announcement> = {}): Announcement => ({
  version: 1,
  number: 1,
  kind: 'tip',
  text: 'Ask one open question a week.',
  at: ISSUED,
  ...over,
});
const rematch = (over: Partial<Rematch> = {}): Rematch => ({
  version: 1,
  invitation,
  step: 'ask',
  cause: 'time',
  words: 'Our evenings never meet.',
  at: ISSUED,
  ...over,
});
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('[S37] [F21] a reminder', () => {
  it('reaches one person, by the programme whose mailbox it lay in', () => {
    const letter = opened(makeReminder(reminder(), cleo.sign, boxOf(ben), random));
    expect(opened(openReminderLetter(letter, ben.box, PROGRAMME))).toEqual(reminder());
    expect(tagOf(openReminderLetter(letter, ada.box, PROGRAMME))).toBe('cannot-open');
    expect(tagOf(openReminderLetter(letter, ben.box, programmeIdOf(rival.sign.publicKey)))).toBe('not-genuine');
  });

  it('forged by Eve, or by another programme, or signed as something else, is none', () => {
    for (const forger of [eve, rival, ada]) {
      const letter = opened(makeReminder(reminder(), forger.sign, boxOf(ben), random));
      expect(tagOf(openReminderLetter(letter, ben.box, PROGRAMME))).toBe('not-genuine');
    }
    const inSeal = (envelope: Uint8Array, purpose = 'reminder') =>
      openReminderLetter(
        sealLetter(purpose, ben.box.publicKey, encodeLetter({ kind: 'reminder', envelope }), random),
        ben.box,
        PROGRAMME,
      );
    expect(tagOf(inSeal(sign('withdrawal', encodeReminder(reminder()), cleo.sign)))).toBe('not-genuine');
    expect(tagOf(inSeal(sign('reminder', encodeReminder(reminder()), cleo.sign), 'withdrawal'))).toBe('cannot-open');
    expect(tagOf(inSeal(sign('reminder', encodeReminder(reminder()), cleo.sign)))).toBe('opened');
  });

  it('gives a date after its own and not far beyond, and nothing else', () => {
    const parsed = (over: object) => parseReminder(bytesOf({ ...reminder(), ...over })).ok;
    expect(parsed({})).toBe(true);
    expect(parsed({ expires: ISSUED + LONGEST_TIME })).toBe(true);
    expect(parsed({ expires: ISSUED + LONGEST_TIME + 1 })).toBe(false);
    expect(parsed({ expires: ISSUED })).toBe(false);
    expect(parsed({ words: 'hurry' })).toBe(false);
    expect(parsed({ version: 2 })).toBe(false);
    expect(parsed({ at: 1.5 })).toBe(false);
  });
});

describe('[F30] an announcement', () => {
  const toBen = (value: Announcement, by = cleo): Uint8Array =>
    opened(sealAnnouncement(opened(signAnnouncement(value, by.sign)), boxOf(ben), random));

  it('is the same signed bytes for all, sealed to each', () => {
    expect(opened(openAnnouncementLetter(toBen(announcement()), ben.box, PROGRAMME))).toEqual(announcement());
    expect(tagOf(openAnnouncementLetter(toBen(announcement()), ada.box, PROGRAMME))).toBe('cannot-open');
  });

  it('by another programme, or by one of its people, is none', () => {
    for (const forger of [rival, ada, eve]) {
      expect(tagOf(openAnnouncementLetter(toBen(announcement(), forger), ben.box, PROGRAMME))).toBe('not-genuine');
    }
  });

  it('has 1,200 characters and one https link at most', () => {
    const tags = (over: Partial<Announcement>) => tagOf(signAnnouncement(announcement(over), cleo.sign));
    expect(tags({ text: 'é'.repeat(1_200) })).toBe('opened');
    expect(tags({ text: 'é'.repeat(1_201) })).toBe('malformed');
    expect(tags({ text: '' })).toBe('malformed');
    expect(tags({ text: 'See https://example.org/tips.' })).toBe('opened');
    expect(tags({ text: 'https://a.org or https://b.org' })).toBe('malformed');
    expect(tags({ text: 'See http://example.org' })).toBe('malformed');
    expect(tags({ text: 'See javascript://x' })).toBe('malformed');
    expect(tags({ text: 'See www.example.org' })).toBe('malformed');
    expect(tags({ text: 'a\u202eb' })).toBe('malformed');
    expect(tags({ number: 0 })).toBe('malformed');
    expect(parseAnnouncement(bytesOf({ ...announcement(), html: '<b>' })).ok).toBe(false);
  });

  it('the whole of the text is shown, and its link is a part of it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.webUrl({ validSchemes: ['https'] }), (words, link) => {
        const text = `${words} ${link}`;
        const parts = linkIn(text);
        expect(parts.before + (parts.link ?? '') + parts.after).toBe(text);
        if (parts.link !== null) expect(new URL(parts.link).protocol).toBe('https:');
      }),
    );
    expect(linkIn('Read (https://example.org/a).')).toEqual({
      before: 'Read (',
      link: 'https://example.org/a',
      after: ').',
    });
  });
});

describe('[F12] what somebody asks privately', () => {
  it('reaches the programme alone, and tells who signed it', () => {
    const letter = opened(makeRematch(rematch(), ben.sign, boxOf(cleo), random));
    expect(opened(openRematchLetter(letter, cleo.box))).toEqual({ person: benId, rematch: rematch() });
    for (const other of [ada, eve, rival]) expect(tagOf(openRematchLetter(letter, other.box))).toBe('cannot-open');
  });

  it('has a cause when it is asked, and none when it is taken back', () => {
    const parsed = (value: object): boolean =>
      openRematchLetter(
        sealLetter(
          'rematch',
          cleo.box.publicKey,
          encodeLetter({ kind: 'rematch', envelope: sign('rematch', bytesOf(value), ben.sign) }),
          random,
        ),
        cleo.box,
      ).ok;
    for (const cause of CAUSES) expect(parsed(rematch({ cause }))).toBe(true);
    const { cause: _, ...bare } = rematch();
    expect(parsed(bare)).toBe(false);
    expect(parsed({ ...bare, step: 'take-back', words: '' })).toBe(true);
    expect(parsed({ ...bare, step: 'take-back' })).toBe(false);
    expect(parsed({ ...rematch(), step: 'take-back', words: '' })).toBe(false);
    expect(parsed({ ...rematch(), cause: 'their-fault' })).toBe(false);
    expect(openSigned('answer', sign('rematch', encodeRematch(rematch()), ben.sign)).ok).toBe(false);
  });
});

describe('why somebody says no', () => {
  it('goes to the programme, with what they would like then', () => {
    const no = anAnswer({ version: 2, answer: 'declined', reason: 'no-time', wish: 'pause', until: ISSUED + DAY });
    const letter = opened(makeAnswer(no, ben.sign, boxOf(cleo), random));
    expect(opened(openAnswerLetter(letter, cleo.box))).toEqual({ person: benId, answer: no });
    for (const other of [ada, eve]) expect(tagOf(openAnswerLetter(letter, other.box))).toBe('cannot-open');
  });

  it.each([
    ['a yes with a reason', { version: 2, answer: 'accepted', reason: 'no-time' }],
    ['a yes with a wish', { version: 2, answer: 'accepted', wish: 'stop' }],
    ['a no of version 2 without a wish', { version: 2, answer: 'declined' }],
    ['a no of version 1 with a wish', { version: 1, answer: 'declined', wish: 'stop' }],
    ['a day without a pause', { version: 2, answer: 'declined', wish: 'again', until: 5 }],
    ['a pause without a day', { version: 2, answer: 'declined', wish: 'pause' }],
    ['an unknown reason', { version: 2, answer: 'declined', wish: 'again', reason: 'ugly' }],
    ['opened in version 1', { version: 1, answer: 'opened' }],
  ])('%s is no answer', (_, over) => {
    expect(parseAnswer(bytesOf({ ...anAnswer(), ...over })).ok).toBe(false);
  });

  it('is in no byte of what tells the other: that is made of the invitation and the time alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DECLINE_REASONS),
        fc.constantFrom(...WISHES),
        fc.string({ minLength: 4, maxLength: 60 }),
        () => {
          // Whatever was said, the letter is the same but for its seal: nothing of an answer enters it.
          const word = { version: 1, invitation, at: ISSUED } as const;
          const letter = opened(makeWithdrawal(word, cleo.sign, boxOf(ada), random));
          const plain = openLetter('withdrawal', ada.box, letter);
          if (!plain.ok) throw new Error('Ada opens it');
          expect(new TextDecoder().decode(plain.value.slice(1 + 97))).toBe(
            `{"version":1,"invitation":"${invitation}","at":${ISSUED}}`,
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('the end of a pair is told in the same bytes to both, and in other ones than a no', () => {
    const word = { version: 2, invitation, at: ISSUED, ended: true } as const;
    const read = (who: typeof ada) =>
      opened(openWithdrawalLetter(opened(makeWithdrawal(word, cleo.sign, boxOf(who), random)), who.box, PROGRAMME));
    expect(read(ada)).toEqual(read(ben));
    expect(encodeWithdrawal(word)).not.toEqual(encodeWithdrawal({ version: 1, invitation, at: ISSUED }));
    const inSeal = (value: object) =>
      openWithdrawalLetter(
        sealLetter(
          'withdrawal',
          ada.box.publicKey,
          encodeLetter({ kind: 'withdrawal', envelope: sign('withdrawal', bytesOf(value), cleo.sign) }),
          random,
        ),
        ada.box,
        PROGRAMME,
      );
    expect(tagOf(inSeal({ ...word, version: 1 }))).toBe('malformed');
    expect(tagOf(inSeal({ ...word, by: benId }))).toBe('malformed');
  });

  it('are refused, never thrown at, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(openReminderLetter(bytes, ben.box, PROGRAMME).ok).toBe(false);
        expect(openAnnouncementLetter(bytes, ben.box, PROGRAMME).ok).toBe(false);
        expect(openRematchLetter(bytes, cleo.box).ok).toBe(false);
        expect(openReminderLetter(adaCard, ben.box, PROGRAMME).ok).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});
