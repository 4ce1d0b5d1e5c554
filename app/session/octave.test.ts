/**
 * A programme like Octave's, played whole: a hundred and six people of six companies, fifty pairs, eight months, on the office's
 * own code with a clock that is set. Letters are late by days in both directions, some come twice, and one in ten never comes: what
 * a server has taken, no device sends again. A card is handed in once more by who is not in the directory, the next month's
 * numbers hold those of the lost month, an invitation ends by its date and its two are matched anew, a change is asked again,
 * and an evaluation that was lost stays so. Half of the people put an invitation aside until they are reminded. Three change
 * their mentor; half-way and at the end people say how it was.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { deriveMailbox, type PersonKeys, Secret, toText } from '../../crypto/index.ts';
import { useNative } from '../../crypto/testing/native.ts';
import { makeAssessmentLetter, makeCountersLetter } from '../invitation/followLetters.ts';
import { makeAnswer, makeCardLetter } from '../invitation/letters.ts';
import { makeRematch } from '../invitation/programmeLetters.ts';
import type { InvitationId, PersonId } from '../model/brand.ts';
import { versioned } from '../model/cardCodec.ts';
import type { Counters } from '../model/counters.ts';
import { parseInvitationId, personIdOf } from '../model/ids.ts';
import { aCard } from '../model/samples.ts';
import { octave } from '../programme/presets/octave.ts';
import { bytesOf } from './deviceSample.ts';
import { reopen } from './invitations.ts';
import { receiveFromProgramme } from './receive.ts';
import { type Self, selfOf } from './self.ts';
import { boxOf, cleo, officeOfCleo, PROGRAMME, person } from './testing/officeStage.ts';

const DAY = 86_400_000;
const COMPANIES = ['Alto', 'Brume', 'Ciel', 'Delta', 'Estran', 'Faro'];
const SKILLS = ['Excel', 'Negotiation', 'Public speaking', 'Management', 'English'];

/** Of the survey, the statement that came late. */
const LATE = octave.survey.at(-1)?.id;

let giveBack = (): void => undefined;
beforeAll(() => {
  giveBack = useNative();
});
afterAll(() => giveBack());

/** Numbers from a seed: the same story each time. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Someone {
  readonly name: string;
  readonly keys: PersonKeys;
  readonly id: PersonId;
  readonly mailbox: string;
  readonly role: 'mentor' | 'mentee';
  /** What their device keeps; it reads letters by the app's own code. */
  readonly self: Self;
  /** Answers to nothing before a reminder of it. */
  readonly putsAside: boolean;
  /** Letters in their mailbox, by when they come; null: never. */
  readonly due: (number | null)[];
  /** Of these, those that were looked at. */
  readonly read: Set<number>;
  /** Of the pair they are in. */
  pair: { readonly invitation: InvitationId; readonly since: number } | null;
  sessions: number;
  /** The most of them that any letter told the office. */
  told: number;
}

