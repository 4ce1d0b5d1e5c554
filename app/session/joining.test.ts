/** Ben applied to a programme; then one of his devices, which holds his seed, is removed. */
import { expect, test } from 'vitest';
import { derivePerson, Secret, type SigningPair, toText } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { openCards } from '../invitation/cardsLetter.ts';
import { openCard } from '../invitation/letters.ts';
import { programmeIdOf } from '../model/ids.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import { aDraft, aPack, aProgramme, ISSUED, tags } from '../model/samples.ts';
import { aDevice, bytesOf } from './deviceSample.ts';
import { openJoining } from './joining.ts';
import { packBytes } from './packFile.ts';
import { makeNotice, programmeLink } from './programmeLink.ts';

const programmeKeys = derivePerson(new Secret(bytesOf('programme')));
const id = programmeIdOf(programmeKeys.sign.publicKey);

/** Keeps what is left for the programme, and who collects where. */
function postOffice() {
  const left: Uint8Array[] = [];
  const collected = new Set<string>();
  const server = {
    get: () => 'connected' as const,
    subscribe: () => () => undefined,
    read: async () => ok(new Uint8Array()),
    async deposit({ bytes }: { readonly bytes: Uint8Array }) {
      left.push(bytes);
      return ok(undefined);
    },
    collect(mailbox: SigningPair) {
      const address = toText(mailbox.publicKey);
      collected.add(address);
      return () => void collected.delete(address);
    },
  };
  return { server, left, collected };
}

function applied() {
  const { server, left, collected } = postOffice();
  const ben = aDevice('computer');
  const programme = aProgramme({ box: toText(programmeKeys.box.publicKey) });
  ben.self.programmes.set(id, { programme, envelope: new Uint8Array() });
  const joining = openJoining({ ...ben, server });
  const cards = () =>
    left.flatMap((letter) => {
      const card = openCards(letter, programmeKeys.box, id);
      return card.ok ? [card.value.card] : [];
    });
  return { ben, joining, cards, collected };
}

test('the programme gets the same card with an address that the seed does not give; what comes to either is collected', async () => {
  const { ben, joining, cards, collected } = applied();
  expect((await joining.apply(id, aDraft())).ok).toBe(true);
  expect((await joining.renew()).ok).toBe(true);
  ben.self.removed.set('phone', ben.clock());
  expect((await joining.renew()).ok).toBe(true);
  // Once is enough.
  expect((await joining.renew()).ok).toBe(true);
  await new Promise((resolve) => setTimeout(resolve));
  const [before, after, ...more] = cards();
  if (before === undefined || after === undefined) throw new Error('two cards');
  expect(more).toEqual([]);
  expect({ ...after, mailbox: '', issued: 0 }).toEqual({ ...before, mailbox: '', issued: 0 });
  expect(after.mailbox).not.toBe(before.mailbox);
  expect(after.issued).toBeGreaterThan(before.issued);
  expect(collected).toEqual(new Set([before.mailbox, after.mailbox]));
  // The removed device has the seed, and even the new card: it finds the first address alone.
  const phone = { ...aDevice('phone', ben.seed), self: ben.self, deviceId: 'another' };
  const there = postOffice();
  openJoining({ ...phone, server: there.server }).listen();
  expect(there.collected).toEqual(new Set([before.mailbox]));
});

test('a device that has heard that it was removed collects no letters any more', async () => {
  const { ben, joining, collected } = applied();
  await joining.apply(id, aDraft());
  expect(collected.size).toBe(1);
  ben.self.removed.set(ben.deviceId, ben.clock());
  expect(collected.size).toBe(0);
  joining.listen();
  expect(collected.size).toBe(0);
});

test('where three cards go into one letter, one that is too long for that is not sent, and the person is told which part', async () => {
  const { ben, joining, cards } = applied();
  const skillsOffered = Array.from({ length: 20 }, (_, i) => `${i}`.padEnd(60, '\u0416'));
  const long = aDraft({ words: '\u6f22'.repeat(600), skillsOffered, skillsSought: skillsOffered });
  const apply = async (mode: SafeguardingMode) => {
    const programme = aProgramme({ mode, box: toText(programmeKeys.box.publicKey) });
    ben.self.programmes.set(id, { programme, envelope: new Uint8Array() });
    return joining.apply(id, long);
  };
  expect(await apply('visible-third')).toMatchObject({ error: { tag: 'draft-invalid', field: 'skillsOffered' } });
  await new Promise((resolve) => setTimeout(resolve));
  expect(cards()).toEqual([]);
  expect((await apply('private-pair')).ok).toBe(true);
});

