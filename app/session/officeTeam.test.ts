/** Cleo and Dora share an office: on real rooms and links, with letters that are lost, late and doubled. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { deriveOwnRoom, derivePerson, deriveWorkspace, Secret, toText } from '../../crypto/index.ts';
import { makeAnswer, makeCardLetter, openInvitation, openInvitationLetter } from '../invitation/letters.ts';
import { openAnnouncementLetter } from '../invitation/programmeLetters.ts';
import type { ProgrammeId } from '../model/brand.ts';
import { personIdOf } from '../model/ids.ts';
import { aCard, aProgramme } from '../model/samples.ts';
import { type SimulatedTime, simulateTime } from '../peer/testing/simulatedTime.ts';
import { DOCUMENT, KEY } from './core.ts';
// Fetched by itself in the app: here before the clock, which is not the real one, begins.
import './officePart.ts';
import { placeOf } from './officeTeam.ts';
import { bytesOf } from './testing/simulatedCast.ts';
import { BEGAN, type Coordinator, stageTeam } from './testing/teamStage.ts';
import type { Office } from './types.ts';

const MINUTE = 60_000;
let time: SimulatedTime;
let stage: ReturnType<typeof stageTeam>;
let cleo: Coordinator;
let dora: Coordinator;
let id: ProgrammeId;

/** Waits in simulated time for what a device does. */
async function done<T>(work: Promise<T>): Promise<T> {
  let value: { readonly is: T } | null = null;
  void work.then((is) => {
    value = { is };
  });
  await time.until(() => value !== null, 5 * MINUTE);
  if (value === null) throw new Error('it is not done');
  return (value as { readonly is: T }).is;
}
const until = async (what: string, holds: () => boolean, limit = 3 * MINUTE): Promise<void> => {
  if (!(await time.until(holds, limit))) throw new Error(`not within its time: ${what}`);
};

async function officeOf({ offices }: Coordinator): Promise<Office> {
  const opened = await done(offices.open(id));
  if (!opened.ok) throw new Error(opened.error.tag);
  return opened.value.office;
}

async function letIn(): Promise<void> {
  const link = (await officeOf(cleo)).team.invite();
  const joining = await dora.offices.join(link.link.split('#')[1] ?? '', 'Dora');
  if (!joining.ok) throw new Error(joining.error.tag);
  const { state } = joining.value;
  await until('both show a number', () => link.state.get().tag === 'asking' && state.get().tag === 'comparing');
  const [asking, comparing] = [link.state.get(), state.get()];
  if (asking.tag !== 'asking' || comparing.tag !== 'comparing') throw new Error('they compare');
  expect(asking).toEqual({ tag: 'asking', device: 'Dora', number: comparing.number });
  expect(dora.core.keyring.get(KEY.programme(id))).toBeNull();
  link.give();
  await until('Dora is offered the office', () => state.get().tag === 'offered');
  expect(state.get()).toMatchObject({ programme: 'Passerelles', name: 'Cleo' });
  joining.value.take();
  await until('Dora is in', () => state.get().tag === 'joined');
  const [one, other] = [await officeOf(cleo), await officeOf(dora)];
  for (const { team } of [one, other])
    await until('both are here', () => team.people.get().filter(({ here }) => here).length === 2);
}

beforeEach(async () => {
  time = simulateTime();
  stage = stageTeam(time);
  [cleo, dora] = [await stage.coordinator('cleo'), await stage.coordinator('dora')];
  const { version: _, box: __, issued: ___, ...draft } = aProgramme({ name: 'Passerelles', coordinator: 'Cleo' });
  const created = await done(cleo.offices.create({ ...draft, mode: 'private-pair', language: 'en' as never }));
  if (!created.ok) throw new Error(created.error.tag);
  id = created.value;
});

afterEach(async () => {
  await Promise.race([Promise.all([cleo.offices.close(), dora.offices.close()]), time.pass(10_000)]);
  time.end();
});

const person = (name: string) => derivePerson(new Secret(bytesOf(`person ${name}`)));
const idOf = (name: string) => personIdOf(person(name).sign.publicKey);

async function apply(name: string, role: 'mentor' | 'mentee'): Promise<void> {
  const { programme } = await officeOf(cleo);
  const about = { name, role, programme: id, box: toText(person(name).box.publicKey), mailbox: `mailbox of ${name}` };
  const dates = { issued: BEGAN, expires: BEGAN + 90 * 24 * 60 * MINUTE };
  const card = aCard({ ...about, ...dates, mailbox: toText(person(name).sign.publicKey) });
  const made = makeCardLetter(card, person(name).sign, programme.box, cleo.random);
  if (!made.ok) throw new Error(made.error.tag);
  stage.put(id, made.value.letter, name);
}

