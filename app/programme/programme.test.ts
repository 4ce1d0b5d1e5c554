import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PersonId } from '../model/brand.ts';
import { invitationIdOf, personIdOf } from '../model/ids.ts';
import { aCard } from '../model/samples.ts';
import { directoryOf, keepCard } from './directory.ts';
import {
  answerOf,
  handedOver,
  isHandedOver,
  keepAnswer,
  keepSent,
  type OutgoingInvitation,
  outgoing,
  pairStage,
  sentOf,
} from './invitations.ts';
import { type KeptCard, type OfficeDocument, officeOf } from './office.ts';
import { banPair, candidatesOf, pinPair, repin, rulesOf } from './runs.ts';
import { chooseThird, thirdOf } from './thirds.ts';

const person = (n: number): PersonId => personIdOf(new Uint8Array(32).fill(n));
const [ada, ben, fatou] = [person(1), person(2), person(3)];
const NOW = 1_000;
const LATER = 2_000_000_000_000;

function card(id: PersonId, over: Parameters<typeof aCard>[0] = {}): KeptCard {
  return {
    person: id,
    card: aCard({ issued: 1, expires: LATER, ...over }),
    envelope: new Uint8Array([1]),
    received: 1,
  };
}

function officeWith(...cards: KeptCard[]): OfficeDocument {
  const office = officeOf(new Y.Doc());
  for (const one of cards) keepCard(office, one);
  return office;
}

function invitation(n: number, mentor: PersonId, mentee: PersonId): OutgoingInvitation {
  const letter = { to: 'mailbox', bytes: new Uint8Array([n]) };
  return {
    id: invitationIdOf(new Uint8Array(32).fill(n)),
    mentor,
    mentee,
    envelope: new Uint8Array([n]),
    issued: NOW,
    expires: NOW + 100,
    letters: [letter, letter],
  };
}

const answer = (of: OutgoingInvitation, by: PersonId, said: 'accepted' | 'declined', at = NOW) => ({
  invitation: of.id,
  person: by,
  answer: said,
  words: '',
  at,
});

describe('directory', () => {
  it('keeps one card a person, the newest signed, whatever the order they arrive in', () => {
    const office = officeWith(card(ada, { issued: 5, name: 'Ada D.' }));
    expect(keepCard(office, card(ada, { issued: 4, name: 'Old' }))).toBe(false);
    expect(keepCard(office, card(ada, { issued: 5, name: 'Replayed' }))).toBe(false);
    expect(keepCard(office, card(ada, { issued: 6, name: 'Ada Diop' }))).toBe(true);
    expect(directoryOf(office).map((one) => one.card.name)).toEqual(['Ada Diop']);
  });
});

describe('runs', () => {
  it('leaves out who is expired or full, and counts open invitations as seats', () => {
    const office = officeWith(
      card(ada, { capacity: 2 }),
      card(ben, { capacity: 1 }),
      card(fatou, { expires: NOW - 1 }),
    );
    keepSent(office, [invitation(1, ada, ben)]);
    expect(candidatesOf(office, NOW).map(({ person: id, taken }) => [id, taken])).toEqual([[ada, 1]]);
  });

  it('gives the seat back when somebody declines or the time runs out', () => {
    const office = officeWith(card(ada, { capacity: 1 }), card(ben, { capacity: 1 }));
    const sent = invitation(1, ada, ben);
    keepSent(office, [sent]);
    expect(candidatesOf(office, NOW)).toEqual([]);
    expect(candidatesOf(office, NOW + 101)).toHaveLength(2);
    keepAnswer(office, answer(sent, ben, 'declined'), NOW);
    expect(candidatesOf(office, NOW)).toHaveLength(2);
  });

  it('never proposes again a pair that was invited once, even when it is pinned', () => {
    const office = officeWith(card(ada), card(ben));
    keepSent(office, [invitation(1, ada, ben)]);
    pinPair(office, { mentor: ada, mentee: ben });
    const rules = rulesOf(office, 7, 'private-pair', NOW);
    expect(rules.history).toEqual([{ mentor: ada, mentee: ben }]);
    expect(rules.pins).toEqual([]);
  });

  it('a pin lifts the ban of the same pair, a ban lifts its pin, and a new mentor lifts the mentee’s other pins', () => {
    const office = officeWith(card(ada), card(ben), card(fatou));
    pinPair(office, { mentor: ada, mentee: ben });
    banPair(office, { mentor: ada, mentee: ben });
    expect(rulesOf(office, 1, 'private-pair', NOW)).toMatchObject({ pins: [], bans: [{ mentor: ada, mentee: ben }] });
    repin(office, { mentor: ada, mentee: ben });
    repin(office, { mentor: fatou, mentee: ben });
    expect(rulesOf(office, 1, 'private-pair', NOW)).toMatchObject({ pins: [{ mentor: fatou, mentee: ben }], bans: [] });
  });
});

