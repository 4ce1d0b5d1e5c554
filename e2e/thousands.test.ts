/**
 * Two thousand people of one programme, from their letters to their spaces, on what the screens call: each reads the link,
 * fills in a card and sends it; the office runs the matching in the worker's code, looks at it, changes it by hand, publishes
 * it in two batches; everybody opens what came and answers. The arithmetic of keys is this machine's (crypto/testing/native).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MatchWorker, matchInWorker } from '../app/matching/client.ts';
import type { FromWorker } from '../app/matching/messages.ts';
import { serveMatching } from '../app/matching/serve.ts';
import type { PersonId } from '../app/model/brand.ts';
import { aDraft, aPack, tags } from '../app/model/samples.ts';
import { KEY } from '../app/session/core.ts';
import { readRun } from '../app/session/runProof.ts';
import { officeOfCleo } from '../app/session/testing/officeStage.ts';
import { type Participant, participant } from '../app/session/testing/participant.ts';
import { batchesOf } from '../app/ui/office/batches.ts';
import { deriveWorkspace } from '../crypto/index.ts';
import { useNative } from '../crypto/testing/native.ts';

let giveBack = (): void => undefined;
beforeAll(() => {
  giveBack = useNative();
});
afterAll(() => giveBack());

const PEOPLE = 2_000;
const DAY = 86_400_000;
const PACK = aPack({ training: [], questions: [], matching: { ...aPack().matching, apart: ['organisation'] } });
const COMPANIES = ['Alto', 'Brume', 'Ciel', 'Delta', 'Estran', 'Faro', 'Galet'];
const SKILLS = [
  'Excel',
  'Negotiation',
  'Public speaking',
  'Management',
  'English',
  'Hiring',
  'Law',
  'Sales',
  'Budgets',
];

/** The worker's code behind a worker's face; both sides clone what they are sent. */
function worker(): MatchWorker {
  const face = new EventTarget();
  const answer = serveMatching({
    send: (message: FromWorker) => face.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) })),
    digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    clock: () => performance.now(),
  });
  return {
    addEventListener: face.addEventListener.bind(face),
    postMessage: (message) => void answer(structuredClone(message)),
    terminate: () => undefined,
  };
}

/** Two of three seek somebody; every twentieth is either; nobody has the same week or the same three skills by chance. */
function draftOf(n: number) {
  const role = n % 20 === 7 ? 'either' : n % 3 === 0 ? 'mentor' : 'mentee';
  const skills = [0, 1, 2].map((step) => SKILLS[(n * 7 + step * (1 + (n % 4))) % SKILLS.length] ?? '');
  const some = [...new Set(skills)];
  return aDraft({
    name: `Person ${n}`,
    role,
    skillsOffered: role === 'mentee' ? [] : some,
    skillsSought: role === 'mentor' ? [] : some,
    topics: [PACK.topics[n % PACK.topics.length]?.label.fr ?? ''],
    languages: n % 11 === 0 ? tags('en') : tags('fr', 'en'),
    availability: [0, 1, 2, 3].map((slot) => (n % 5) * 48 + 34 + ((n * 3) % 8) + slot),
    capacity: role === 'mentor' ? 1 + (n % 3) : 1,
    organisation: COMPANIES[n % COMPANIES.length] ?? '',
    words: '',
  });
}