const invitationsTo = (name: string) =>
  stage.taken.flatMap(({ to, bytes }) => {
    const letter = openInvitationLetter(bytes, person(name).box);
    const opened = letter.ok ? openInvitation(letter.value, idOf(name), null) : letter;
    return to === toText(person(name).sign.publicKey) && opened.ok ? [opened.value] : [];
  });
const namesIn = (office: Office) =>
  office.directory
    .get()
    .map(({ card }) => card.name)
    .sort();

test('[S01][F31] somebody let in has the office, and both are named to who applies; the room is not where the programme’s secret leads', async () => {
  await apply('Ada', 'mentor');
  await letIn();
  const [one, other] = [await officeOf(cleo), await officeOf(dora)];
  await until('Dora has what was there', () => namesIn(other).join() === 'Ada');
  await until('both answer for it', () => other.programme.coordinator === 'Cleo and Dora');
  expect(other.pack.get()).toEqual(one.pack.get());
  expect(other.link).toBe(one.link);
  expect(other.team.people.get().map(({ name, me, host }) => [name, me, host])).toEqual([
    ['Cleo', false, true],
    ['Dora', true, false],
  ]);
  await until('it is told who let her in', () => other.team.lately.get()[0]?.does === 'let-in');
  expect(other.team.lately.get()[0]).toMatchObject({ by: 'Cleo', name: 'Dora', me: false });
});

test('[S01][F31] a letter that Dora’s device took first stays at the server until Cleo’s has it: nothing is lost with hers', async () => {
  await letIn();
  stage.setOnline('cleo', false);
  await apply('Ada', 'mentor');
  const other = await officeOf(dora);
  await until('Dora has it', () => namesIn(other).join() === 'Ada');
  await time.pass(MINUTE);
  expect(stage.boxes.get(id)?.size).toBe(1);
  stage.setOnline('dora', false);
  stage.setOnline('cleo', true);
  const one = await officeOf(cleo);
  await until('Cleo has it', () => namesIn(one).join() === 'Ada');
  await until('and lets it go', () => stage.boxes.get(id)?.size === 0);
});

test('[S01][F31] letters whose acknowledgement was lost come to both again, and change nothing', async () => {
  await letIn();
  stage.unheard.add('cleo');
  for (const [name, role] of [
    ['Ada', 'mentor'],
    ['Ben', 'mentee'],
  ] as const)
    await apply(name, role);
  const [one, other] = [await officeOf(cleo), await officeOf(dora)];
  await until('both have both', () => [one, other].every((office) => namesIn(office).join() === 'Ada,Ben'));
  const before = JSON.stringify(other.directory.get());
  stage.unheard.clear();
  for (const name of ['cleo', 'dora']) stage.setOnline(name, false);
  for (const name of ['cleo', 'dora']) stage.setOnline(name, true);
  await until('they are let go of', () => stage.boxes.get(id)?.size === 0);
  await time.pass(MINUTE);
  expect(JSON.stringify(other.directory.get())).toBe(before);
});

test('[S01][F31] one runs the matching and the other sends; both sending apart invites the two people once', async () => {
  await letIn();
  await apply('Ada', 'mentor');
  await apply('Ben', 'mentee');
  const [one, other] = [await officeOf(cleo), await officeOf(dora)];
  await until('both have both', () => [one, other].every((office) => namesIn(office).join() === 'Ada,Ben'));
  expect(await done(other.match())).toEqual({ ok: true, value: 'made' });
  await until('Cleo sees the run', () => one.proposal.get()?.pairs.length === 1);
  for (const name of ['cleo', 'dora']) stage.setOnline(name, false);
  await time.pass(MINUTE);
  const sent = [one.sendInvitations({ days: 14 }), other.sendInvitations({ days: 14 })];
  expect(await done(Promise.all(sent))).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 1 },
  ]);
  for (const name of ['cleo', 'dora']) stage.setOnline(name, true);
  await until('one of the two is left', () => [one, other].every((office) => office.sent.get().length === 1));
  await until('it is on its way', () => invitationsTo('Ada').length > 0 && invitationsTo('Ben').length > 0);
  await time.pass(5 * MINUTE);
  for (const name of ['Ada', 'Ben'])
    expect(invitationsTo(name).map((each) => each.id)).toEqual([one.sent.get()[0]?.id]);
  // What each did is told under their own names.
  const acts = one.team.lately.get().map(({ by, does }) => `${by} ${does}`);
  expect(acts.sort()).toEqual(['Cleo invited', 'Cleo let-in', 'Dora invited', 'Dora ran']);
  // A yes is with both.
  const [invitation] = invitationsTo('Ada');
  const answer = invitation && {
    ...{ version: 1, invitation: invitation.id, answer: 'accepted', words: '', at: BEGAN + time.now() },
  };
  if (answer === undefined) throw new Error('she was invited');
  const yes = makeAnswer(answer as never, person('Ada').sign, one.programme.box, cleo.random);
  if (!yes.ok) throw new Error(yes.error.tag);
  stage.put(id, yes.value, 'Ada');
  await until('both know', () => [one, other].every((office) => office.sent.get()[0]?.mentor.stage === 'accepted'));
});

