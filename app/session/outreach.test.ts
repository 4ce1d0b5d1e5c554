/** Cleo's office with its own letters: told a no, the end of a pair, announcements to many, and what is due by itself. */
import { expect, it } from 'vitest';
import { deriveMailbox, openLetter, Secret, toText } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import {
  makeAnswer,
  makeCardLetter,
  openInvitation,
  openInvitationLetter,
  openWithdrawalLetter,
} from '../invitation/letters.ts';
import { makeRematch, openAnnouncementLetter, openReminderLetter } from '../invitation/programmeLetters.ts';
import type { InvitationId } from '../model/brand.ts';
import { personIdOf } from '../model/ids.ts';
import { REMATCH_BUFFER } from '../model/rematch.ts';
import { aCard, ISSUED } from '../model/samples.ts';
import { bytesOf } from './deviceSample.ts';
import { boxOf, type CleosOffice, cleo, officeOfCleo, PROGRAMME, person } from './testing/officeStage.ts';

const DAY = 86_400_000;
const [ada, ben] = [person('ada'), person('ben')];
const WHY = 'quokkaverdant';

const mailboxOf = (name: string) => toText(deriveMailbox(new Secret(bytesOf(name)), cleo.sign.publicKey).publicKey);
async function apply(there: CleosOffice, name: string, role: 'mentor' | 'mentee'): Promise<void> {
  const card = aCard({
    programme: PROGRAMME,
    box: boxOf(person(name)),
    mailbox: mailboxOf(name),
    name,
    role,
    capacity: 1,
    ...(role === 'mentee' && { skillsSought: ['Excel'] }),
  });
  const made = makeCardLetter(card, person(name).sign, boxOf(cleo), there.random);
  if (!made.ok) throw new Error('a card');
  await there.bring(made.value.letter);
}

/** Ada and Ben, invited. Resolves with the invitation. */
async function invited(there: CleosOffice, days = 14): Promise<InvitationId> {
  await apply(there, 'ada', 'mentor');
  await apply(there, 'ben', 'mentee');
  expect((await there.office.match()).ok).toBe(true);
  expect(await there.office.sendInvitations({ days })).toEqual(ok(1));
  const letter = there.left.find(({ to }) => to === mailboxOf('ada'));
  const envelope = letter && openInvitationLetter(letter.bytes, ada.box);
  const opened = envelope?.ok ? openInvitation(envelope.value, personIdOf(ada.sign.publicKey), null) : null;
  if (!opened?.ok) throw new Error('invited');
  return opened.value.id;
}

it.each([
  ['silent', 1],
  ['unreachable', 1],
])(
  'an invitation is sent once it is kept here: no network that is %s is waited for, nor asked for one letter after the other',
  async (network, asked) => {
    let [state, count] = ['there', 0];
    const there = await officeOfCleo(() => {
      count += 1;
      return state === 'there' ? null : state;
    });
    await apply(there, 'ada', 'mentor');
    await apply(there, 'ben', 'mentee');
    expect((await there.office.match()).ok).toBe(true);
    [state, count] = [network, 0];
    const late = new Promise((resolve) => setTimeout(() => resolve('still waiting'), 1_000));
    expect(await Promise.race([there.office.sendInvitations({ days: 14 }), late])).toEqual(ok(1));
    await there.settle();
    expect(count).toBe(asked);
    expect(there.office.sent.get().map(({ stage }) => stage)).toEqual(['drafted']);
  },
);

async function answer(there: CleosOffice, who: typeof ada, over: object): Promise<void> {
  const value = { version: 1 as const, answer: 'accepted' as const, words: '', at: there.now(), ...over };
  const letter = makeAnswer(value as never, who.sign, boxOf(cleo), there.random);
  if (!letter.ok) throw new Error('an answer');
  await there.bring(letter.value);
}

/** The letters of one kind that lie in this mailbox, opened. */
const opens = <T>(there: CleosOffice, name: string, open: (bytes: Uint8Array) => { ok: boolean; value?: T }): T[] =>
  there.left.flatMap(({ to, bytes }) => {
    const read = to === mailboxOf(name) ? open(bytes) : null;
    return read?.ok && read.value !== undefined ? [read.value] : [];
  });
const ends = (there: CleosOffice, name: string) =>
  opens(there, name, (bytes) => openWithdrawalLetter(bytes, person(name).box, PROGRAMME));

it('why Ben says no is in no byte of what Ada gets, and Cleo reads it', async () => {
  const there = await officeOfCleo();
  const invitation = await invited(there);
  const no = { version: 2, answer: 'declined', words: WHY, reason: 'too-far', wish: 'pause', until: there.now() + DAY };
  await answer(there, ben, { invitation, ...no });
  const sent = there.office.sent.get()[0];
  expect(sent?.words.map(({ words }) => words)).toEqual([WHY]);
  expect(sent?.mentee).toMatchObject({ reason: 'too-far', wish: 'pause' });
  expect(ends(there, 'ada')).toEqual([{ version: 1, invitation, at: there.now() }]);
  for (const { to, bytes } of there.left.filter((each) => each.to === mailboxOf('ada'))) {
    for (const purpose of ['withdrawal', 'invitation']) {
      const plain = openLetter(purpose, ada.box, bytes);
      const text = plain.ok ? new TextDecoder('latin1').decode(plain.value) : '';
      for (const word of [WHY, 'too-far', 'pause', 'wish']) expect(text, to).not.toContain(word);
    }
  }
  there.close();
});

