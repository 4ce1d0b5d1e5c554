import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { match } from '../matching/match.ts';
import { testHash } from '../matching/samples.ts';
import type { PersonId } from '../model/brand.ts';
import { invitationIdOf, personIdOf } from '../model/ids.ts';
import { REMATCH_BUFFER } from '../model/rematch.ts';
import { LONGEST_TIME } from '../model/reminder.ts';
import { aCard } from '../model/samples.ts';
import { announcementsOf, keepAnnouncement, keepProgress, nextNumber, turnsAfter, underWay } from './announcements.ts';
import { keepCard } from './directory.ts';
import {
  handedOver,
  hasOpened,
  keepAnswer,
  keepOpened,
  keepSent,
  type OutgoingInvitation,
  outgoing,
  pairStage,
  proposedPairs,
} from './invitations.ts';
import { type KeptCard, type KeptRematch, type OfficeDocument, officeOf } from './office.ts';
import { dueRematches, endPair, keepRematch, openRematches } from './rematches.ts';
import { keepLater, keepReminder, laterDate, REMIND_EVERY, toRemind, unanswered } from './reminders.ts';
import { candidatesOf, rulesOf } from './runs.ts';
import { waitingList } from './waiting.ts';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;
const LATER = 2_000_000_000_000;
const person = (n: number): PersonId => personIdOf(new Uint8Array(32).fill(n));
const [ada, ben, fatou, dan, sana] = [person(1), person(2), person(3), person(4), person(5)];

const card = (id: PersonId, over: Parameters<typeof aCard>[0] = {}): KeptCard => ({
  person: id,
  card: aCard({ issued: 1, expires: LATER, ...over }),
  envelope: new Uint8Array([1]),
  received: 1,
});

function officeWith(...cards: KeptCard[]): OfficeDocument {
  const office = officeOf(new Y.Doc());
  for (const one of cards) keepCard(office, one);
  return office;
}

function invitation(n: number, mentor: PersonId, mentee: PersonId, over: Partial<OutgoingInvitation> = {}) {
  const letter = { to: 'mailbox', bytes: new Uint8Array([n]) };
  return {
    id: invitationIdOf(new Uint8Array(32).fill(n)),
    mentor,
    mentee,
    envelope: new Uint8Array([n]),
    issued: NOW,
    expires: NOW + 14 * DAY,
    letters: [letter, letter],
    ...over,
  };
}

function send(office: OfficeDocument, ...all: OutgoingInvitation[]): void {
  keepSent(office, all);
  for (const [name] of outgoing(office)) handedOver(office, name);
}

const say = (
  office: OfficeDocument,
  { id }: OutgoingInvitation,
  who: PersonId,
  said: Partial<Parameters<typeof keepAnswer>[1]> = {},
) => keepAnswer(office, { invitation: id, person: who, answer: 'accepted', words: '', at: NOW, ...said }, NOW);

const ask = (one: OutgoingInvitation, who: PersonId, over: Partial<KeptRematch> = {}): KeptRematch => ({
  invitation: one.id,
  person: who,
  step: 'ask',
  cause: 'time',
  words: '',
  at: NOW,
  received: NOW,
  ...over,
});

describe('[S05] [F04] batches', () => {
  it('a pair that is left for another batch stays proposed, and the proposal goes with the last', () => {
    const office = officeWith(
      card(ada, { role: 'mentor', capacity: 1 }),
      card(dan, { role: 'mentor', capacity: 1 }),
      card(ben, { role: 'mentee', capacity: 1, skillsSought: ['Excel'] }),
      card(fatou, { role: 'mentee', capacity: 1, skillsSought: ['Excel'] }),
    );
    const run = match(candidatesOf(office, NOW), rulesOf(office, 1, 'private-pair', NOW), NOW, testHash);
    if (!run.ok) throw new Error(run.error.tag);
    office.proposal.set('run', { run: run.value, at: NOW });
    const [first, second] = proposedPairs(office);
    if (first === undefined || second === undefined) throw new Error('two pairs');
    keepSent(office, [invitation(1, first.mentor, first.mentee, { batch: { at: NOW, days: 7 } })]);
    expect(proposedPairs(office)).toEqual([second]);
    keepSent(office, [invitation(2, second.mentor, second.mentee)]);
    expect(office.proposal.size).toBe(0);
  });

  it('who has it on their screen is known by their word, and who answered has opened it', () => {
    const office = officeWith(card(ada), card(ben));
    const sent = invitation(1, ada, ben);
    send(office, sent);
    expect([ada, ben].map((who) => hasOpened(office, sent.id, who))).toEqual([false, false]);
    keepOpened(office, sent.id, fatou, NOW);
    keepOpened(office, sent.id, ada, NOW);
    say(office, sent, ben);
    expect([ada, ben, fatou].map((who) => hasOpened(office, sent.id, who))).toEqual([true, true, false]);
    expect(pairStage(office, sent, NOW)).toBe('accepted');
  });
});

