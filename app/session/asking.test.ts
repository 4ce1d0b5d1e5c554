/** Ben's side: an invitation opened, given more time, said no to; and what he asks privately of a pair. */
import { expect, it } from 'vitest';
import { deriveMailbox, derivePerson, Secret, toText } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { draftInvitation, makeCardLetter, openAnswerLetter, sealInvitation } from '../invitation/letters.ts';
import { makeReminder, openRematchLetter } from '../invitation/programmeLetters.ts';
import { parseWorkspaceId, programmeIdOf } from '../model/ids.ts';
import { aCard, aDraft, aProgramme } from '../model/samples.ts';
import { askForOther, changesOf, handOverAskings, takeAskingBack } from './asking.ts';
import { aDevice, bytesOf } from './deviceSample.ts';
import { acceptInvitation, declineInvitation, invitationViews, openedInvitation } from './invitations.ts';
import { openJoining } from './joining.ts';
import { receiveFromProgramme } from './receive.ts';

const DAY = 86_400_000;
const cleo = derivePerson(new Secret(bytesOf('programme')));
const id = programmeIdOf(cleo.sign.publicKey);
const box = toText(cleo.box.publicKey);
const space = parseWorkspaceId('A'.repeat(22));
if (!space.ok) throw new Error('an id');

/** Ben has applied, and is invited with Ada. */
async function invited() {
  const device = aDevice('ben');
  let now = device.clock();
  const left: { to: string; bytes: Uint8Array }[] = [];
  const ben = { ...device, clock: () => now };
  const programme = aProgramme({ box });
  ben.self.programmes.set(id, { programme, envelope: new Uint8Array() });
  const server = {
    get: () => 'connected' as const,
    subscribe: () => () => undefined,
    read: async () => ok(new Uint8Array()),
    async deposit(letter: { readonly to: string; readonly bytes: Uint8Array }) {
      left.push(letter);
      return ok(undefined);
    },
    collect: () => () => undefined,
  };
  const joining = openJoining({ ...ben, server });
  await joining.apply(id, aDraft({ role: 'mentee', name: 'Ben' }));
  const ada = aDevice('ada');
  const dates = { issued: now - DAY, expires: now + 300 * DAY };
  const card = (who: typeof ada, role: 'mentor' | 'mentee') => {
    const mailbox = toText(deriveMailbox(who.seed, cleo.sign.publicKey).publicKey);
    const value = aCard({ programme: id, box: toText(who.person.box.publicKey), mailbox, role, ...dates });
    const made = makeCardLetter(value, who.person.sign, box, ben.random);
    if (!made.ok) throw new Error('a card');
    return made.value.envelope;
  };
  const drafted = draftInvitation(
    {
      programme,
      mentor: card(ada, 'mentor'),
      mentee: card(ben, 'mentee'),
      third: null,
      issued: now,
      expires: now + 7 * DAY,
      nonce: ben.random(32),
    },
    cleo.sign,
  );
  if (!drafted.ok) throw new Error(drafted.error.tag);
  const letter = sealInvitation(drafted.value.envelope, toText(ben.person.box.publicKey), ben.random);
  if (!letter.ok) throw new Error('sealed');
  expect(receiveFromProgramme(ben, id, letter.value)).toBe(true);
  const core = ben as never;
  const invitation = drafted.value.id;
  return {
    ben,
    core,
    invitation,
    joining,
    server,
    left,
    pass(ms: number) {
      now += ms;
    },
    now: () => now,
    view: () => invitationViews(core, new Map())[0],
    answers: () =>
      left.flatMap(({ bytes }) => {
        const answer = openAnswerLetter(bytes, cleo.box);
        return answer.ok ? [answer.value.answer] : [];
      }),
    asked: () =>
      left.flatMap(({ bytes }) => {
        const asked = openRematchLetter(bytes, cleo.box);
        return asked.ok ? [asked.value.rematch] : [];
      }),
    settle: () => new Promise((resolve) => setTimeout(resolve)),
  };
}