test('[F11] a card is paused and taken up again, and taken back: each time a newer one, signed, and the last says nothing', async () => {
  const { ben, joining, cards } = applied();
  const draft = aDraft({ name: 'Benjamin', words: 'pangolin', trained: ['welcome'] });
  expect((await joining.apply(id, draft)).ok).toBe(true);
  const until = ben.clock() + 30 * 86_400_000;
  expect((await joining.pause(id, until)).ok).toBe(true);
  // The form asks neither: both stay.
  expect((await joining.apply(id, aDraft({ name: 'Benjamin' }))).ok).toBe(true);
  expect((await joining.pause(id, null)).ok).toBe(true);
  expect((await joining.withdraw(id)).ok).toBe(true);
  await new Promise((resolve) => setTimeout(resolve));
  const all = cards().sort((a, b) => a.issued - b.issued);
  const last = all.at(-1);
  expect(ben.self.applications.get(id)?.card).toEqual(last);
  expect(JSON.stringify(last)).not.toMatch(/Benjamin|pangolin|welcome/);
  expect(last).toMatchObject({ withdrawn: true, skillsOffered: [], words: '' });
  expect(ben.self.profile.get('name')).toBe('Benjamin');
  expect((await joining.pause(programmeIdOf(new Uint8Array(32)), null)).ok).toBe(false);
});

test('[S22] what only the coordinator reads is in the card, and a pseudonym does not become the name elsewhere', async () => {
  const { ben, joining, cards } = applied();
  ben.self.profile.set('name', 'Benjamin');
  expect((await joining.apply(id, aDraft({ name: 'Renard', pseudonym: true, manager: 'Mme Ocelot' }))).ok).toBe(true);
  expect(ben.self.profile.get('name')).toBe('Benjamin');
  await joining.pause(id, ben.clock() + 1_000_000);
  await new Promise((resolve) => setTimeout(resolve));
  expect(cards().map(({ name, pseudonym }) => [name, pseudonym])).toContainEqual(['Renard', true]);
  expect(cards().every(({ manager }) => manager === 'Mme Ocelot')).toBe(true);
});

const faith = (affinity: boolean) =>
  ({
    id: 'faith',
    ask: { en: 'Your faith?' },
    kind: 'text',
    options: [],
    weight: 0,
    affinity,
    required: false,
  }) as const;
const city = { ...faith(false), id: 'city', ask: { en: 'Your city?' } };

test.each([
  'the pack has the flag taken off',
  'a notice without a pack takes its place',
  'an older notice without the flag is replayed',
] as const)(
  '[S22] what was answered for the coordinator alone stays so at each signing, also where %s',
  async (way) => {
    const ben = aDevice('computer');
    const short = new Secret(bytesOf('notice').slice(0, 16));
    const noticeOf = async (issued: number, affinity: boolean | null) => {
      const programme = aProgramme({ box: toText(programmeKeys.box.publicKey), issued });
      const pack = aPack({ questions: affinity === null ? [] : [faith(affinity), city], languages: tags('en') });
      const packed = affinity === null ? undefined : await packBytes(pack, programmeKeys.sign);
      return makeNotice(programme, programmeKeys.sign, short, ben.random, packed);
    };
    const { server, left } = postOffice();
    const given = { notice: await noticeOf(ISSUED, true) };
    const joining = openJoining({ ...ben, server: { ...server, read: async () => ok(given.notice) } });
    const token = programmeLink('https://x', programmeKeys.sign.publicKey, short).split('#')[1] ?? '';
    const handedOn = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const letter = left.at(-1);
      const cards = letter && openCards(letter, programmeKeys.box, id);
      const card = cards?.ok ? openCard(cards.value.envelope, id) : undefined;
      if (!card?.ok) throw new Error('a card was handed in');
      return card.value.card.answers;
    };
    const answers = [
      ['faith', ['Quaker']],
      ['city', ['Dakar']],
    ] as const;
    expect((await joining.readProgramme(token)).ok).toBe(true);
    expect((await joining.apply(id, aDraft({ answers }))).ok).toBe(true);
    expect(await handedOn()).toEqual([['city', ['Dakar']]]);
    if (way === 'the pack has the flag taken off') given.notice = await noticeOf(ISSUED + 1, false);
    else if (way === 'a notice without a pack takes its place') given.notice = await noticeOf(ISSUED + 1, null);
    else given.notice = await noticeOf(ISSUED - 1, false);
    const read = await joining.readProgramme(token);
    const isOld = way === 'an older notice without the flag is replayed';
    expect(read).toMatchObject({ ok: true, value: { programme: { issued: isOld ? ISSUED : ISSUED + 1 } } });
    expect((await joining.pause(id, null)).ok).toBe(true);
    const told = JSON.stringify((await handedOn()) ?? []);
    expect(told).not.toContain('Quaker');
    expect(told.includes('Dakar')).toBe(way !== 'a notice without a pack takes its place');
  },
);