describe('invitations out', () => {
  it('joined needs both; one no is enough to end it', () => {
    const office = officeWith(card(ada), card(ben));
    const sent = invitation(1, ada, ben);
    keepSent(office, [sent]);
    const stage = () => sentOf(office).map((one) => pairStage(office, one, NOW))[0];
    expect(stage()).toBe('drafted');
    for (const [name] of outgoing(office)) handedOver(office, name);
    expect(stage()).toBe('sent');
    keepAnswer(office, answer(sent, ada, 'accepted'), NOW);
    expect(stage()).toBe('accepted');
    keepAnswer(office, answer(sent, ben, 'accepted'), NOW);
    expect(stage()).toBe('joined');
    expect(keepAnswer(office, answer(sent, ben, 'declined'), NOW)).toBe(false);
    expect(stage()).toBe('joined');
  });

  it('an answer by somebody who was not invited, or to another invitation, is not kept', () => {
    const office = officeWith(card(ada), card(ben));
    const sent = invitation(1, ada, ben);
    keepSent(office, [sent]);
    expect(keepAnswer(office, answer(sent, fatou, 'declined'), NOW)).toBe(false);
    expect(keepAnswer(office, answer(invitation(2, ada, ben), ada, 'accepted'), NOW)).toBe(false);
  });

  it('an answer given after the deadline is not kept, whether or not our letters had left', () => {
    const office = officeWith(card(ada), card(ben));
    const sent = invitation(1, ada, ben);
    keepSent(office, [sent]);
    const late = answer(sent, ada, 'declined', sent.expires + 1);
    // Their clock is ahead of ours: by ours there is still time.
    expect(keepAnswer(office, late, NOW)).toBe(false);
    expect(keepAnswer(office, late, sent.expires + 2)).toBe(false);
    for (const [name] of outgoing(office)) handedOver(office, name);
    expect(keepAnswer(office, late, NOW)).toBe(false);
    expect(answerOf(office, sent.id, ada)).toBe(null);
  });

  it('two answers given in time join the pair, though they arrive after the deadline', () => {
    const office = officeWith(card(ada), card(ben));
    const sent = invitation(1, ada, ben);
    keepSent(office, [sent]);
    const after = sent.expires + 50;
    expect(pairStage(office, sent, after)).toBe('expired');
    for (const one of [ada, ben])
      expect(keepAnswer(office, answer(sent, one, 'accepted', sent.expires), after)).toBe(true);
    expect(pairStage(office, sent, after)).toBe('joined');
  });

  it('both letters wait in the outbox until the server has them', () => {
    const office = officeWith(card(ada), card(ben));
    const sent = invitation(1, ada, ben);
    keepSent(office, [sent]);
    const names = outgoing(office).map(([name]) => name);
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(isHandedOver(office, sent.id)).toBe(false);
      handedOver(office, name);
    }
    expect(isHandedOver(office, sent.id)).toBe(true);
  });
});