it('[S37] [F21] who has not answered is reminded once in three days, and more time is a new signed date', async () => {
  const there = await officeOfCleo();
  const invitation = await invited(there, 7);
  const until = there.now() + 7 * DAY;
  await answer(there, ada, { invitation });
  expect(there.office.outreach.remindable.get()).toBe(1);
  expect(await there.office.outreach.remind()).toEqual(ok(1));
  expect(await there.office.outreach.remind()).toEqual(ok(0));
  const reminders = (name: string) =>
    opens(there, name, (bytes) => openReminderLetter(bytes, person(name).box, PROGRAMME));
  await there.settle();
  expect(reminders('ben')).toEqual([{ version: 1, invitation, at: there.now(), expires: until }]);
  expect(reminders('ada')).toEqual([]);
  there.pass(DAY);
  expect(await there.office.outreach.extend(invitation, 7)).toEqual(ok(until + 7 * DAY));
  await there.settle();
  expect(reminders('ben').at(-1)).toMatchObject({ expires: until + 7 * DAY });
  there.pass(8 * DAY);
  await answer(there, ben, { invitation });
  expect(there.office.sent.get()[0]?.stage).toBe('joined');
  there.close();
});

it('[F12] a change that was asked ends the pair when its time is over, in the same words for both', async () => {
  const there = await officeOfCleo();
  const invitation = await invited(there);
  for (const who of [ada, ben]) await answer(there, who, { invitation });
  const word = { version: 1, invitation, step: 'ask', cause: 'no-fit', words: WHY, at: there.now() } as const;
  const letter = makeRematch(word, ben.sign, boxOf(cleo), there.random);
  if (!letter.ok) throw new Error('asked');
  await there.bring(letter.value);
  expect(there.office.outreach.changes.get()).toMatchObject([{ by: 'mentee', cause: 'no-fit', words: WHY }]);
  there.close();
  const before = await officeOfCleo(undefined, there.doc, ISSUED + REMATCH_BUFFER - 1);
  expect(before.office.outreach.changes.get()).toHaveLength(1);
  before.close();
  // The office need not be open on that day: the next time that it is, it does what is due.
  await endsAfter(await officeOfCleo(undefined, there.doc, ISSUED + REMATCH_BUFFER), invitation);
});

async function endsAfter(there: CleosOffice, invitation: InvitationId): Promise<void> {
  await there.settle();
  expect(ends(there, 'ada')).toEqual([{ version: 2, invitation, at: there.now(), ended: true }]);
  expect(ends(there, 'ben')).toEqual(ends(there, 'ada'));
  expect(there.office.sent.get()[0]?.stage).toBe('ended');
  expect(there.office.outreach.changes.get()).toEqual([]);
  expect(
    there.office.outreach.waiting
      .get()
      .first.map(({ name, why }) => [name, why])
      .sort(),
  ).toEqual([
    ['ada', 'pair-ended'],
    ['ben', 'asked-other'],
  ]);
  expect((await there.office.match()).ok).toBe(true);
  expect(there.office.proposal.get()?.pairs).toEqual([]);
  there.close();
}

it('[F30] an announcement goes once to every active mailbox: past one that is full, and on where the server had enough', async () => {
  let enough = true;
  const full = mailboxOf('p3');
  const there = await officeOfCleo((to, count) =>
    to === full ? 'mailbox-full' : enough && count >= 5 ? 'too-many' : null,
  );
  for (let i = 0; i < 12; i += 1) await apply(there, `p${i}`, 'mentor');
  expect((await there.office.outreach.announce('tip', 'One open question a week.')).ok).toBe(true);
  await there.settle();
  await there.settle();
  expect(there.office.outreach.announcements.get()).toMatchObject([{ reached: 5 }]);
  enough = false;
  there.again();
  await there.settle();
  await there.settle();
  expect(there.office.outreach.announcements.get()).toMatchObject([{ reached: 11, missed: 1, left: 0 }]);
  expect(new Set(there.left.map(({ to }) => to)).size).toBe(11);
  expect(there.left).toHaveLength(11);
  const read = opens(there, 'p7', (bytes) => openAnnouncementLetter(bytes, person('p7').box, PROGRAMME));
  expect(read).toMatchObject([{ number: 1, kind: 'tip', text: 'One open question a week.' }]);
  expect(await there.office.outreach.announce('tip', 'http://a http://b')).toMatchObject({
    error: { tag: 'draft-invalid' },
  });
  there.close();
});

it('a device of the coordinator’s that has not heard of the invitation leaves its letters at the server', async () => {
  const there = await officeOfCleo();
  const invitation = await invited(there);
  const said = { version: 1 as const, answer: 'accepted' as const, words: '', at: there.now(), invitation };
  const answered = makeAnswer(said, ada.sign, boxOf(cleo), there.random);
  const asked = makeRematch(
    { version: 1, invitation, step: 'ask', cause: 'time', words: '', at: there.now() },
    ben.sign,
    boxOf(cleo),
    there.random,
  );
  if (!answered.ok || !asked.ok) throw new Error('letters');
  const other = await officeOfCleo();
  for (const letter of [answered.value, asked.value]) {
    expect(await other.bring(letter)).toBe(false);
    expect(await there.bring(letter)).toBe(true);
  }
  expect(await other.bring(new Uint8Array([1, 2, 3]))).toBe(true);
  for (const one of [there, other]) one.close();
});