it('[S05] that it was on the screen is told once, and it can still be answered', async () => {
  const there = await invited();
  expect(await openedInvitation(there.core, there.invitation)).toBe(true);
  there.joining.handOver();
  await there.settle();
  expect(await openedInvitation(there.core, there.invitation)).toBe(false);
  expect(there.view()).toMatchObject({ stage: 'sent', seen: true });
  expect((await acceptInvitation(there.core, there.invitation)).ok).toBe(true);
  there.joining.handOver();
  await there.settle();
  expect(there.answers().map(({ answer, version }) => [answer, version])).toEqual([
    ['opened', 2],
    ['accepted', 1],
  ]);
});

it('[S37] more time lets him answer past the date that was signed first, and not past the later one', async () => {
  const there = await invited();
  const at = there.now();
  const word = { version: 1, invitation: there.invitation, at, expires: at + 14 * DAY } as const;
  const letter = makeReminder(word, cleo.sign, toText(there.ben.person.box.publicKey), there.ben.random);
  if (!letter.ok) throw new Error('a reminder');
  there.pass(8 * DAY);
  expect(there.view()?.stage).toBe('expired');
  expect(await acceptInvitation(there.core, there.invitation)).toMatchObject({ error: { tag: 'expired' } });
  receiveFromProgramme(there.ben, id, letter.value);
  expect(there.view()).toMatchObject({ stage: 'sent', expires: at + 14 * DAY, reminded: { longer: true } });
  there.pass(7 * DAY);
  expect(await acceptInvitation(there.core, there.invitation)).toMatchObject({ error: { tag: 'expired' } });
  there.pass(-7 * DAY);
  expect((await acceptInvitation(there.core, there.invitation)).ok).toBe(true);
});

it('[F11] a no says why, and what he would like then, to the programme alone', async () => {
  const there = await invited();
  const no = { reason: 'other-wish' as const, words: 'Thank you.', wish: 'stop' as const, until: undefined };
  expect((await declineInvitation(there.core, there.invitation, no)).ok).toBe(true);
  there.joining.handOver();
  await there.settle();
  expect(there.answers()).toMatchObject([{ version: 2, answer: 'declined', reason: 'other-wish', wish: 'stop' }]);
  expect(there.left.filter(({ to }) => to !== id)).toEqual([]);
});

it('[F12] what he asks is in his own document and a letter to the programme; taken back, it is later than the asking', async () => {
  const there = await invited();
  const { ben, core, invitation } = there;
  expect(await askForOther(ben, space.value, { cause: 'time', words: '' })).toMatchObject({ ok: false });
  await acceptInvitation(core, invitation);
  const kept = ben.self.invitations.get(invitation);
  if (!kept?.workspace) throw new Error('a space');
  const at = kept.workspace;
  expect((await askForOther(ben, at, { cause: 'no-fit', words: 'Quietly.' })).ok).toBe(true);
  expect(changesOf(ben)).toMatchObject([{ workspace: at, state: 'asked', coordinator: 'Cleo', isWaiting: true }]);
  expect(await handOverAskings(ben, there.server)).toBe(true);
  expect(changesOf(ben)).toMatchObject([{ isWaiting: false }]);
  // The clock stands still, or was set back.
  there.pass(-DAY);
  expect((await takeAskingBack(ben, at)).ok).toBe(true);
  expect(changesOf(ben)).toEqual([]);
  await handOverAskings(ben, there.server);
  const [first, second, ...more] = there.asked();
  expect(more).toEqual([]);
  expect(first).toMatchObject({ step: 'ask', cause: 'no-fit', words: 'Quietly.', invitation });
  expect(second).toMatchObject({ step: 'take-back', words: '', at: (first?.at ?? 0) + 1 });
  expect(there.left.filter(({ to }) => to !== id)).toEqual([]);
});

it('[F12] a pair that the programme has ended is asked nothing more', async () => {
  const there = await invited();
  await acceptInvitation(there.core, there.invitation);
  const kept = there.ben.self.invitations.get(there.invitation);
  if (!kept?.workspace) throw new Error('a space');
  there.ben.self.invitations.set(there.invitation, { ...kept, ended: there.now() });
  expect(changesOf(there.ben)).toMatchObject([{ state: 'ended', workspace: kept.workspace }]);
  const asked = await askForOther(there.ben, kept.workspace, { cause: 'time', words: '' });
  expect(asked).toMatchObject({ error: { tag: 'not-found' } });
});