test('[S01][F31] what two announce apart has two numbers, and each goes to every mailbox once', async () => {
  await letIn();
  await apply('Ada', 'mentor');
  const [one, other] = [await officeOf(cleo), await officeOf(dora)];
  await until('both have Ada', () => [one, other].every((office) => namesIn(office).join() === 'Ada'));
  for (const name of ['cleo', 'dora']) stage.setOnline(name, false);
  await time.pass(MINUTE);
  const told = [one.outreach.announce('announcement', 'Open on Monday'), other.outreach.announce('tip', 'Bring a pen')];
  for (const each of await done(Promise.all(told))) expect(each.ok).toBe(true);
  for (const name of ['cleo', 'dora']) stage.setOnline(name, true);
  await until('both have both', () => [one, other].every(({ outreach }) => outreach.announcements.get().length === 2));
  await until(
    'they are everywhere',
    () => one.outreach.announcements.get().every(({ left }) => left === 0),
    10 * MINUTE,
  );
  const read = stage.taken.flatMap(({ bytes }) => {
    const letter = openAnnouncementLetter(bytes, person('Ada').box, id);
    return letter.ok ? [letter.value.text] : [];
  });
  expect(read.sort()).toEqual(['Bring a pen', 'Open on Monday']);
});

test('[S01][F31] who is taken out hears it, erases what it has, and gets nothing more; the programme’s secret does not let them in again', async () => {
  await letIn();
  await apply('Ada', 'mentor');
  const [one, other] = [await officeOf(cleo), await officeOf(dora)];
  await until('Dora has Ada', () => namesIn(other).join() === 'Ada');
  expect((await done(other.team.remove(cleo.core.me))).ok).toBe(false);
  // She is not there when it happens.
  stage.setOnline('dora', false);
  expect(await done(one.team.remove(dora.core.me))).toEqual({ ok: true, value: undefined });
  await until('she alone answers for it', () => one.programme.coordinator === 'Cleo');
  await apply('Ben', 'mentee');
  await until('Cleo has Ben', () => namesIn(one).join() === 'Ada,Ben');
  const seed = dora.core.keyring.get(KEY.programme(id));
  const given = dora.core.keyring.get(KEY.officeEpoch(id, 1)) ?? new Secret(bytesOf('none'));
  stage.setOnline('dora', true);
  await until('Dora is told', () => dora.core.self.offices.get(id)?.out !== undefined, 10 * MINUTE);
  await until('the keys are gone', () => dora.core.keyring.get(KEY.programme(id)) === null);
  await time.pass(MINUTE);
  expect(dora.core.keyring.names().filter((name) => name.includes(id))).toEqual([]);
  const database = dora.core.documents.databaseOf(DOCUMENT.office(id));
  expect(dora.disk.read(database).getMap('cards').size).toBe(0);
  expect(dora.offices.summaries()).toMatchObject([{ id, out: { by: 'Cleo' } }]);
  expect((await done(dora.offices.open(id))).ok).toBe(false);
  // With the programme's seed and her own device, past every screen, she waits where the office first was: nobody lets her in.
  if (seed === null) throw new Error('she had it');
  const rooms = [deriveOwnRoom(seed), given].map(deriveWorkspace);
  const cards: unknown[] = [];
  for (const { topic, introductions } of rooms) {
    const doc = new Y.Doc();
    const room = dora.core.openRoom({
      ...{ server: dora.core.server, workspace: placeOf(seed), topic, introductions, root: new Y.Doc() },
      ...{ device: dora.core.device, certificate: dora.core.certificate, relayOnly: dora.core.relayOnly },
      members: () => new Set([cleo.core.me, dora.core.me]),
      documents: {
        list: () => ['office'],
        subscribe: () => () => undefined,
        open: async () => ({ doc, durable: async () => true }),
      },
      ...{ recall: () => ({ vector: null, pending: false }), remember: () => undefined },
      ...{ clock: dora.core.clock, random: dora.core.random },
    });
    await time.pass(2 * MINUTE);
    cards.push(doc.getMap('cards').size);
    await done(room.close());
  }
  expect(cards).toEqual([0, 0]);
  expect(one.team.people.get().map(({ name }) => name)).toEqual(['Cleo']);
  dora.offices.dismiss(id);
  expect(dora.offices.summaries()).toEqual([]);
});
