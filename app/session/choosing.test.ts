/** Cleo's programme in which people choose: the letters to Ben, or to Ada, and back, on both sides, and who is invited then. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, type PersonKeys, Secret, toText } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { makeAnswer, makeCardLetter, openInvitation, openInvitationLetter } from '../invitation/letters.ts';
import { makeProfiles } from '../invitation/programmeLetters.ts';
import type { Card } from '../model/card.ts';
import { personIdOf, programmeIdOf } from '../model/ids.ts';
import type { Pack } from '../model/pack.ts';
import { aCard, aPack, aProgramme, ISSUED } from '../model/samples.ts';
import type { ReceivedLetter } from '../peer/types.ts';
import { school } from '../programme/presets/school.ts';
import { choicesOf, chooseMentors, handOverChoices, receiveProfiles } from './choosing.ts';
import { aDevice, bytesOf } from './deviceSample.ts';
import { runOffice } from './office.ts';
import { selfOf } from './self.ts';

const DAY = 86_400_000;
const person = (name: string): PersonKeys => derivePerson(new Secret(bytesOf(`seed of ${name}`)));
const idOf = (who: PersonKeys) => personIdOf(who.sign.publicKey);
const boxOf = (who: PersonKeys) => toText(who.box.publicKey);
const cleo = person('cleo');
const PROGRAMME = programmeIdOf(cleo.sign.publicKey);
const mailboxOf = (name: string) => programmeIdOf(bytesOf(`mailbox of ${name}`));

const cardOf = (name: string, over: Partial<Card>): Card =>
  aCard({
    programme: PROGRAMME,
    box: boxOf(person(name)),
    mailbox: mailboxOf(name),
    name,
    capacity: 1,
    skillsSought: [],
    words: `I am ${name}.`,
    ...over,
  });

type People = readonly (readonly [name: string, over: Partial<Card>])[];
const THREE: People = [
  ['Ada', { role: 'mentor' }],
  ['Dan', { role: 'mentor' }],
  ['Ben', { role: 'mentee', skillsSought: ['Excel'] }],
];

/** The office over a document in memory, and a server that keeps what is left. */
async function officeOfCleo(
  choosing: Pack['matching']['choosing'] = 'recommend-three',
  people = THREE,
  pack: Pack = aPack({ training: [], mode: 'private-pair' }),
) {
  let now = ISSUED + DAY;
  let drawn = 0;
  const left: { to: string; bytes: Uint8Array }[] = [];
  let receive: ((letter: ReceivedLetter) => Promise<boolean>) | null = null;
  const doc = new Y.Doc();
  const random = (length: number): Uint8Array => {
    drawn += 1;
    return bytesOf(`random ${drawn}`).slice(0, length);
  };
  const core = {
    server: {
      get: () => 'connected',
      subscribe: () => () => undefined,
      register: async () => ok(undefined),
      async deposit(letter: { readonly to: string; readonly bytes: Uint8Array }) {
        left.push(letter);
        return ok(undefined);
      },
      collect(_: unknown, handler: (letter: ReceivedLetter) => Promise<boolean>) {
        receive = handler;
        return () => undefined;
      },
    },
    origin: 'https://binome.example',
    deviceId: 'here',
    me: personIdOf(cleo.sign.publicKey),
    person: cleo,
    self: selfOf(new Y.Doc()),
    clock: () => now,
    random,
    documents: {
      flush: async () => true,
      hold: async () => ok({ doc, vault: { durable: async () => ok(undefined) }, release: () => undefined }),
    },
  };
  const programme = aProgramme({ box: boxOf(cleo), mode: pack.mode });
  const notice = new Secret(bytesOf('notice').slice(0, 16));
  const opened = await runOffice(core as never, {
    id: PROGRAMME,
    programme,
    seed: new Secret(bytesOf('seed of cleo')),
    notice,
    onOut: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error.tag);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  const bring = async (bytes: Uint8Array): Promise<void> => {
    await receive?.({ id: '', bytes, at: now });
    await settle();
  };
  const { office } = opened.value;
  const changed = await office.changePack({ ...pack, matching: { ...pack.matching, choosing } });
  expect(changed).toEqual(ok(undefined));
  for (const [name, over] of people) {
    const made = makeCardLetter(cardOf(name, over), person(name).sign, boxOf(cleo), random);
    if (!made.ok) throw new Error('a card');
    await bring(made.value.letter);
  }
  const invitedNow = (who = 'Ben') =>
    left.flatMap(({ to, bytes }) => {
      const envelope = to === mailboxOf(who) ? openInvitationLetter(bytes, person(who).box) : null;
      const found = envelope?.ok ? openInvitation(envelope.value, idOf(person(who)), null) : null;
      if (!found?.ok) return [];
      const { id, mentor, mentee } = found.value;
      return [
        { id, mentor: mentor.card.name, mentee: mentee.card.name, envelope: envelope?.ok ? envelope.value : bytes },
      ];
    });
  return { office, left, bring, settle, invitedNow, random, pass: (ms: number) => (now += ms), now: () => now };
}

/** Somebody's device, with their application to Cleo's programme; its clock follows hers. */
function deviceOf(name: string, over: Partial<Card>, clock: () => number) {
  const device = { ...aDevice(name), clock };
  device.self.programmes.set(PROGRAMME, { programme: aProgramme({ box: boxOf(cleo) }), envelope: new Uint8Array() });
  device.self.applications.set(PROGRAMME, { card: cardOf(name, over), letter: null, at: ISSUED });
  return device;
}
const deviceOfBen = (clock: () => number) => deviceOf('Ben', { role: 'mentee', skillsSought: ['Excel'] }, clock);

it('[F08] Ben reads of two mentors and not their names, ranks them, and the first is invited, then the next', async () => {
  const cleos = await officeOfCleo();
  const ben = deviceOfBen(cleos.now);
  expect(cleos.office.proposable.get()).toBe(1);
  expect(await cleos.office.propose()).toEqual(ok(1));
  expect(cleos.office.proposable.get()).toBe(0);
  const letter = cleos.left.find(({ to }) => to === mailboxOf('Ben'));
  expect(receiveProfiles(ben, PROGRAMME, letter?.bytes ?? new Uint8Array())).toBe(true);
  const [view] = choicesOf(ben);
  expect(view?.profiles).toHaveLength(2);
  expect(view?.profiles[0]?.reasons).toContainEqual({ kind: 'skill', skill: 'Excel' });
  expect(JSON.stringify(view?.profiles)).not.toMatch(/Ada|Dan|mailbox|box/);

  const refs = view?.profiles.map(({ ref }) => ref) ?? [];
  expect((await chooseMentors(ben, PROGRAMME, [...refs, 'another'])).ok).toBe(false);
  expect(await chooseMentors(ben, PROGRAMME, refs)).toEqual(ok(undefined));
  expect((await chooseMentors(ben, PROGRAMME, refs)).ok).toBe(false);
  const posted: Uint8Array[] = [];
  const server = {
    deposit: async ({ bytes }: { readonly bytes: Uint8Array }) => {
      posted.push(bytes);
      return ok(undefined);
    },
  };
  expect(await handOverChoices(ben.self, server as never)).toBe(true);
  expect(choicesOf(ben)).toMatchObject([{ ranked: refs, isWaiting: false }]);

  await cleos.bring(posted[0] ?? new Uint8Array());
  const [first] = cleos.invitedNow();
  expect(cleos.office.choices.get()).toMatchObject([{ name: 'Ben', standing: { tag: 'asked' }, other: first?.mentor }]);
  const no = makeAnswer(
    { version: 1, invitation: first?.id ?? ('' as never), answer: 'declined', words: '', at: cleos.now() },
    person(first?.mentor ?? '').sign,
    boxOf(cleo),
    cleos.random,
  );
  await cleos.bring(no.ok ? no.value : new Uint8Array());
  const asked = cleos.invitedNow().map(({ mentor }) => mentor);
  expect(new Set(asked)).toEqual(new Set(['Ada', 'Dan']));
  expect(asked).toHaveLength(2);
  // The same choice again, and one by somebody else's hand, change nothing.
  await cleos.bring(posted[0] ?? new Uint8Array());
  expect(cleos.invitedNow()).toHaveLength(2);
});

it('an older round, one past its time and one of another programme change nothing on Ben’s device', async () => {
  const now = ISSUED + 10 * DAY;
  const ben = deviceOfBen(() => now);
  const key = (n: number) => programmeIdOf(new Uint8Array(32).fill(n));
  const profile = { ref: key(3), skillsOffered: [], skillsSought: [], topics: [], languages: aCard().languages };
  const round = (issued: number, by = cleo): Uint8Array => {
    const profiles = [{ ...profile, words: '', minutes: null }];
    const value = { version: 1, round: key(issued % 200), profiles, issued, expires: issued + 7 * DAY } as const;
    const letter = makeProfiles(value, by.sign, boxOf(ben.person), ben.random);
    return letter.ok ? letter.value : new Uint8Array();
  };
  expect(receiveProfiles(ben, PROGRAMME, round(now - 8 * DAY))).toBe(true);
  expect(choicesOf(ben)).toEqual([]);
  expect(receiveProfiles(ben, PROGRAMME, round(now, person('eve')))).toBe(false);
  expect(choicesOf(ben)).toEqual([]);
  receiveProfiles(ben, PROGRAMME, round(now - 1));
  receiveProfiles(ben, PROGRAMME, round(now - DAY));
  expect(choicesOf(ben)[0]?.expires).toBe(now - 1 + 7 * DAY);
  receiveProfiles(ben, PROGRAMME, round(now + 2 * DAY));
  expect(choicesOf(ben)[0]?.expires).toBe(now - 1 + 7 * DAY);
});

it('[S18] Ada chooses among mentees without a name; nobody is asked before Cleo allows it, and a silence leads to the next', async () => {
  const sought = { role: 'mentee', skillsSought: ['Excel'] } as const;
  const people: People = [
    ['Ada', { role: 'mentor' }],
    ['Ben', { ...sought, version: 2, organisation: 'The school of Thiès' }],
    ['Fatou', { ...sought, skillsSought: ['Excel', 'Fatou’s own theatre'] }],
    ['Ines', { ...sought, topics: [] }],
  ];
  const cleos = await officeOfCleo('mentor-chooses', people);
  const ada = deviceOf('Ada', { role: 'mentor' }, cleos.now);
  expect(cleos.office.proposable.get()).toBe(1);
  expect(await cleos.office.propose()).toEqual(ok(1));
  const letter = cleos.left.find(({ to }) => to === mailboxOf('Ada'))?.bytes ?? new Uint8Array();
  expect(receiveProfiles(ada, PROGRAMME, letter)).toBe(true);
  const [view] = choicesOf(ada);
  expect(view?.of).toBe('mentees');
  expect(view?.profiles).toHaveLength(3);
  expect(view?.profiles[0]?.reasons[0]).toEqual({ kind: 'skill', skill: 'Excel' });
  // Neither who they are nor a word of theirs.
  expect(JSON.stringify(view?.profiles)).not.toMatch(/Ben|Fatou|Ines|I am|Thiès|mailbox|box/);

  const refs = view?.profiles.map(({ ref }) => ref) ?? [];
  expect(await chooseMentors(ada, PROGRAMME, refs)).toEqual(ok(undefined));
  const choice = ada.self.choosing.get(PROGRAMME)?.letter ?? new Uint8Array();
  await cleos.bring(choice);
  const standing = () => cleos.office.choices.get()[0]?.standing;
  expect(standing()).toMatchObject({ tag: 'chosen', more: 2 });
  expect(cleos.invitedNow('Ada')).toEqual([]);
  expect(cleos.office.proposable.get()).toBe(0);

  // Not the first: the two after are left, and the second of those is asked once the first has let three days pass.
  const refused = cleos.office.choices.get()[0]?.other;
  await cleos.office.refuseChoice(idOf(person('Ada')));
  expect(standing()).toMatchObject({ tag: 'chosen', more: 1 });
  await cleos.office.allowChoice(idOf(person('Ada')));
  await cleos.settle();
  const first = cleos.invitedNow('Ada');
  expect(first).toMatchObject([{ mentor: 'Ada' }]);
  expect(first[0]?.mentee).not.toBe(refused);
  cleos.pass(3 * DAY + 1);
  // The same choice again changes nothing; anything that does makes the office look at what is due.
  await cleos.bring(choice);
  await cleos.office.setLeast(idOf(person('Ada')), 1);
  await cleos.settle();
  const asked = cleos.invitedNow('Ada').map(({ mentee }) => mentee);
  expect(new Set([...asked, refused])).toEqual(new Set(['Ben', 'Fatou', 'Ines']));
  expect(standing()).toMatchObject({ tag: 'asked', before: 1 });
  // The mentee's yes ends it: Ada's one place is held for the two.
  const last = cleos.invitedNow('Ada').at(-1);
  const yes = makeAnswer(
    { version: 1, invitation: last?.id ?? ('' as never), answer: 'accepted', words: '', at: cleos.now() },
    person(last?.mentee ?? '').sign,
    boxOf(cleo),
    cleos.random,
  );
  await cleos.bring(yes.ok ? yes.value : new Uint8Array());
  expect(standing()).toMatchObject({ tag: 'found' });
});

it('[S18] none of them, and a choice that is all refused, leave everybody unasked', async () => {
  const cleos = await officeOfCleo('mentor-chooses');
  await cleos.office.propose();
  const ada = deviceOf('Ada', { role: 'mentor' }, cleos.now);
  const dan = deviceOf('Dan', { role: 'mentor' }, cleos.now);
  for (const [device, name, ranked] of [
    [ada, 'Ada', true],
    [dan, 'Dan', false],
  ] as const) {
    const letter = cleos.left.find(({ to }) => to === mailboxOf(name));
    receiveProfiles(device, PROGRAMME, letter?.bytes ?? new Uint8Array());
    const refs = choicesOf(device)[0]?.profiles.map(({ ref }) => ref) ?? [];
    await chooseMentors(device, PROGRAMME, ranked ? refs : []);
    await cleos.bring(device.self.choosing.get(PROGRAMME)?.letter ?? new Uint8Array());
  }
  await cleos.office.refuseChoice(idOf(person('Ada')));
  const standings = cleos.office.choices.get().map(({ name, standing }) => [name, standing.tag]);
  expect(standings).toEqual([
    ['Ada', 'refused'],
    ['Dan', 'none'],
  ]);
  expect(cleos.invitedNow()).toEqual([]);
});

it('[S18] [F08] as the school ships it: nobody is asked before somebody accompanies them, their three days begin then, and all three come together', async () => {
  const told = { version: 2, trained: school.training.map(({ id }) => id) } as const;
  const people: People = [
    ['Lea', { role: 'mentee', adult: false, skillsSought: ['Excel'], organisation: 'The school', ...told }],
    ['Ada', { role: 'mentor', adult: true, organisation: 'A bakery', ...told }],
    ['Sam', { role: 'supervisor', adult: true, ...told }],
  ];
  const { choosing } = school.matching;
  const cleos = await officeOfCleo(choosing, people, school);
  const lea = deviceOf('Lea', people[0]?.[1] ?? {}, cleos.now);
  expect(await cleos.office.propose()).toEqual(ok(1));
  const letter = cleos.left.find(({ to }) => to === mailboxOf('Lea'));
  receiveProfiles(lea, PROGRAMME, letter?.bytes ?? new Uint8Array());
  const refs = choicesOf(lea)[0]?.profiles.map(({ ref }) => ref) ?? [];
  await chooseMentors(lea, PROGRAMME, refs);
  await cleos.bring(lea.self.choosing.get(PROGRAMME)?.letter ?? new Uint8Array());

  const standing = () => cleos.office.choices.get()[0]?.standing;
  const waiting = () => cleos.office.outreach.waiting.get().first.map(({ name, why }) => [name, why]);
  const held = { tag: 'waits', mentor: idOf(person('Ada')) };
  expect(standing()).toEqual(held);
  expect(new Set(waiting())).toEqual(
    new Set([
      ['Lea', 'choosing'],
      ['Ada', 'unproposed'],
    ]),
  );
  // Nobody was asked, so that nobody can be too late with an answer.
  cleos.pass(4 * DAY);
  await cleos.office.setLeast(idOf(person('Ada')), 1);
  expect(standing()).toEqual(held);
  expect(cleos.office.proposable.get()).toBe(0);
  expect(cleos.invitedNow('Ada')).toEqual([]);

  cleos.pass(DAY);
  cleos.office.accompany(idOf(person('Sam')));
  await cleos.settle();
  expect(standing()).toMatchObject({ tag: 'asked', until: cleos.now() + 3 * DAY, before: 0 });
  for (const name of ['Lea', 'Ada', 'Sam']) {
    const [invitation, ...more] = cleos.invitedNow(name);
    expect([invitation?.mentor, invitation?.mentee, more.length]).toEqual(['Ada', 'Lea', 0]);
    const yes = makeAnswer(
      { version: 1, invitation: invitation?.id ?? ('' as never), answer: 'accepted', words: '', at: cleos.now() },
      person(name).sign,
      boxOf(cleo),
      cleos.random,
    );
    await cleos.bring(yes.ok ? yes.value : new Uint8Array());
  }
  expect(standing()).toMatchObject({ tag: 'found' });
  expect(cleos.office.sent.get()).toMatchObject([{ stage: 'joined', third: { name: 'Sam' } }]);
  // On her Today the choice is no news any more once she is asked herself; it is again, if that comes to nothing.
  expect(choicesOf(lea)).toHaveLength(1);
  const [{ id, envelope } = { id: '', envelope: new Uint8Array() }] = cleos.invitedNow('Lea');
  lea.self.invitations.set(id, { envelope, stage: 'joined', workspace: null, answer: null });
  expect(choicesOf(lea)).toEqual([]);
  lea.self.invitations.set(id, { envelope, stage: 'revoked', workspace: null, answer: null });
  expect(choicesOf(lea)).toHaveLength(1);
});