describe('[S37] [F21] reminders', () => {
  const withTwo = () => {
    const office = officeWith(card(ada, { capacity: 2 }), card(ben), card(fatou));
    const one = invitation(1, ada, ben, { expires: NOW + 10 * DAY });
    const two = invitation(2, ada, fatou, { expires: NOW + 5 * DAY });
    send(office, one, two);
    return { office, one, two };
  };
  const remindAll = (office: OfficeDocument, now: number): PersonId[] => {
    const all = toRemind(office, now);
    for (const each of all) keepReminder(office, each, { to: 'mailbox', bytes: new Uint8Array() }, now);
    return all.map((each) => each.person).sort();
  };

  it('go to who has not answered, once a person, of what is nearest; and not again for three days', () => {
    const { office, two } = withTwo();
    say(office, two, fatou);
    expect(toRemind(office, NOW).map(({ sent, person: who }) => [sent.id, who])).toContainEqual([two.id, ada]);
    expect(remindAll(office, NOW)).toEqual([ada, ben].sort());
    expect(remindAll(office, NOW + REMIND_EVERY - 1)).toEqual([]);
    expect(remindAll(office, NOW + REMIND_EVERY)).toEqual([ada, ben].sort());
  });

  it('go to nobody whose letter waits here still, who said no, or whose date has passed', () => {
    const { office, one, two } = withTwo();
    keepSent(office, [invitation(3, person(6), person(7))]);
    expect(remindAll(office, NOW)).not.toContain(person(6));
    say(office, one, ben, { answer: 'declined' });
    say(office, two, fatou, { answer: 'declined' });
    expect(toRemind(office, NOW + 4 * DAY)).toEqual([]);
    expect(toRemind(withTwo().office, NOW + 11 * DAY)).toEqual([]);
  });

  it('more time is never less, never far beyond, and not for what is settled', () => {
    const { office, one, two } = withTwo();
    expect(laterDate(office, one.id, 7, NOW)).toBe(NOW + 17 * DAY);
    expect(laterDate(office, one.id, 700, NOW)).toBe(NOW + LONGEST_TIME);
    expect(laterDate(office, one.id, -7, NOW)).toBe(null);
    expect(keepLater(office, one, NOW + DAY).expires).toBe(one.expires);
    keepLater(office, one, NOW + 17 * DAY);
    expect(pairStage(office, office.sent.get(one.id) ?? one, NOW + 12 * DAY)).toBe('sent');
    say(office, two, fatou, { answer: 'declined' });
    expect(laterDate(office, two.id, 7, NOW)).toBe(null);
  });

  it('what is past its date gets more only while the places are free', () => {
    const office = officeWith(card(ada, { capacity: 1 }), card(ben, { capacity: 1 }), card(fatou, { capacity: 1 }));
    const late = invitation(1, ada, ben, { expires: NOW - DAY, issued: NOW - 20 * DAY });
    send(office, late);
    expect(laterDate(office, late.id, 7, NOW)).toBe(NOW + 7 * DAY);
    send(office, invitation(2, ada, fatou));
    expect(laterDate(office, late.id, 7, NOW)).toBe(null);
    expect(unanswered(office, late, NOW)).toEqual([]);
  });
});

