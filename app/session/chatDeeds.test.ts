import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, newSecret, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { appendLine, linesOf } from '../document/chat.ts';
import { type ChatText, encodeChatText, type LineName, MARKS } from '../model/chatLine.ts';
import { type FileRef, parseFileRef } from '../model/file.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import type { Delivery } from '../peer/types.ts';
import { actsOver } from './acts.ts';
import { openChat } from './chat.ts';
import { verified } from './testing/verified.ts';
import type { ChatLine, Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const someone = (): SigningPair => derivePerson(newSecret(random)).sign;
const pairs = { Ada: someone(), Ben: someone() };
const eve = someone();

function deviceOf(me: 'Ada' | 'Ben', doc = new Y.Doc()) {
  const member = (name: 'Ada' | 'Ben'): Member => ({
    id: personIdOf(pairs[name].publicKey),
    name,
    me: name === me,
    card: null,
    role: 'member',
    former: false,
  });
  let now = 1_000;
  const { chat, ready } = openChat({
    workspace: 'w',
    doc,
    vault: changeable<'saved' | 'saving' | 'not-saved'>('saved'),
    delivery: changeable<Delivery>({ sent: new Map(), delivered: new Map(), complete: false }),
    people: changeable([member('Ada'), member('Ben')]),
    chapter: 0,
    readers: null,
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

/** What was said and done is verified and, where it must be, cleared away: nothing more happens by itself. */
async function settle(...devices: Device[]): Promise<void> {
  for (let before = ''; ; ) {
    for (const { chat } of devices) chat.lines.get();
    // Verifying leaves the thread; it is over once a whole turn of the loop changed no document.
    await verified();
    const now = devices
      .map(({ doc, chat }) => `${linesOf(doc).length} ${JSON.stringify(seen(chat.lines.get()))}`)
      .join();
    if (now === before) return;
    before = now;
  }
}

function sync(a: Device, b: Device): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), 'remote');
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), 'remote');
}

const seen = (lines: readonly ChatLine[]) =>
  lines.map((line) => ({
    who: line.authorName,
    text: line.deleted ? '(deleted)' : line.genuine ? line.text : '(not genuine)',
    edited: line.edited === true,
    marks: (line.reactions ?? []).map(({ mark, people }) => `${mark} ${people.map(({ name }) => name).join()}`),
  }));

const nameAt = (device: Device, index: number): LineName => {
  const name = device.chat.lines.get()[index]?.name;
  if (name === undefined) throw new Error('there is no such line');
  return name;
};

const bytesOf = (doc: Y.Doc): Buffer => Buffer.from(Y.encodeStateAsUpdate(doc));
const has = (doc: Y.Doc, word: string): boolean => bytesOf(doc).includes(word);

async function aTalk(): Promise<{ ada: Device; ben: Device }> {
  const ada = deviceOf('Ada');
  const ben = deviceOf('Ben');
  await ada.chat.send('platypus');
  await settle(ada);
  sync(ada, ben);
  await settle(ada, ben);
  return { ada, ben };
}

