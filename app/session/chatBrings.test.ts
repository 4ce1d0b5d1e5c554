import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, newSecret, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { appendLine, linesOf } from '../document/chat.ts';
import { type ChatText, encodeChatText, NO_LINE, parseChatText } from '../model/chatLine.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import type { Delivery } from '../peer/types.ts';
import { actsOver } from './acts.ts';
import { openChat } from './chat.ts';
import type { ChatLine, Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const someone = (): SigningPair => derivePerson(newSecret(random)).sign;
const pairs = { Ada: someone(), Ben: someone() };
const idOf = (pair: SigningPair) => personIdOf(pair.publicKey);

function deviceOf(me: 'Ada' | 'Ben', isCircle = false) {
  const doc = new Y.Doc();
  const members = (['Ada', 'Ben'] as const).map(
    (name): Member => ({ id: idOf(pairs[name]), name, me: name === me, card: null, role: 'member', former: false }),
  );
  let now = 1_000;
  const { chat, ready } = openChat({
    workspace: 'w',
    doc,
    vault: changeable<'saved' | 'saving' | 'not-saved'>('saved'),
    delivery: changeable<Delivery>({ sent: new Map(), delivered: new Map(), complete: false }),
    people: changeable(members),
    chapter: 0,
    readers: isCircle ? changeable([]) : null,
    author: pairs[me],
    acts: actsOver(),
    clock: () => {
      now += 1;
      return now;
    },
    random,
  });
  return { chat, doc, ready };
}

type Device = ReturnType<typeof deviceOf>;

function sync(a: Device, b: Device): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), 'remote');
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), 'remote');
}

const lines = ({ chat }: Device): readonly ChatLine[] => chat.lines.get();
const until = (device: Device, wanted: (all: readonly ChatLine[]) => boolean) =>
  expect.poll(() => wanted(lines(device))).toBe(true);
const reads = ({ doc }: Device): number =>
  linesOf(doc).filter(({ envelope }) => new TextDecoder().decode(envelope).includes('"read"')).length;

const line = (over: Partial<ChatText>): Uint8Array =>
  sign(
    'chat',
    encodeChatText({ version: 1, workspace: 'w', id: toText(random(9)), text: 'x', at: 5, ...over }),
    pairs.Ada,
  );

describe('what a line brings', () => {
  it('a link, a name and a mood are read as they were sent', async () => {
    const ada = deviceOf('Ada');
    const link = { to: 'page', id: 'A'.repeat(16), title: 'Interview', part: 'Questions' } as const;
    await ada.chat.send('for @Ben', undefined, undefined, { link, mentions: [idOf(pairs.Ben)], mood: 4 });
    await until(ada, (all) => all.length === 1);
    expect(lines(ada)[0]).toMatchObject({ text: 'for @Ben', link, mood: 4, mentioned: [{ name: 'Ben' }] });
  });

  it('of another shape they are passed over, and the words are still there', async () => {
    const ada = deviceOf('Ada');
    // As a newer app, or a tampered one, would write it.
    const odd = { link: { to: 'javascript:', id: '../x', title: 1 }, mentions: 'all', mood: 9 } as unknown as ChatText;
    appendLine(ada.doc, line({ ...odd, text: 'still said' }));
    appendLine(ada.doc, line({ text: 'a stranger', mentions: [idOf(someone())] }));
    await until(ada, (all) => all.length === 2);
    expect(lines(ada)[0]).toMatchObject({ text: 'still said', link: undefined, mood: undefined, mentioned: [] });
    expect(lines(ada)[1]?.mentioned).toEqual([]);
  });
});