function someone(n: number, role: 'mentor' | 'mentee'): Someone {
  const name = `${role} ${n}`;
  const keys = person(name);
  const mailbox = toText(deriveMailbox(new Secret(bytesOf(name)), cleo.sign.publicKey).publicKey);
  return {
    ...{ name, keys, id: personIdOf(keys.sign.publicKey), mailbox, role, self: selfOf(new Y.Doc()) },
    ...{ putsAside: n % 2 === 1, due: [], read: new Set<number>(), pair: null, sessions: 0, told: 0 },
  };
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

it('[S01] [S42] [S45] [F12] [F25] fifty pairs over eight months: letters late and lost both ways, reminders, three changes of mentor, half-way, the survey, and a report', async () => {
  const draw = drawing(20261127);
  let there = await officeOfCleo();
  let { office } = there;
  /** Closed, and opened again on the same day: what is due is done then. */
  async function openAgain(): Promise<void> {
    there.close();
    there = await officeOfCleo(undefined, there.doc, there.now(), there.left);
    ({ office } = there);
    await there.settle();
  }
  expect((await office.changePack({ ...octave, mode: office.programme.mode })).ok).toBe(true);
  // Six mentors more than there are mentees: some never answer to anybody's liking.
  const people = [
    ...[...Array(50).keys()].flatMap((n) => [someone(n, 'mentor'), someone(n, 'mentee')]),
    ...[...Array(6).keys()].map((n) => someone(50 + n, 'mentor')),
  ];
  const training = octave.training;

  /** Up to five days on its way; one in ten is lost for good, whichever way it goes. */
  const lost = { toOffice: 0, toPeople: 0 };
  const LOST_IN = 10;
  const wire: { due: number; bytes: Uint8Array; came: () => void }[] = [];
  function send(bytes: Uint8Array, came: () => void = () => undefined): void {
    if (draw(LOST_IN) === 0) {
      lost.toOffice += 1;
      return;
    }
    wire.push({ due: there.now() + draw(5) * DAY, bytes, came });
    // Some arrive twice.
    if (draw(10) === 0) wire.push({ due: there.now() + draw(9) * DAY, bytes, came });
  }
  const must = <T>(made: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
    if (!made.ok) throw new Error('a letter');
    return made.value;
  };
  const sender = (who: Someone) => ({ person: who.keys.sign, programmeBox: boxOf(cleo), random: there.random });

  function apply(who: Someone, n: number, trained: boolean): void {
    const modules = training.filter(({ audience }) => audience === 'all' || audience === who.role).map(({ id }) => id);
    const skill = SKILLS[n % SKILLS.length] ?? '';
    const card = versioned({
      ...aCard({
        programme: PROGRAMME,
        box: boxOf(who.keys),
        mailbox: who.mailbox,
        name: who.name,
        role: who.role,
        capacity: 1,
        skillsOffered: who.role === 'mentor' ? [skill] : [],
        skillsSought: who.role === 'mentee' ? [skill] : [],
        issued: there.now(),
        expires: there.now() + 300 * DAY,
      }),
      organisation: COMPANIES[(n + (who.role === 'mentor' ? 0 : 1)) % COMPANIES.length] ?? '',
      ...(trained && modules.length > 0 && { trained: [...modules].sort() }),
    });
    send(must(makeCardLetter(card, who.keys.sign, boxOf(cleo), there.random)).letter);
  }

  /** Each letter that left the office since the last look is on its way, or lost. */
  let posted = 0;
  const byMailbox = new Map(people.map((who) => [who.mailbox, who]));
  function post(): void {
    for (; posted < there.left.length; posted += 1) {
      const isLost = draw(LOST_IN) === 0;
      if (isLost) lost.toPeople += 1;
      byMailbox.get(there.left[posted]?.to ?? '')?.due.push(isLost ? null : there.now() + draw(5) * DAY);
    }
  }

  /** Whoever is online reads what came, and answers. One invitation in ten is declined the first time. */
  const declined = new Set<PersonId>();
  /** By invitation, who said yes after a reminder. */
  const afterReminder = new Map<InvitationId, Someone>();
  function lookIn(who: Someone, paired: ReadonlySet<PersonId>): void {
    const { self, keys, id: me } = who;
    const letters = there.left.filter(({ to }) => to === who.mailbox);
    letters.forEach(({ bytes }, at) => {
      const due = who.due[at] ?? null;
      if (due === null || due > there.now() || who.read.has(at)) return;
      who.read.add(at);
      receiveFromProgramme({ self, person: keys, me, clock: there.now }, PROGRAMME, bytes);
    });
    for (const [key, kept] of self.invitations) {
      const invitation = parseInvitationId(key);
      const opened = reopen({ me }, kept);
      if (!invitation.ok || opened === null || kept.stage !== 'sent') continue;
      if (opened.invitation.expires < there.now() || (who.putsAside && kept.reminder === undefined)) continue;
      // Whoever has said yes to one says no to another: they have one place.
      const waits = [...self.invitations.values()].some(
        (other) => other.stage === 'accepted' && (reopen({ me }, other)?.invitation.expires ?? 0) > there.now(),
      );
      const no = paired.has(me) || waits || (draw(10) === 0 && !declined.has(me));
      if (no) declined.add(me);
      else if (kept.reminder !== undefined) afterReminder.set(invitation.value, who);
      // In the app the answer is kept until the server has it, and then no longer.
      self.invitations.set(key, { ...kept, stage: no ? 'declined' : 'accepted' });
      const said = { version: 1 as const, invitation: invitation.value, words: '', at: there.now() };
      send(must(makeAnswer({ ...said, answer: no ? 'declined' : 'accepted' }, keys.sign, boxOf(cleo), there.random)));
    }
  }

  const joined = () => office.sent.get().filter(({ stage }) => stage === 'joined');
  function settlePairs(): void {
    for (const each of people) each.pair = null;
    for (const { id, mentor, mentee } of joined())
      for (const { person: at } of [mentor, mentee]) {
        const who = people.find((one) => one.id === at);
        if (who) who.pair = { invitation: id, since: there.now() };
      }
  }

  async function day(): Promise<void> {
    there.pass(DAY);
    const due = wire.filter((letter) => letter.due <= there.now());
    for (const letter of due) wire.splice(wire.indexOf(letter), 1);
    for (const { bytes, came } of due) {
      await there.bring(bytes);
      came();
    }
    post();
    const paired = new Set(joined().flatMap(({ mentor, mentee }) => [mentor.person, mentee.person]));
    for (const who of people) if (draw(3) === 0) lookIn(who, paired);
  }
  async function days(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) await day();
  }
  /** One round: invited, reminded twice, and what nobody answers is over by its date. */
  let reminders = 0;
  async function round(): Promise<void> {
    await matchAndInvite();
    await days(6);
    for (const wait of [4, 6]) {
      await there.brought();
      const waiting = office.outreach.remindable.get();
      const before = there.left.length;
      expect(await office.outreach.remind()).toMatchObject({ ok: true, value: waiting });
      await there.brought();
      // One letter each, and nobody again on the same day.
      expect(there.left).toHaveLength(before + waiting);
      expect(await office.outreach.remind()).toMatchObject({ ok: true, value: 0 });
      reminders += waiting;
      await days(wait);
    }
  }
  async function matchAndInvite(): Promise<void> {
    expect((await office.match()).ok).toBe(true);
    if ((office.proposal.get()?.pairs.length ?? 0) > 0)
      expect((await office.sendInvitations({ days: 14 })).ok).toBe(true);
    await there.settle();
  }

  // Month 0. Everybody applies; a fifth have still to go through the training, and are not matched before they have.
  // Whose card is not there is asked by the coordinator, and signs it again: until then they are simply not in the directory.
  const standing = () => new Map(office.directory.get().map(({ person: id, standing: is }) => [id, is]));
  async function until(is: string, whose: (at: number) => boolean, trained: (at: number) => boolean): Promise<number> {
    let again = -1;
    for (let round = 0; round < 6; round += 1) {
      const stand = standing();
      const missing = [...people.entries()].filter(([at, who]) => whose(at) && stand.get(who.id) !== is);
      if (missing.length === 0) return again;
      again += 1;
      for (const [at, who] of missing) apply(who, Math.floor(at / 2), trained(at));
      await days(9);
    }
    throw new Error('somebody never came');
  }
  const later = (at: number) => at % 5 === 0;
  expect(
    await until(
      'ready',
      (at) => !later(at),
      () => true,
    ),
  ).toBeGreaterThan(0);
  await until('untrained', later, () => false);
  expect(office.directory.get()).toHaveLength(106);
  expect([...standing().values()].filter((is) => is === 'untrained')).toHaveLength(22);
  await until('ready', later, () => true);
  expect([...standing().values()].every((is) => is === 'ready')).toBe(true);

  // Invited in rounds, with reminders, until the fifty are together: each no and each silence is matched anew.
  for (let turn = 0; turn < 20 && joined().length < 50; turn += 1) await round();
  settlePairs();
  expect(joined()).toHaveLength(50);
  expect(declined.size).toBeGreaterThan(0);
  expect(reminders).toBeGreaterThan(0);
  // A reminder makes pairs: who puts things aside says yes after one, and never before.
  expect(joined().filter(({ id }) => afterReminder.has(id)).length).toBeGreaterThan(10);
  const companyOf = new Map(office.directory.get().map(({ person: id, card }) => [id, card.organisation]));
  for (const { mentor, mentee } of joined())
    expect(companyOf.get(mentor.person)).not.toBe(companyOf.get(mentee.person));

  /** Each month those who wish tell numbers; a fifth never do. */
  let month = 0;
  const begun = there.now();
  function tell(who: Someone, at: number): void {
    if (who.pair === null || at % 5 === 4) return;
    who.sessions += 1;
    const counters: Counters = {
      version: 1,
      does: 'share',
      invitation: who.pair.invitation,
      at: there.now(),
      sessions: who.sessions,
      minutes: who.sessions * 60,
      goals: 2,
      reached: month > 4 ? 1 : 0,
      topics: Math.min(9, month),
      first: dayOf(begun + 5 * DAY),
      last: dayOf(there.now() - DAY),
      well: true,
      wellOn: dayOf(there.now() - DAY),
    };
    const { sessions } = who;
    send(must(makeCountersLetter(counters, sender(who))), () => {
      who.told = Math.max(who.told, sessions);
    });
  }

  const before = new Map<Someone, PersonId>();
  /** By round, those whose evaluation came to the office. */
  const evaluated = { mid: new Set<PersonId>(), end: new Set<PersonId>() };
  for (month = 1; month <= 8; month += 1) {
    people.forEach(tell);
    if (month === 2) {
      // Three ask for somebody else, privately; who hears nothing asks again, and some letters come twice, weeks apart.
      const three = people.filter(({ role }) => role === 'mentee').slice(0, 3);
      for (let turn = 0; turn < 6 && office.outreach.changes.get().length < 3; turn += 1) {
        for (const who of three) {
          const pair = joined().find(({ mentee }) => mentee.person === who.id);
          if (pair === undefined) throw new Error('they are in a pair');
          before.set(who, pair.mentor.person);
          if (office.outreach.changes.get().some(({ invitation }) => invitation === pair.id)) continue;
          const about = { version: 1, invitation: pair.id, step: 'ask' } as const;
          const ask = { ...about, cause: 'no-fit', words: '', at: there.now() } as const;
          const letter = must(makeRematch(ask, who.keys.sign, boxOf(cleo), there.random));
          send(letter);
          wire.push({ due: there.now() + 40 * DAY, bytes: letter, came: () => undefined });
        }
        await days(5);
      }
      expect(office.outreach.changes.get()).toHaveLength(3);
    }
    if (month === 4 || month === 8) {
      const round = month === 4 ? 'mid' : 'end';
      let told = 0;
      people.forEach((who, at) => {
        if (who.pair === null || at % 2 !== 0) return;
        const marks = [4, 4, 4, 4, 5, 4, 3, 4] as const;
        // The programme's own statements too; half-way the last of them was new, and a few had read it.
        const asked = octave.survey.filter(({ id }) => id !== LATE || round === 'end' || told < 3);
        const own = asked.map(({ id }, place) => ({ id, mark: 1 + (place % 5) }));
        told += 1;
        const said = {
          version: 2,
          invitation: who.pair.invitation,
          round,
          marks,
          words: '',
          own,
          at: there.now(),
        } as const;
        send(must(makeAssessmentLetter(said, sender(who))), () => evaluated[round].add(who.id));
      });
    }
    await days(30);
    await openAgain();
    if (month === 3) {
      // The buffer is over: the three pairs ended by themselves, and nobody gets the mentor they had.
      expect(joined()).toHaveLength(47);
      for (let turn = 0; turn < 20 && joined().length < 50; turn += 1) await round();
      settlePairs();
      expect(joined()).toHaveLength(50);
      for (const [who, mentor] of before)
        expect(joined().find(({ mentee }) => mentee.person === who.id)?.mentor.person).not.toBe(mentor);
    }
  }
  await days(8);

  // The report: of the pairs as they are now, what was told, and no figure of fewer than five people.
  const { pairs, activation, statistics } = office.following.get();
  expect(pairs).toHaveLength(50);
  expect(lost.toOffice).toBeGreaterThan(50);
  expect(lost.toPeople).toBeGreaterThan(10);
  expect((activation?.active ?? 0) / (activation?.of ?? 1)).toBeGreaterThan(0.61);
  const told = new Map(people.map((who) => [who.id, who]));
  for (const { mentor, mentee, since } of pairs)
    for (const { person: id, counters } of [mentor, mentee]) {
      const who = told.get(id);
      // Of what came the newest, whatever came when: it holds the months whose own letters were lost.
      if (since <= begun) expect(counters?.sessions ?? 0).toBe(who?.told);
    }
  for (const table of [statistics.matched, statistics.active, statistics.well, statistics.sessions]) {
    expect(table).not.toBeNull();
    for (const cell of table ?? []) expect(cell.people).toBeGreaterThanOrEqual(5);
  }
  for (const round of ['mid', 'end'] as const) {
    const found = statistics.rounds.find((each) => each.round === round);
    // Those that came, and no others: nobody sends one again.
    expect(found?.people).toBe(evaluated[round].size);
    expect(evaluated[round].size).toBeLessThan(people.filter(({ pair }, at) => pair !== null && at % 2 === 0).length);
    // The survey, statement by statement: none that fewer than five answered.
    const all = octave.survey.map(({ id }, place) => ({ id, mean: 1 + (place % 5) }));
    const shown = all.filter(({ id }) => id !== LATE || round === 'end');
    expect(new Map(found?.own.map(({ id, mean }) => [id, mean]))).toEqual(
      new Map(shown.map(({ id, mean }) => [id, mean])),
    );
  }
  // What goes to who pays for it names nobody.
  const report = JSON.stringify(statistics);
  for (const who of people) for (const word of [who.name, who.id]) expect(report).not.toContain(word);
  there.close();
}, 300_000);