describe('deeds of a conversation', () => {
  it('an edit shows the last wording at the place of the first, to both', async () => {
    const { ada, ben } = await aTalk();
    await ada.chat.send('second');
    await ada.chat.edit(nameAt(ada, 0), 'wombat');
    await settle(ada);
    await ada.chat.edit(nameAt(ada, 0), 'quokka');
    await settle(ada);
    sync(ada, ben);
    await settle(ada, ben);
    expect(seen(ben.chat.lines.get()).map(({ text, edited }) => [text, edited])).toEqual([
      ['quokka', true],
      ['second', false],
    ]);
    // Of the wordings between, nothing is kept; the first stays, for whoever must see what was said.
    expect([has(ben.doc, 'wombat'), has(ben.doc, 'platypus')]).toEqual([false, true]);
  });

  it('a deleted line leaves both documents, with its edits and the marks on it; that it was there is shown', async () => {
    const { ada, ben } = await aTalk();
    await ada.chat.send('after it');
    await ada.chat.edit(nameAt(ada, 0), 'quokka');
    ben.chat.react(nameAt(ben, 0), '🎉');
    await settle(ada, ben);
    sync(ada, ben);
    await settle(ada, ben);
    // Meanwhile, and not seen by who deletes it.
    ben.chat.react(nameAt(ben, 0), '👍');
    await settle(ben);
    ada.chat.remove(nameAt(ada, 0));
    await settle(ada);
    for (let round = 0; round < 2; round += 1) {
      sync(ada, ben);
      await settle(ada, ben);
    }
    for (const { chat, doc } of [ada, ben]) {
      expect(seen(chat.lines.get()).map(({ text }) => text)).toEqual(['(deleted)', 'after it']);
      for (const word of ['platypus', 'quokka', '🎉', '👍']) expect(has(doc, word)).toBe(false);
      expect(linesOf(doc).length).toBe(2);
    }
  });

  it('what was deleted and put back by somebody who kept the bytes goes again', async () => {
    const { ada, ben } = await aTalk();
    const [first] = linesOf(ben.doc);
    ada.chat.remove(nameAt(ada, 0));
    await settle(ada);
    sync(ada, ben);
    await settle(ada, ben);
    appendLine(ben.doc, new Uint8Array(first?.envelope ?? []));
    sync(ada, ben);
    await settle(ada, ben);
    sync(ada, ben);
    for (const { chat, doc } of [ada, ben]) {
      expect(seen(chat.lines.get()).map(({ text }) => text)).toEqual(['(deleted)']);
      expect(has(doc, 'platypus')).toBe(false);
    }
  });

  it.each(['edit', 'delete'])('an %s by anybody but the author changes nothing', async (does) => {
    const { ada, ben } = await aTalk();
    const of = nameAt(ada, 0);
    const deed = (signer: SigningPair): Uint8Array =>
      sign(
        'chat',
        encodeChatText({ version: 1, workspace: 'w', id: toText(random(9)), text: 'x', at: 9e9, deed: { does, of } }),
        signer,
      );
    appendLine(ben.doc, deed(pairs.Ben));
    if (does === 'edit') await ben.chat.edit(of, 'mine now');
    else ben.chat.remove(of);
    await settle(ben);
    sync(ada, ben);
    await settle(ada, ben);
    for (const { chat } of [ada, ben]) {
      expect(seen(chat.lines.get())).toEqual([{ who: 'Ada', text: 'platypus', edited: false, marks: [] }]);
    }
    appendLine(ben.doc, deed(eve));
    await settle(ben);
    expect(seen(ben.chat.lines.get()).map(({ text }) => text)).toEqual(['platypus', '(not genuine)']);
  });

  it('a person has one mark on a line, and can take it back', async () => {
    const { ada, ben } = await aTalk();
    ben.chat.react(nameAt(ben, 0), '👍');
    ada.chat.react(nameAt(ada, 0), '👍');
    await settle(ada, ben);
    sync(ada, ben);
    await settle(ada, ben);
    expect(seen(ada.chat.lines.get())[0]?.marks).toEqual([expect.stringMatching(/^👍 (Ada,Ben|Ben,Ada)$/)]);
    ben.chat.react(nameAt(ben, 0), '💡');
    ada.chat.react(nameAt(ada, 0), null);
    await settle(ada, ben);
    sync(ada, ben);
    await settle(ada, ben);
    for (const { chat } of [ada, ben]) expect(seen(chat.lines.get())[0]?.marks).toEqual(['💡 Ben']);
  });

  it.each([
    ['a deed of a newer app', { does: 'pin' }, 'x'],
    ['a mark of a newer app', { does: 'react' }, '🦘'],
  ])('%s is passed over', async (_, what, text) => {
    const { ada, ben } = await aTalk();
    const line: ChatText = {
      version: 1,
      workspace: 'w',
      id: toText(random(9)),
      text,
      at: 5,
      deed: { ...what, of: nameAt(ada, 0) },
    };
    appendLine(ben.doc, sign('chat', encodeChatText(line), pairs.Ben));
    await settle(ben);
    expect(seen(ben.chat.lines.get())).toEqual([{ who: 'Ada', text: 'platypus', edited: false, marks: [] }]);
  });

  it('my other words and my marks are taken back, the last first, and done again; nothing of the other person’s', async () => {
    const { ada, ben } = await aTalk();
    const shown = (): unknown => seen(ada.chat.lines.get()).map(({ text, marks }) => [text, ...marks]);
    await ada.chat.edit(nameAt(ada, 0), 'wombat');
    await settle(ada);
    ada.chat.react(nameAt(ada, 0), '🎉');
    ben.chat.react(nameAt(ben, 0), '👍');
    await settle(ada, ben);
    sync(ada, ben);
    await settle(ada, ben);
    expect(ada.chat.acts.past.get()).toEqual({ undo: 2, redo: 0 });
    const steps: unknown[] = [];
    for (const step of ['undo', 'undo', 'undo', 'redo', 'redo'] as const) {
      ada.chat.acts[step]();
      await settle(ada);
      steps.push(shown());
    }
    expect(steps).toEqual([
      [['wombat', '👍 Ben']],
      [['platypus', '👍 Ben']],
      [['platypus', '👍 Ben']],
      [['wombat', '👍 Ben']],
      [['wombat', '👍 Ben', '🎉 Ada']],
    ]);
    sync(ada, ben);
    await settle(ada, ben);
    expect(seen(ben.chat.lines.get())).toEqual(seen(ada.chat.lines.get()));
  });

  it('what another device of mine said since is not taken back, nor is anything of a line that is gone', async () => {
    const { ada, ben } = await aTalk();
    const tablet = deviceOf('Ada');
    await ada.chat.edit(nameAt(ada, 0), 'wombat');
    await settle(ada);
    sync(ada, tablet);
    await settle(tablet);
    await tablet.chat.edit(nameAt(tablet, 0), 'quokka');
    await settle(tablet);
    sync(ada, tablet);
    await settle(ada, tablet);
    ada.chat.acts.undo();
    await settle(ada);
    expect(seen(ada.chat.lines.get())[0]?.text).toBe('quokka');
    ada.chat.react(nameAt(ada, 0), '👍');
    await settle(ada);
    ada.chat.remove(nameAt(ada, 0));
    await settle(ada);
    ada.chat.acts.undo();
    await settle(ada, ben);
    expect(seen(ada.chat.lines.get())).toEqual([{ who: 'Ada', text: '(deleted)', edited: false, marks: [] }]);
  });

  it('an answer names its line; a file that a deleted line brought is named, so that it is let go of', async () => {
    const file = parseFileRef({ id: 'A'.repeat(43), name: 'plan.pdf', type: 'application/pdf', size: 12 });
    if (!file.ok) throw new Error(file.error.tag);
    const { ada } = await aTalk();
    await ada.chat.send('', file.value as FileRef, nameAt(ada, 0));
    await settle(ada);
    expect(ada.chat.lines.get()[1]?.reply).toEqual(nameAt(ada, 0));
    ada.chat.remove(nameAt(ada, 1));
    await settle(ada);
    expect(ada.chat.lines.get()[1]).toMatchObject({ deleted: true, gone: file.value.id, text: '' });
    expect(has(ada.doc, 'plan.pdf')).toBe(false);
  });
});