describe('reading that is seen', () => {
  async function aTalk() {
    const [ada, ben] = [deviceOf('Ada'), deviceOf('Ben')];
    await ada.chat.send('one');
    await until(ada, (all) => all.length === 1);
    sync(ada, ben);
    await until(ben, (all) => all.length === 1);
    return { ada, ben };
  }

  it('nothing is written down about reading until both have chosen it', async () => {
    const { ada, ben } = await aTalk();
    ben.chat.markRead();
    ben.chat.letReadBeSeen(true);
    await expect.poll(() => ben.chat.receipts.get()).toEqual({ mine: true, theirs: false });
    ben.chat.markRead();
    sync(ada, ben);
    await expect.poll(() => ada.chat.receipts.get()).toEqual({ mine: false, theirs: true });
    expect(reads(ben)).toBe(0);
    expect(lines(ada)[0]?.read).toBe(false);
    ada.chat.letReadBeSeen(true);
    await expect.poll(() => ada.chat.receipts.get().mine).toBe(true);
    sync(ada, ben);
    await expect.poll(() => ben.chat.receipts.get()).toEqual({ mine: true, theirs: true });
    ben.chat.markRead();
    ben.chat.markRead();
    expect(reads(ben)).toBe(1);
    sync(ada, ben);
    await until(ada, (all) => all[0]?.read === true);
  });

  it('ends for both when one takes it back; the last word about it stays alone', async () => {
    const { ada, ben } = await aTalk();
    for (const { chat } of [ada, ben]) chat.letReadBeSeen(true);
    sync(ada, ben);
    await expect.poll(() => ben.chat.receipts.get()).toEqual({ mine: true, theirs: true });
    ben.chat.markRead();
    await ada.chat.send('two');
    sync(ada, ben);
    await until(ben, (all) => all.length === 2);
    ben.chat.markRead();
    await expect.poll(() => reads(ben)).toBe(1);
    ben.chat.letReadBeSeen(false);
    sync(ada, ben);
    await expect.poll(() => ada.chat.receipts.get()).toEqual({ mine: true, theirs: false });
    expect(lines(ada).map(({ read }) => read)).toEqual([false, false]);
  });

  it('says what was read up to a line that is deleted since', async () => {
    const { ada, ben } = await aTalk();
    for (const { chat } of [ada, ben]) chat.letReadBeSeen(true);
    await ada.chat.send('two');
    await until(ada, (all) => all.length === 2);
    sync(ada, ben);
    await until(ben, (all) => all.length === 2);
    await expect.poll(() => ben.chat.receipts.get()).toEqual({ mine: true, theirs: true });
    ben.chat.markRead();
    sync(ada, ben);
    await until(ada, (all) => all[1]?.read === true);
    const name = lines(ada)[1]?.name;
    if (name !== undefined) ada.chat.remove(name);
    await until(ada, (all) => all[1]?.deleted === true);
    expect(lines(ada)[0]?.read).toBe(true);
  });

  it('is nobody’s business in a circle', async () => {
    const ada = deviceOf('Ada', true);
    ada.chat.letReadBeSeen(true);
    ada.chat.markRead();
    expect(linesOf(ada.doc)).toEqual([]);
    expect(ada.chat.receipts.get()).toEqual({ mine: false, theirs: false });
  });

  it('a stranger’s word about reading changes nothing', async () => {
    const { ada } = await aTalk();
    ada.chat.letReadBeSeen(true);
    const eve = someone();
    const deed = { does: 'receipts', of: { by: idOf(eve), id: NO_LINE } };
    const word = { version: 1, workspace: 'w', id: toText(random(9)), text: 'on', at: 9, deed } as const;
    appendLine(ada.doc, sign('chat', encodeChatText(word), eve));
    await expect.poll(() => ada.chat.receipts.get().mine).toBe(true);
    expect(ada.chat.receipts.get().theirs).toBe(false);
  });
});

describe('the signed envelopes of lines', () => {
  it('are those asked for, with the last wording behind the first', async () => {
    const ada = deviceOf('Ada');
    await ada.chat.send('first words');
    await ada.chat.send('not asked for');
    await until(ada, (all) => all.length === 2);
    const [one] = lines(ada);
    if (one?.name !== undefined) await ada.chat.edit(one.name, 'last words');
    await until(ada, (all) => all[0]?.edited === true);
    expect(lines(ada)[0]?.first).toBe('first words');
    const given = ada.chat.signedOf(new Set([one?.id ?? '']));
    const said = given.map((envelope) => parseChatText(envelope.slice(97)));
    expect(said.map((each) => each.ok && each.value.text)).toEqual(['first words', 'last words']);
  });
});
