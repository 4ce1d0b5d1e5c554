/**
 * A programme like Octave's, played whole: a hundred and six people of six companies, fifty pairs, eight months, on the office's
 * own code with a clock that is set. Letters are late by days, or lost and sent again; three change their mentor; half-way
 * and at the end people say how it was.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deriveMailbox, type PersonKeys, Secret, toText } from '../../crypto/index.ts';
import { useNative } from '../../crypto/testing/native.ts';
import { makeAssessmentLetter, makeCountersLetter } from '../invitation/followLetters.ts';
import { makeAnswer, makeCardLetter, openInvitation, openInvitationLetter } from '../invitation/letters.ts';
import { makeRematch } from '../invitation/programmeLetters.ts';
import type { InvitationId, PersonId } from '../model/brand.ts';
import { versioned } from '../model/cardCodec.ts';
import type { Counters } from '../model/counters.ts';
import { personIdOf } from '../model/ids.ts';
import { aCard } from '../model/samples.ts';
import { octave } from '../programme/presets/octave.ts';
import { bytesOf } from './deviceSample.ts';
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
  /** Invitations they said yes to, and how long those hold. */
  readonly yes: { readonly id: InvitationId; readonly until: number }[];
  /** Letters in their mailbox that they have read. */
  read: number;
  /** Of the pair they are in. */
  pair: { readonly invitation: InvitationId; readonly since: number } | null;
  sessions: number;
}

function someone(n: number, role: 'mentor' | 'mentee'): Someone {
  const name = `${role} ${n}`;
  const keys = person(name);
  const mailbox = toText(deriveMailbox(new Secret(bytesOf(name)), cleo.sign.publicKey).publicKey);
  return { name, keys, id: personIdOf(keys.sign.publicKey), mailbox, role, yes: [], read: 0, pair: null, sessions: 0 };
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

it('[S01] [S42] [S45] [F12] [F25] fifty pairs over eight months: late and lost letters, three changes of mentor, half-way, the survey, and a report', async () => {
  const draw = drawing(20261127);
  let there = await officeOfCleo();
  let { office } = there;
  /** Closed, and opened again on the same day: what is due is done then. */
  async function reopen(): Promise<void> {
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

  /** A letter is up to five days on its way; one in five is lost, and its sender's app sends it again three days later. */
  const wire: { due: number; bytes: Uint8Array }[] = [];
  let lost = 0;
  function send(bytes: Uint8Array): void {
    const isLost = draw(5) === 0;
    if (isLost) lost += 1;
    wire.push({ due: there.now() + (draw(5) + (isLost ? 3 : 0)) * DAY, bytes });
    // Some arrive twice.
    if (draw(10) === 0) wire.push({ due: there.now() + draw(9) * DAY, bytes });
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

  /** Whoever is online reads what came, and answers. One invitation in ten is declined the first time. */
  const declined = new Set<PersonId>();
  function lookIn(who: Someone): void {
    const letters = there.left.filter(({ to }) => to === who.mailbox);
    for (const { bytes } of letters.slice(who.read)) {
      const envelope = openInvitationLetter(bytes, who.keys.box);
      if (!envelope.ok) continue;
      const opened = openInvitation(envelope.value, who.id, there.now());
      if (!opened.ok) continue;
      // Whoever has said yes to one says no to another: they have one place.
      const isTaken = who.yes.some(({ id, until }) => until > there.now() || joined().some((each) => each.id === id));
      const no = isTaken || (draw(10) === 0 && !declined.has(who.id));
      if (no) declined.add(who.id);
      else who.yes.push({ id: opened.value.id, until: opened.value.invitation.expires });
      const said = { version: 1 as const, invitation: opened.value.id, words: '', at: there.now() };
      send(
        must(makeAnswer({ ...said, answer: no ? 'declined' : 'accepted' }, who.keys.sign, boxOf(cleo), there.random)),
      );
    }
    who.read = letters.length;
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
    for (const { bytes } of due) await there.bring(bytes);
    for (const who of people) if (draw(3) === 0) lookIn(who);
  }
  async function days(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) await day();
  }
  async function matchAndInvite(): Promise<void> {
    expect((await office.match()).ok).toBe(true);
    if ((office.proposal.get()?.pairs.length ?? 0) > 0)
      expect((await office.sendInvitations({ days: 14 })).ok).toBe(true);
    await there.settle();
  }

  // Month 0. Everybody applies; a fifth have still to go through the training, and are not matched before they have.
  for (const [at, who] of people.entries()) apply(who, Math.floor(at / 2), at % 5 !== 0);
  await days(10);
  expect(office.directory.get()).toHaveLength(106);
  expect(office.directory.get().filter(({ standing }) => standing === 'untrained')).toHaveLength(22);
  for (const [at, who] of people.entries()) if (at % 5 === 0) apply(who, Math.floor(at / 2), true);
  await days(10);
  expect(office.directory.get().every(({ standing }) => standing === 'ready')).toBe(true);

  // Invited in rounds, with reminders, until the fifty are together: each no and each silence is matched anew.
  for (let round = 0; round < 8 && joined().length < 50; round += 1) {
    await matchAndInvite();
    await days(6);
    await office.outreach.remind();
    await days(12);
  }
  settlePairs();
  expect(joined()).toHaveLength(50);
  expect(declined.size).toBeGreaterThan(0);
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
    send(must(makeCountersLetter(counters, sender(who))));
  }

  const before = new Map<Someone, PersonId>();
  for (month = 1; month <= 8; month += 1) {
    people.forEach(tell);
    if (month === 2) {
      // Three ask for somebody else, privately; one of the letters comes twice, weeks apart.
      for (const who of people.filter(({ role }) => role === 'mentee').slice(0, 3)) {
        const pair = joined().find(({ mentee }) => mentee.person === who.id);
        if (pair === undefined) throw new Error('they are in a pair');
        before.set(who, pair.mentor.person);
        const ask = {
          version: 1,
          invitation: pair.id,
          step: 'ask',
          cause: 'no-fit',
          words: '',
          at: there.now(),
        } as const;
        const letter = must(makeRematch(ask, who.keys.sign, boxOf(cleo), there.random));
        send(letter);
        wire.push({ due: there.now() + 40 * DAY, bytes: letter });
      }
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
        send(must(makeAssessmentLetter(said, sender(who))));
      });
    }
    await days(30);
    await reopen();
    if (month === 3) {
      // The buffer is over: the three pairs ended by themselves, and nobody gets the mentor they had.
      expect(joined()).toHaveLength(47);
      for (let round = 0; round < 6 && joined().length < 50; round += 1) {
        await matchAndInvite();
        await days(16);
      }
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
  expect(lost).toBeGreaterThan(50);
  expect(activation.active / activation.of).toBeGreaterThan(0.61);
  const told = new Map(people.map((who) => [who.id, who]));
  for (const { mentor, mentee, since } of pairs)
    for (const { person: id, counters } of [mentor, mentee]) {
      const who = told.get(id);
      // The newest they signed, whatever came when: of a pair from the beginning, all its months.
      if (counters !== null && since <= begun) expect(counters.sessions).toBe(who?.sessions);
    }
  for (const table of [statistics.matched, statistics.active, statistics.well, statistics.sessions]) {
    expect(table).not.toBeNull();
    for (const cell of table ?? []) expect(cell.people).toBeGreaterThanOrEqual(5);
  }
  for (const round of ['mid', 'end']) {
    const found = statistics.rounds.find((each) => each.round === round);
    expect(found?.people ?? 0).toBeGreaterThanOrEqual(5);
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