describe('[F11] what somebody who said no would like then', () => {
  const declined = (over: Partial<Parameters<typeof keepAnswer>[1]>) => {
    const office = officeWith(card(ada, { capacity: 1, issued: NOW - 9 }), card(ben, { capacity: 1, issued: NOW - 9 }));
    const sent = invitation(1, ada, ben);
    send(office, sent);
    say(office, sent, ben, { answer: 'declined', reason: 'no-time', ...over });
    return office;
  };
  const asked = (office: OfficeDocument, now = NOW) => candidatesOf(office, now).map((each) => each.person);

  it('again: both are there for the next run, and the list says why', () => {
    const office = declined({ wish: 'again' });
    expect(asked(office)).toEqual([ada, ben]);
    expect(waitingList(office, NOW).map(({ kept, why, reason }) => [kept.person, why, reason])).toEqual([
      [ada, 'other-said-no', null],
      [ben, 'said-no', 'no-time'],
    ]);
  });

  it('a pause: not before that day, and last in the list', () => {
    const office = declined({ wish: 'pause', until: NOW + 30 * DAY });
    expect(asked(office)).toEqual([ada]);
    expect(waitingList(office, NOW).map(({ kept, until }) => [kept.person, until])).toEqual([
      [ada, null],
      [ben, NOW + 30 * DAY],
    ]);
    expect(asked(office, NOW + 30 * DAY)).toEqual([ada, ben]);
  });

  it('no more: their card is gone from runs, lists and announcements, until they sign another', () => {
    const office = declined({ wish: 'stop' });
    expect(asked(office)).toEqual([ada]);
    expect(waitingList(office, NOW).map(({ kept }) => kept.person)).toEqual([ada]);
    expect(turnsAfter(office, '', NOW).map((each) => each.person)).toEqual([ada]);
    keepCard(office, card(ben, { issued: NOW + 1, capacity: 1 }));
    expect(asked(office)).toEqual([ada, ben]);
  });
});

