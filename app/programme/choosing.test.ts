import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ANSWER_WITHIN } from '../matching/requests.ts';
import type { PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { invitationIdOf, personIdOf, programmeIdOf } from '../model/ids.ts';
import { aCard, ISSUED } from '../model/samples.ts';
import { keepChoice, keepRound, passBy, profileOf, standingOf, tend, toPropose } from './choosing.ts';
import { keepCard } from './directory.ts';
import { endInvitation, handedOver, keepAnswer, keepSent, outgoing } from './invitations.ts';
import { officeOf } from './office.ts';
import { laterDate } from './reminders.ts';

const person = (n: number): PersonId => personIdOf(new Uint8Array(32).fill(n));
const [ada, dan, eve, ben, ines] = [person(1), person(2), person(3), person(11), person(12)];
const key = (n: number) => programmeIdOf(new Uint8Array(32).fill(n));
const DAY = 86_400_000;
const NOW = ISSUED + DAY;

function officeOfCleo() {
  const office = officeOf(new Y.Doc());
  const apply = (who: PersonId, over: Partial<Card>, issued = ISSUED): void => {
    const card = aCard({ skillsSought: [], capacity: 1, ...over, issued });
    keepCard(office, { person: who, card, envelope: new Uint8Array([1]), received: ISSUED });
  };
  apply(ada, { name: 'Ada', role: 'mentor' });
  apply(dan, { name: 'Dan', role: 'mentor' });
  apply(eve, { name: 'Eve', role: 'mentor' });
  apply(ben, { name: 'Ben', role: 'mentee', skillsSought: ['Excel'] });
  apply(ines, { name: 'Inès', role: 'mentee', skillsSought: ['Excel'] });

  const propose = (mentee: PersonId, mentors: readonly PersonId[], at = NOW): void =>
    keepRound(office, mentee, {
      round: key(7),
      proposed: mentors.map((mentor, i) => ({ ref: key(20 + i), mentor })),
      before: [],
      issued: at,
      expires: at + 7 * DAY,
      chosen: null,
    });
  const choose = (mentee: PersonId, ranked: readonly number[], at = NOW, round = key(7)): boolean => {
    const refs = ranked.map((i) => key(20 + i));
    return keepChoice(office, mentee, { version: 1, programme: key(1), round, ranked: refs, at }, at);
  };
  let made = 0;
  const invite = (mentor: PersonId, mentee: PersonId, at: number) => {
    made += 1;
    const id = invitationIdOf(new Uint8Array(32).fill(100 + made));
    keepSent(office, [
      { id, mentor, mentee, envelope: new Uint8Array(), issued: at, expires: at + ANSWER_WITHIN, letters: [] },
    ]);
    for (const [name] of outgoing(office)) handedOver(office, name);
    return id;
  };
  const answer = (invitation: ReturnType<typeof invite>, who: PersonId, said: 'accepted' | 'declined', at: number) =>
    keepAnswer(office, { invitation, person: who, answer: said, words: '', at }, at);
  const standing = (mentee: PersonId, now = NOW) => standingOf(office, mentee, now);
  return { office, apply, propose, choose, invite, answer, standing };
}

describe('[F08] a mentee chooses among three', () => {
  it('of whom nothing names or reaches them', () => {
    const card = aCard({ name: 'Ada Diop', words: 'Twenty years of law. Ask me anything.', organisation: 'Octave' });
    const shown = profileOf(key(1), card, 60);
    expect(shown).toMatchObject({ words: card.words, skillsOffered: card.skillsOffered, minutes: 60 });
    expect(JSON.stringify(shown)).not.toMatch(/Ada|Diop|Octave|mailbox|box/);
    for (const words of ['I am ADA.', 'At Octave, since 2010', 'ada@work.example', 'call 06 12 34 56 78', 'see www.x'])
      expect(profileOf(key(1), { ...card, words }, null).words).toBe('');
  });

  it('nor is it told in an entry of a list, by half of a name, or by a word of where they work', () => {
    const card = aCard({ name: 'Awa Jean-Pierre de Diop', organisation: 'Airbus Group SAS', words: '' });
    const skillsOffered = [
      'Excel',
      'Appelez Awa Diop',
      '06 12 34 56 78',
      'awa＠x.org',
      'Droit de la famille',
      '(Airbus)',
    ];
    const topics = ['Airbus Group SAS', 'First job'];
    expect(profileOf(key(1), { ...card, skillsOffered, topics }, null)).toMatchObject({
      skillsOffered: ['Excel', 'Droit de la famille'],
      topics: ['First job'],
    });
    for (const words of [
      'Je travaille chez Airbus depuis 10 ans.',
      'Jean, ingénieur',
      'Ａｗａ',
      'awad.de',
      'linkedin in/awad',
    ])
      expect(profileOf(key(1), { ...card, words }, null).words).toBe('');
    for (const words of ['Je parle de la famille.', 'J’aime LinkedIn.'])
      expect(profileOf(key(1), { ...card, words }, null).words).toBe(words);
  });

  it('is shown the best with a place, and not again while they choose or somebody is asked', () => {
    const { office, propose, choose } = officeOfCleo();
    const waiting = (now = NOW) => toPropose(office, now).map((one) => one.person);
    expect(waiting()).toEqual(expect.arrayContaining([ben, ines]));
    propose(ben, [ada, dan, eve]);
    expect(waiting()).toEqual([ines]);
    expect(waiting(NOW + 8 * DAY)).toEqual(expect.arrayContaining([ben, ines]));
    expect(choose(ben, [1])).toBe(true);
    expect(waiting()).toEqual([ines]);
  });

  it('the first they rank is asked; after a no the second, after three silent days the third, then nobody', () => {
    const { office, propose, choose, invite, answer, standing } = officeOfCleo();
    propose(ben, [ada, dan, eve]);
    expect(standing(ben)).toMatchObject({ tag: 'choosing' });
    choose(ben, [1, 0, 2]);
    expect(tend(office, NOW).invite).toEqual([{ mentor: dan, mentee: ben }]);
    const first = invite(dan, ben, NOW);
    expect(tend(office, NOW).invite).toEqual([]);
    answer(first, dan, 'declined', NOW + DAY);
    expect(tend(office, NOW + DAY).invite).toEqual([{ mentor: ada, mentee: ben }]);
    invite(ada, ben, NOW + DAY);
    const late = NOW + DAY + ANSWER_WITHIN + 1;
    expect(tend(office, late).invite).toEqual([{ mentor: eve, mentee: ben }]);
    expect(standing(ben, late)).toMatchObject({ tag: 'asked', mentor: eve, before: 2 });
    passBy(office, { mentor: eve, mentee: ben }, late);
    expect(tend(office, late)).toEqual({ invite: [], withdraw: [] });
    expect(standing(ben, late)).toEqual({ tag: 'nobody' });
  });

  it('a mentor’s yes ends it, though the mentee’s own comes later', () => {
    const { office, propose, choose, invite, answer, standing } = officeOfCleo();
    propose(ben, [ada, dan]);
    choose(ben, [0, 1]);
    tend(office, NOW);
    const sent = invite(ada, ben, NOW);
    answer(sent, ada, 'accepted', NOW + DAY);
    tend(office, NOW + 2 * DAY);
    expect(standing(ben)).toEqual({ tag: 'found', mentor: ada });
    expect(tend(office, NOW + ANSWER_WITHIN + 2).invite).toEqual([]);
  });

  it('of two who ask one mentor with one place, the other goes on, and their invitation is taken back', () => {
    const { office, apply, propose, choose, invite, answer, standing } = officeOfCleo();
    for (const mentee of [ben, ines]) {
      propose(mentee, [ada, dan]);
      choose(mentee, [0, 1]);
      tend(office, NOW);
    }
    const [one, other] = [invite(ada, ben, NOW), invite(ada, ines, NOW)];
    expect(tend(office, NOW + 1)).toEqual({ invite: [], withdraw: [] });
    answer(one, ada, 'accepted', NOW + 2);
    const due = tend(office, NOW + 3);
    expect(due.invite).toEqual([{ mentor: dan, mentee: ines }]);
    expect(due.withdraw.map(({ id }) => id)).toEqual([other]);
    for (const sent of due.withdraw) endInvitation(office, sent, NOW + 3);
    // The two were told that it is over; nor does it come back when a place is free again.
    expect(laterDate(office, other, 7, NOW + 4)).toBeNull();
    apply(ada, { name: 'Ada', role: 'mentor', capacity: 2 }, ISSUED + 1);
    expect(laterDate(office, other, 7, NOW + 4)).toBeNull();
    expect(tend(office, NOW + 4).withdraw).toEqual([]);
    expect([standing(ben), standing(ines)]).toMatchObject([{ tag: 'found' }, { tag: 'asked', mentor: dan }]);
  });

  it('an older round, a stranger to it, a second choice and one after its time change nothing; none of them is an answer', () => {
    const { office, propose, choose, standing } = officeOfCleo();
    propose(ben, [ada, dan]);
    expect(choose(ben, [0], NOW, key(9))).toBe(false);
    expect(choose(ben, [2])).toBe(false);
    expect(choose(ines, [0])).toBe(false);
    expect(choose(ben, [0], NOW + 8 * DAY)).toBe(false);
    expect(office.requests.size).toBe(0);
    expect(choose(ben, [])).toBe(true);
    expect(standing(ben)).toEqual({ tag: 'none' });
    expect(choose(ben, [0])).toBe(false);
    expect(standing(ben, NOW)).toEqual({ tag: 'none' });
    propose(ines, [ada]);
    expect(standing(ines, NOW + 8 * DAY)).toEqual({ tag: 'silent' });
  });
});
