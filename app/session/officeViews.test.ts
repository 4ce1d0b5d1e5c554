import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { match } from '../matching/match.ts';
import { testHash } from '../matching/samples.ts';
import type { PersonId } from '../model/brand.ts';
import type { CardDraft } from '../model/card.ts';
import { invitationIdOf, personIdOf } from '../model/ids.ts';
import { aCard, ISSUED } from '../model/samples.ts';
import { keepCard } from '../programme/directory.ts';
import { handedOver, keepAnswer, keepSent, outgoing } from '../programme/invitations.ts';
import { officeOf } from '../programme/office.ts';
import { candidatesOf, pinPair, rulesOf } from '../programme/runs.ts';
import { chooseThird } from '../programme/thirds.ts';
import { officeViews } from './officeViews.ts';

const person = (n: number): PersonId => personIdOf(new Uint8Array(32).fill(n));
const [ada, ben, fatou] = [person(1), person(2), person(3)];
const DAY = 86_400_000;

/** Cleo's office: Ada, whom Ben gets; Fatou, who speaks another language and stays alone. */
function officeOfCleo() {
  const office = officeOf(new Y.Doc());
  let now = ISSUED;
  const apply = (who: PersonId, over: Partial<CardDraft & { expires: number }>): void => {
    keepCard(office, {
      person: who,
      card: aCard({ issued: now, ...over }),
      envelope: new Uint8Array([1]),
      received: now,
    });
  };
  apply(ada, { role: 'mentor', name: 'Ada' });
  apply(ben, { role: 'mentee', name: 'Ben', skillsSought: ['Excel'] });
  apply(fatou, { role: 'mentee', name: 'Fatou', languages: [] });
  const run = match(candidatesOf(office, now), rulesOf(office, 1, 'private-pair', now), now, testHash);
  if (!run.ok) throw new Error('a rule that cannot be kept');
  office.proposal.set('run', { run: run.value, at: now });
  return { office, views: officeViews(office, () => now), apply, pass: (time: number) => (now += time) };
}

it('what did not change is the same object as before', () => {
  const { office, views, apply, pass } = officeOfCleo();
  const [proposal, directory] = [views.proposal(), views.directory()];
  expect(proposal?.pairs.map((pair) => [pair.mentor.card.name, pair.mentee.card.name])).toEqual([['Ada', 'Ben']]);
  expect(proposal?.unmatched.map((entry) => entry.card.name)).toEqual(['Fatou']);
  office.outbox.set('x', { invitation: invitationIdOf(new Uint8Array(32)), to: '', bytes: new Uint8Array() });
  expect(views.proposal()).toBe(proposal);
  pass(1);
  apply(fatou, { role: 'mentee', name: 'Fatou D.', languages: [] });
  expect(views.proposal()).not.toBe(proposal);
  expect(views.proposal()?.pairs[0]).toBe(proposal?.pairs[0]);
  expect(views.proposal()?.unmatched[0]?.card.name).toBe('Fatou D.');
  expect(
    views
      .directory()
      .filter((entry) => !directory.includes(entry))
      .map((entry) => entry.person),
  ).toEqual([fatou]);
});

it('a new card, a pin, and the end of a card’s time are seen', () => {
  const { office, views, apply, pass } = officeOfCleo();
  expect(views.proposal()?.pairs[0]).toMatchObject({ pinned: false, mentee: { active: true } });
  pinPair(office, { mentor: ada, mentee: ben });
  expect(views.proposal()?.pairs[0]?.pinned).toBe(true);
  pass(1);
  apply(ben, { role: 'mentee', name: 'Ben', skillsSought: [], topics: [], expires: ISSUED + DAY });
  expect(views.proposal()?.pairs[0]?.reasons.map(({ kind }) => kind)).not.toContain('skill');
  pass(2 * DAY);
  expect(views.proposal()?.pairs[0]?.mentee.active).toBe(false);
  expect(views.directory().map((entry) => entry.active)).toEqual([false, true, true]);
  office.proposal.clear();
  expect(views.proposal()).toBe(null);
});

it('an invitation out is shown anew when its letters leave, when it is answered and when its time is over', () => {
  const { office, views, pass } = officeOfCleo();
  const letter = { to: '', bytes: new Uint8Array([1]) };
  const sent = { mentor: ada, mentee: ben, envelope: letter.bytes, issued: ISSUED, expires: ISSUED + DAY };
  const id = invitationIdOf(new Uint8Array(32).fill(1));
  keepSent(office, [{ ...sent, id, letters: [letter, letter] }]);
  const [before] = views.sent();
  expect(before).toMatchObject({ stage: 'drafted', handedOver: false, mentor: { name: 'Ada' }, words: [] });
  expect(views.sent()[0]).toBe(before);
  for (const [name] of outgoing(office)) handedOver(office, name);
  expect(views.sent()[0]).toMatchObject({ stage: 'sent', handedOver: true });
  keepAnswer(office, { invitation: id, person: ada, answer: 'accepted', words: 'Gladly', at: ISSUED }, ISSUED);
  expect(views.sent()[0]).toMatchObject({ stage: 'accepted', words: [{ person: ada, words: 'Gladly' }] });
  pass(2 * DAY);
  expect(views.sent()[0]).toMatchObject({
    stage: 'expired',
    mentor: { stage: 'accepted' },
    mentee: { stage: 'expired' },
  });
});

it('who accompanies a pair is seen beside it, and beside its invitation with their own stage', () => {
  const { office, views, apply } = officeOfCleo();
  const sana = person(4);
  apply(sana, { role: 'supervisor', name: 'Sana' });
  expect([views.third(), views.proposal()?.pairs[0]?.third]).toEqual([null, null]);
  chooseThird(office, { mentor: ada, mentee: ben }, sana);
  expect([views.third(), views.proposal()?.pairs[0]?.third?.card.name]).toEqual([null, 'Sana']);
  expect(views.proposal()).toBe(views.proposal());
  const id = invitationIdOf(new Uint8Array(32).fill(2));
  const sent = { id, mentor: ada, mentee: ben, third: sana, envelope: new Uint8Array(), issued: ISSUED };
  keepSent(office, [{ ...sent, expires: ISSUED + DAY, letters: [] }]);
  keepAnswer(office, { invitation: id, person: sana, answer: 'accepted', words: 'Yes', at: ISSUED }, ISSUED);
  expect(views.sent()[0]).toMatchObject({
    stage: 'accepted',
    mentor: { stage: 'sent' },
    third: { person: sana, name: 'Sana', stage: 'accepted' },
    words: [{ person: sana, words: 'Yes' }],
  });
});
