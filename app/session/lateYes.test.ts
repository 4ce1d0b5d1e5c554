/** A yes that comes after its place was given away: nobody with one place is put into two pairs. */
import { expect, it } from 'vitest';
import { deriveMailbox, Secret, toText } from '../../crypto/index.ts';
import {
  makeAnswer,
  makeCardLetter,
  openInvitation,
  openInvitationLetter,
  openWithdrawalLetter,
} from '../invitation/letters.ts';
import type { InvitationId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { personIdOf } from '../model/ids.ts';
import { aCard } from '../model/samples.ts';
import { bytesOf } from './deviceSample.ts';
import { boxOf, cleo, officeOfCleo, PROGRAMME, person } from './testing/officeStage.ts';

const DAY = 86_400_000;
const idOf = (name: string) => personIdOf(person(name).sign.publicKey);
const mailboxOf = (name: string): string =>
  toText(deriveMailbox(new Secret(bytesOf(name)), cleo.sign.publicKey).publicKey);

async function withThree() {
  const there = await officeOfCleo();
  const { office, left, settle, now, random } = there;
  const apply = async (name: string, over: Partial<Card>) => {
    const box = boxOf(person(name));
    const card = aCard({ programme: PROGRAMME, box, mailbox: mailboxOf(name), name, capacity: 1, ...over });
    const made = makeCardLetter(card, person(name).sign, boxOf(cleo), random);
    if (!made.ok) throw new Error('a card');
    await there.bring(made.value.letter);
  };
  await apply('Ada', { role: 'mentor' });
  await apply('Ben', { role: 'mentee' });
  await apply('Ines', { role: 'mentee' });
  const invite = async (mentee: string): Promise<InvitationId> => {
    expect((await office.together(idOf('Ada'), idOf(mentee))).ok).toBe(true);
    expect(await office.sendInvitations({ days: 14 })).toEqual({ ok: true, value: 1 });
    await settle();
    const ids = left.flatMap(({ to, bytes }) => {
      const envelope = to === mailboxOf(mentee) ? openInvitationLetter(bytes, person(mentee).box) : null;
      const opened = envelope?.ok ? openInvitation(envelope.value, idOf(mentee), null) : null;
      return opened?.ok ? [opened.value.id] : [];
    });
    const last = ids.at(-1);
    if (last === undefined) throw new Error('no invitation');
    return last;
  };
  const yes = (name: string, invitation: InvitationId): Uint8Array => {
    const said = { version: 1, invitation, answer: 'accepted', words: '', at: now() } as const;
    const letter = makeAnswer(said, person(name).sign, boxOf(cleo), random);
    return letter.ok ? letter.value : new Uint8Array();
  };
  const told = (name: string): InvitationId[] =>
    left.flatMap(({ to, bytes }) => {
      const word = to === mailboxOf(name) ? openWithdrawalLetter(bytes, person(name).box, PROGRAMME) : null;
      return word?.ok ? [word.value.invitation] : [];
    });
  const joined = () =>
    office.sent
      .get()
      .filter(({ stage }) => stage === 'joined')
      .map(({ mentee }) => mentee.name);
  return { ...there, invite, yes, told, joined };
}

it('[S20] the place given away says so to both who waited, and the late yes makes no second pair', async () => {
  const { invite, yes, told, joined, pass, bring } = await withThree();
  const first = await invite('Ben');
  await bring(yes('Ada', first));
  pass(13 * DAY);
  const late = yes('Ben', first);
  pass(2 * DAY);
  const second = await invite('Ines');
  expect([told('Ada'), told('Ben')]).toEqual([[first], [first]]);
  await bring(yes('Ada', second));
  await bring(yes('Ines', second));
  await bring(late);
  expect(joined()).toEqual(['Ines']);
});

it('as long as nobody was given the place, a yes in time makes the pair however late it comes', async () => {
  const { invite, yes, told, joined, pass, bring } = await withThree();
  const first = await invite('Ben');
  await bring(yes('Ada', first));
  pass(13 * DAY);
  const late = yes('Ben', first);
  pass(2 * DAY);
  await bring(late);
  expect(joined()).toEqual(['Ben']);
  expect(told('Ben')).toEqual([]);
});