describe('the waiting list', () => {
  it('has whoever could be matched and is in no pair, longest first, with the reason', () => {
    const office = officeWith(
      { ...card(ada), received: NOW - 5 },
      { ...card(ben, { role: 'mentee' }), received: NOW - 4 },
      { ...card(fatou, { role: 'mentee' }), received: NOW - 3 },
      card(dan, { expires: NOW - 1 }),
      card(sana, { role: 'supervisor' }),
    );
    const late = invitation(1, ada, ben, { issued: NOW - 20 * DAY, expires: NOW - 2 });
    send(office, late);
    keepAnswer(office, { invitation: late.id, person: ada, answer: 'accepted', words: '', at: NOW - 10 * DAY }, NOW);
    expect(waitingList(office, NOW).map(({ kept, why, since }) => [kept.person, why, since])).toEqual([
      [fatou, 'new', NOW - 3],
      ...[
        [ada, 'other-did-not-answer', NOW - 2],
        [ben, 'did-not-answer', NOW - 2],
      ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    ]);
    send(office, invitation(2, ada, fatou));
    expect(waitingList(office, NOW).map(({ kept }) => kept.person)).toEqual([ben]);
  });
});

describe('[S42] [F12] another mentor, without a fault', () => {
  const together = () => {
    const office = officeWith(card(ada, { capacity: 1, role: 'mentor' }), card(ben, { capacity: 1, role: 'mentee' }));
    const pair = invitation(1, ada, ben);
    send(office, pair);
    say(office, pair, ada);
    say(office, pair, ben);
    return { office, pair };
  };

  it('is asked by one of the two, and ends the pair after the time to talk', () => {
    const { office, pair } = together();
    expect(keepRematch(office, ask(pair, fatou), NOW)).toBe(false);
    expect(keepRematch(office, ask(pair, ben), NOW)).toBe(true);
    expect(openRematches(office, NOW)).toMatchObject([{ asked: { person: ben }, due: NOW + REMATCH_BUFFER }]);
    expect(dueRematches(office, NOW + REMATCH_BUFFER - 1)).toEqual([]);
    expect(dueRematches(office, NOW + REMATCH_BUFFER)).toHaveLength(1);
    expect(pairStage(office, pair, NOW)).toBe('joined');
  });

  it('said again in other words does not begin the time anew', () => {
    const { office, pair } = together();
    keepRematch(office, ask(pair, ben), NOW);
    keepRematch(office, ask(pair, ben, { at: NOW + DAY, received: NOW + DAY, words: 'Please' }), NOW + DAY);
    expect(openRematches(office, NOW)).toMatchObject([{ asked: { words: 'Please' }, due: NOW + REMATCH_BUFFER }]);
  });

  it('taken back is nothing any more, and the first word replayed asks for nothing', () => {
    const { office, pair } = together();
    const first = ask(pair, ben);
    keepRematch(office, first, NOW);
    const back = ask(pair, ben, { step: 'take-back', cause: undefined, at: NOW + 1 });
    expect(keepRematch(office, back, NOW + 1)).toBe(true);
    expect(openRematches(office, NOW + 1)).toEqual([]);
    expect(keepRematch(office, first, NOW + 2)).toBe(false);
    expect(openRematches(office, NOW + 1)).toEqual([]);
    // The two letters in the other order: the same.
    const other = together();
    keepRematch(other.office, back, NOW + 1);
    keepRematch(other.office, first, NOW + 1);
    expect(openRematches(other.office, NOW + 1)).toEqual([]);
  });

  it('with a date far ahead is refused: it would outlast every later word', () => {
    const { office, pair } = together();
    expect(keepRematch(office, ask(pair, ben, { at: NOW + 2 * DAY }), NOW)).toBe(false);
  });

  it('ends: seats are free, the two are never proposed again, who asked waits and is named as that', () => {
    const { office, pair } = together();
    keepRematch(office, ask(pair, ben), NOW);
    expect(candidatesOf(office, NOW)).toEqual([]);
    expect(endPair(office, pair.id, NOW)).toBe(true);
    expect(endPair(office, pair.id, NOW)).toBe(false);
    expect(pairStage(office, pair, NOW)).toBe('ended');
    expect(candidatesOf(office, NOW).map((each) => each.person)).toEqual([ada, ben]);
    expect(rulesOf(office, 1, 'private-pair', NOW).history).toEqual([{ mentor: ada, mentee: ben }]);
    expect(openRematches(office, NOW)).toEqual([]);
    expect(waitingList(office, NOW).map(({ kept, why }) => [kept.person, why])).toEqual([
      [ada, 'pair-ended'],
      [ben, 'asked-other'],
    ]);
  });

  it('no pair that was accompanied comes again either, and one that is not at work cannot be ended', () => {
    const office = officeWith(card(ada), card(ben), card(sana, { role: 'supervisor' }));
    const pair = invitation(1, ada, ben, { third: sana });
    send(office, pair);
    expect(endPair(office, pair.id, NOW)).toBe(false);
    for (const who of [ada, ben, sana]) say(office, pair, who);
    expect(endPair(office, pair.id, NOW)).toBe(true);
    expect(rulesOf(office, 1, 'visible-third', NOW).history).toHaveLength(1);
  });
});

describe('[F30] announcements', () => {
  const announcement = (number: number) => ({
    announcement: { version: 1, number, kind: 'tip', text: 'Ask.', at: NOW } as const,
    envelope: new Uint8Array([number]),
  });

  it('are numbered on, and go the round of active cards once, from where they were', () => {
    const people = [card(ada), card(ben), card(fatou)];
    const office = officeWith(...people, card(dan, { expires: NOW - 1 }));
    expect(nextNumber(office)).toBe(1);
    keepAnnouncement(office, announcement(1));
    expect(nextNumber(office)).toBe(2);
    keepAnnouncement(office, announcement(2));
    expect(underWay(office).map((each) => each.announcement.number)).toEqual([1, 2]);
    expect(announcementsOf(office).map((each) => each.announcement.number)).toEqual([2, 1]);
    const order = turnsAfter(office, '', NOW).map((each) => each.person);
    expect([...order].sort()).toEqual([ada, ben, fatou].sort());
    const [first = ada] = order;
    expect(turnsAfter(office, first, NOW).map((each) => each.person)).toEqual(order.slice(1));
    keepProgress(office, 1, { after: first, reached: 1, missed: 0, done: false });
    expect(underWay(office)[0]).toMatchObject({ after: first, reached: 1 });
    keepProgress(office, 1, { after: order[2] ?? ada, reached: 3, missed: 0, done: true });
    expect(underWay(office).map((each) => each.announcement.number)).toEqual([2]);
  });
});