const act = fc.oneof(
  fc.record({ does: fc.constant('send' as const) }),
  fc.record({ does: fc.constant('sync' as const) }),
  fc.record({ does: fc.constant('undo' as const) }),
  fc.record({ does: fc.constant('redo' as const) }),
  fc.record({
    does: fc.constantFrom('edit' as const, 'remove' as const, 'react' as const, 'unreact' as const, 'replay' as const),
    at: fc.nat(9),
    mark: fc.constantFrom(...MARKS),
  }),
);

it('whatever two people do apart, they come to the same conversation, and nothing deleted is left in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('Ada' as const, 'Ben' as const), act), { maxLength: 14 }),
      async (acts) => {
        const devices = { Ada: deviceOf('Ada'), Ben: deviceOf('Ben') };
        const { Ada, Ben } = devices;
        const heard: Uint8Array[] = [];
        let count = 0;
        const nextWord = (): string => {
          count += 1;
          return `word${count} `;
        };
        // Something that both have, or most of what is drawn would be done to nothing.
        await Ada.chat.send(nextWord());
        await Ben.chat.send(nextWord());
        sync(Ada, Ben);
        await settle(Ada, Ben);
        for (const [who, one] of acts) {
          const { chat, doc } = devices[who];
          heard.push(...linesOf(doc).map(({ envelope }) => envelope));
          if (one.does === 'send') await chat.send(nextWord());
          else if (one.does === 'sync') sync(Ada, Ben);
          else if (one.does === 'undo' || one.does === 'redo') chat.acts[one.does]();
          else if (one.does === 'replay') {
            const bytes = heard[one.at % Math.max(1, heard.length)];
            if (bytes !== undefined) appendLine(doc, new Uint8Array(bytes));
          } else {
            const shown = chat.lines.get();
            const name = shown[one.at % Math.max(1, shown.length)]?.name;
            if (name === undefined) continue;
            if (one.does === 'edit') await chat.edit(name, nextWord());
            else if (one.does === 'remove') chat.remove(name);
            else chat.react(name, one.does === 'react' ? one.mark : null);
          }
          await settle(devices[who]);
        }
        for (let round = 0; round < 3; round += 1) {
          sync(Ada, Ben);
          await settle(Ada, Ben);
        }
        expect(seen(Ben.chat.lines.get())).toEqual(seen(Ada.chat.lines.get()));
        expect(seen(Ada.chat.lines.get()).some(({ text }) => text === '(not genuine)')).toBe(false);
        const alive = linesOf(Ada.doc).map(({ envelope }) => Buffer.from(envelope).toString());
        const deleted = Ada.chat.lines.get().flatMap((line) => (line.deleted ? [line.id.split(' ')[1] ?? ''] : []));
        for (const id of deleted) {
          // Named by its deletion alone.
          expect(alive.filter((text) => text.includes(id)).every((text) => text.includes('"does":"delete"'))).toBe(
            true,
          );
        }
      },
    ),
    { numRuns: 40 },
  );
});