describe('who accompanies', () => {
  const sana = person(4);
  const supervisor = (id: PersonId, over: Parameters<typeof card>[1] = {}) => card(id, { role: 'supervisor', ...over });
  const pair = { mentor: ada, mentee: ben };
  const accompanied = (n: number): OutgoingInvitation => ({ ...invitation(n, ada, ben), third: sana });

  it('is one for all, or another for a pair; nobody is put in the place of who cannot any more', () => {
    const office = officeWith(card(ada), card(ben), supervisor(sana), supervisor(fatou));
    const who = (now = NOW) => thirdOf(office, pair, now)?.person ?? null;
    expect(who()).toBe(null);
    chooseThird(office, null, sana);
    expect(who()).toBe(sana);
    chooseThird(office, pair, fatou);
    expect([who(), thirdOf(office, null, NOW)?.person]).toEqual([fatou, sana]);
    expect(who(LATER)).toBe(null);
    keepCard(office, supervisor(fatou, { issued: 2, adult: false }));
    expect(who()).toBe(null);
    keepCard(office, card(fatou, { issued: 3, role: 'mentor' }));
    expect(who()).toBe(null);
  });

  it('has a letter of their own, and an answer that counts', () => {
    const office = officeWith(card(ada), card(ben), supervisor(sana));
    const sent = accompanied(1);
    keepSent(office, [{ ...sent, letters: [...sent.letters, { to: 'hers', bytes: new Uint8Array([9]) }] }]);
    expect(outgoing(office).map(([, letter]) => letter.to)).toContain('hers');
    for (const [name] of outgoing(office)) {
      expect(isHandedOver(office, sent.id)).toBe(false);
      handedOver(office, name);
    }
    const stage = () => sentOf(office).map((one) => pairStage(office, one, NOW))[0];
    for (const one of [ada, ben]) keepAnswer(office, answer(sent, one, 'accepted'), NOW);
    expect(stage()).toBe('accepted');
    keepAnswer(office, answer(sent, sana, 'accepted'), NOW);
    expect(stage()).toBe('joined');
  });

  it('and says no, or nothing: the two may be proposed again, and not if one of them did', () => {
    const heldApartAfter = (answers: [PersonId, 'accepted' | 'declined'][], now: number) => {
      const office = officeWith(card(ada), card(ben), supervisor(sana));
      const sent = accompanied(1);
      keepSent(office, [sent]);
      for (const [who, said] of answers) keepAnswer(office, answer(sent, who, said), NOW);
      return rulesOf(office, 1, 'visible-third', now).history?.length ?? 0;
    };
    const over = NOW + 101;
    expect(heldApartAfter([[sana, 'declined']], NOW)).toBe(0);
    expect(
      heldApartAfter(
        [
          [ada, 'accepted'],
          [ben, 'accepted'],
        ],
        NOW,
      ),
    ).toBe(1);
    expect(
      heldApartAfter(
        [
          [ada, 'accepted'],
          [ben, 'accepted'],
        ],
        over,
      ),
    ).toBe(0);
    expect(heldApartAfter([[ada, 'declined']], NOW)).toBe(1);
    const no: [PersonId, 'accepted' | 'declined'][] = [
      [ada, 'accepted'],
      [ben, 'declined'],
    ];
    expect(heldApartAfter(no, NOW)).toBe(1);
    expect(
      heldApartAfter(
        [
          [ada, 'accepted'],
          [sana, 'accepted'],
        ],
        over,
      ),
    ).toBe(1);
    expect(
      heldApartAfter(
        [
          [ada, 'accepted'],
          [ben, 'accepted'],
          [sana, 'accepted'],
        ],
        over,
      ),
    ).toBe(1);
  });

  it('lets those be paired who are not adults, in that mode alone', () => {
    const office = officeWith(card(ada));
    expect(rulesOf(office, 1, 'visible-third', NOW).accompanied).toBe(true);
    expect(rulesOf(office, 1, 'private-pair', NOW).accompanied).toBeUndefined();
  });
});