it('[F04] [F06] [F07] [S51] two thousand cards become pairs: letters, a run, a look at it, invitations, answers, spaces', async () => {
  const there = await officeOfCleo(undefined, undefined, undefined, undefined, (candidates, rules, at, options) =>
    matchInWorker(worker, candidates, rules, at, options),
  );
  const { office } = there;
  expect((await office.changePack(PACK)).ok).toBe(true);
  await there.settle();

  /** What people deposited, until the office collects. */
  const wire: Uint8Array[] = [];
  const collectAtOffice = async (): Promise<void> => {
    for (const bytes of wire.splice(0)) expect(await there.take(bytes)).toBe(true);
  };
  const around = { notice: there.notice, deposit: (bytes: Uint8Array) => void wire.push(bytes), now: there.now };

  const people: Participant[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const who = participant(`person ${n}`, around);
    people.push(who);
    await who.apply(office.link, draftOf(n));
  }
  expect(wire).toHaveLength(PEOPLE);
  await collectAtOffice();
  expect(office.directory.get()).toHaveLength(PEOPLE);
  expect(office.directory.get().every(({ active }) => active)).toBe(true);

  // A run, its measures and its file, which anybody verifies.
  expect(await office.match()).toEqual({ ok: true, value: 'made' });
  const first = office.proposal.get();
  if (first === null) throw new Error('a proposal');
  expect(first.pairs.length).toBeGreaterThan(600);
  expect(first.pairs.length + first.unmatched.length).toBeGreaterThan(1_200);
  const about = await office.aboutRun();
  expect(about).toMatchObject({ ok: true, value: { broken: 0, gap: 0, matched: first.pairs.length } });
  const file = await office.runFile();
  if (!file.ok) throw new Error(file.error.tag);
  expect(await readRun(file.value, () => performance.now())).toMatchObject({
    ok: true,
    value: { people: PEOPLE, pairs: first.pairs.length },
  });

  // Looked at, and changed by hand: one pair is refused, somebody is given another mentor, and that is taken back.
  const [one, two] = first.pairs;
  if (one === undefined || two === undefined) throw new Error('pairs');
  expect((await office.why(one.mentor.person, one.mentee.person))?.forMentee.length).toBeGreaterThan(0);
  expect((await office.refuse(one.mentor.person, one.mentee.person)).ok).toBe(true);
  const refused = office.proposal.get();
  const isPair = (mentor: PersonId, mentee: PersonId) =>
    office.proposal.get()?.pairs.some((pair) => pair.mentor.person === mentor && pair.mentee.person === mentee) ??
    false;
  expect(isPair(one.mentor.person, one.mentee.person)).toBe(false);
  const other = refused?.pairs.find(
    ({ mentor, mentee }) =>
      mentor.person !== two.mentor.person &&
      mentor.card.organisation !== two.mentee.card.organisation &&
      mentee.person !== two.mentee.person,
  );
  if (other === undefined) throw new Error('another mentor');
  const changed = await office.change(two.mentee.person, other.mentor.person);
  if (changed.ok) {
    expect(isPair(other.mentor.person, two.mentee.person)).toBe(true);
    office.byHand.undo();
  }
  expect(isPair(two.mentor.person, two.mentee.person)).toBe(true);

  // Published in two batches: fifty first, then the rest.
  const proposed =
    office.proposal.get()?.pairs.map(({ mentor, mentee }) => ({ mentor: mentor.person, mentee: mentee.person })) ?? [];
  expect(await office.sendInvitations({ pairs: proposed.slice(0, 50), days: 7 })).toEqual({ ok: true, value: 50 });
  there.pass(DAY);
  expect(await office.sendInvitations({ days: 14 })).toEqual({ ok: true, value: proposed.length - 50 });
  await there.brought();
  expect(there.left).toHaveLength(2 * proposed.length);

  // Everybody finds what is theirs, has it on the screen, and answers; one in twelve says no.
  const byMailbox = new Map(people.map((who) => [[...who.device.self.applications.values()][0]?.card.mailbox, who]));
  let read = 0;
  async function deliver(): Promise<void> {
    for (const { to, bytes } of there.left.slice(read)) await byMailbox.get(to)?.collect(bytes);
    read = there.left.length;
  }
  await deliver();
  let said = 0;
  for (const who of people)
    for (const { id, stage } of who.invitations()) {
      expect(stage).toBe('sent');
      await who.see(id);
      said += 1;
      if (said % 12 === 0) await who.decline(id, { reason: 'no-time', words: '', wish: 'again', until: undefined });
      else await who.accept(id);
    }
  expect(said).toBe(2 * proposed.length);
  await collectAtOffice();
  await there.brought();
  // Who said yes where the other said no is told.
  await deliver();

  const sent = office.sent.get();
  const joined = sent.filter(({ stage }) => stage === 'joined');
  expect(sent).toHaveLength(proposed.length);
  expect(joined.length).toBeGreaterThan(proposed.length * 0.8);
  expect(sent.filter(({ stage }) => stage === 'declined').length).toBe(proposed.length - joined.length);
  const batches = batchesOf(sent);
  expect(batches.map(({ people: { asked, opened } }) => asked === opened)).toEqual([true, true]);
  const saidNo = batches.reduce((sum, { people: { no } }) => sum + no, 0);
  const saidYes = batches.reduce((sum, { people: { yes } }) => sum + yes, 0);
  expect(saidNo).toBeGreaterThan(said / 14);
  expect(saidYes).toBeGreaterThanOrEqual(2 * joined.length);

  // Both of a pair have one space under one secret; nobody else has it, and the office never could.
  const personOf = new Map(people.map((who) => [who.me, who]));
  const spaces = new Set<string>();
  for (const { mentor, mentee } of joined) {
    const [a, b] = [mentor, mentee].map(({ person }) => personOf.get(person));
    const shared = [...(a?.device.self.workspaces.keys() ?? [])].filter((id) => b?.device.self.workspaces.has(id));
    expect(shared).toHaveLength(1);
    const [id = ''] = shared;
    expect(spaces.has(id)).toBe(false);
    spaces.add(id);
    const [mine, theirs] = [a, b].map((who) => who?.device.keyring.get(KEY.workspace(id as never)));
    expect(mine?.reveal()).toEqual(theirs?.reveal());
    expect(mine && deriveWorkspace(mine).id).toBe(id);
  }
  const revoked = people.flatMap((who) => who.invitations()).filter(({ stage }) => stage === 'revoked').length;
  expect(revoked).toBeGreaterThan(0);
  there.close();
}, 600_000);
