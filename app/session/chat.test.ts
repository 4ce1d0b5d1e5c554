import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, newSecret, type SigningPair, sign, toText } from '../../crypto/index.ts';
import phrases from '../../crypto/vectors/phrases.json' with { type: 'json' };
import { appendLine } from '../document/chat.ts';
import { CHAT_TEXT_LIMIT, encodeChatText } from '../model/chatLine.ts';
import { type FileRef, parseFileRef } from '../model/file.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { aCard } from '../model/samples.ts';
import type { Delivery } from '../peer/types.ts';
import type { DocumentVault } from '../vault/types.ts';
import { actsOver } from './acts.ts';
import { openChat } from './chat.ts';
import type { ChatLine, Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const someone = (): SigningPair => derivePerson(newSecret(random)).sign;
const ada = someone();
const ben = someone();
const eve = someone();

const member = (pair: SigningPair, name: string, me: boolean): Member => ({
  id: personIdOf(pair.publicKey),
  name,
  me,
  card: aCard({ name }),
  role: 'member',
  former: false,
});

/** The part of a vault that the chat looks at: a disk that has everything. */
function disk(): Pick<DocumentVault, 'get' | 'subscribe'> {
  return changeable<'saved' | 'saving' | 'not-saved'>('saved');
}

function chatOf(doc: Y.Doc) {
  const delivery = changeable<Delivery>({ sent: new Map(), delivered: new Map(), complete: false });
  const { chat } = openChat({
    workspace: 'w',
    doc,
    vault: disk(),
    delivery,
    people: changeable([member(ada, 'Ada', true), member(ben, 'Ben', false)]),
    chapter: 0,
    readers: null,
    author: ada,
    acts: actsOver(),
    clock: () => 5,
    random,
  });
  return { chat, delivery };
}

/** Resolves once `count` lines are shown: verification is not immediate. */
function shown(chat: ReturnType<typeof chatOf>['chat'], count: number): Promise<readonly ChatLine[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (chat.lines.get().length < count) return;
      stop();
      resolve(chat.lines.get());
    };
    const stop = chat.lines.subscribe(look);
    queueMicrotask(look);
  });
}

const text = (workspace: string, words: string): Uint8Array =>
  encodeChatText({ version: 1, workspace, id: 'id345678', text: words, at: 1 });

it('shows who wrote each line, by signature', async () => {
  const doc = new Y.Doc();
  const { chat } = chatOf(doc);
  void chat.send('Hello Ben');
  appendLine(doc, sign('chat', text('w', 'Hello Ada'), ben));
  expect(
    (await shown(chat, 2)).map(({ authorName, mine, text: words, genuine }) => [authorName, mine, words, genuine]),
  ).toEqual([
    ['Ada', true, 'Hello Ben', true],
    ['Ben', false, 'Hello Ada', true],
  ]);
});

it.each([
  ['signed by a stranger', sign('chat', text('w', 'secret plan'), eve)],
  ['taken from another workspace', sign('chat', text('other', 'secret plan'), ben)],
  ['signed for another purpose', sign('answer', text('w', 'secret plan'), ben)],
  [
    'altered',
    sign('chat', text('w', 'secret plan'), ben).map((byte, i, all) => (i === all.length - 3 ? byte ^ 1 : byte)),
  ],
  ['not an envelope', new Uint8Array([1, 2, 3])],
])('a line %s is shown as not genuine, without its text', async (_, envelope) => {
  const doc = new Y.Doc();
  const { chat } = chatOf(doc);
  appendLine(doc, envelope);
  const [line] = await shown(chat, 1);
  expect(line).toMatchObject({ genuine: false, text: '', author: null, mine: false });
});

it('[R10] recovery words sent one a message are stopped at the twelfth, whatever the other says in between', async () => {
  const doc = new Y.Doc();
  const { chat } = chatOf(doc);
  const words = phrases[9]?.fr.split(' ') ?? [];
  for (const [at, word] of words.slice(0, 11).entries()) {
    expect(await chat.send(`${at + 1}. ${word}`)).toMatchObject({ ok: true });
    appendLine(doc, sign('chat', text('w', 'oui'), ben));
  }
  await shown(chat, 12);
  expect(await chat.send(`12. ${words[11]}`)).toEqual({ ok: false, error: { tag: 'recovery-phrase' } });
  expect(await chat.send(words[11] ?? '')).toMatchObject({ ok: false });
  expect(await chat.send('Pardon, je te les dirai de vive voix.')).toMatchObject({ ok: true });
  await shown(chat, 13);
  expect(await chat.send(words[11] ?? '')).toMatchObject({ ok: true });
});

it('shows a line once, however often its signed bytes are put in', async () => {
  const doc = new Y.Doc();
  const { chat } = chatOf(doc);
  void chat.send('Yes');
  appendLine(doc, sign('chat', text('w', 'Shall we stop?'), ben));
  const [first] = doc.getArray<Uint8Array>('lines').toArray();
  appendLine(doc, new Uint8Array(first ?? []));
  appendLine(
    doc,
    sign('chat', encodeChatText({ version: 1, workspace: 'w', id: 'other678', text: 'End', at: 1 }), ben),
  );
  const words = (await shown(chat, 3)).map((line) => line.text);
  expect(words).toEqual(['Yes', 'Shall we stop?', 'End']);
});

it('shows a message of full length in any script', async () => {
  const doc = new Y.Doc();
  const { chat } = chatOf(doc);
  for (const unit of ['अ', '"', '\n', '\u0001']) void chat.send(unit.repeat(CHAT_TEXT_LIMIT));
  expect((await shown(chat, 4)).map((line) => line.text.length)).toEqual(Array(4).fill(CHAT_TEXT_LIMIT));
});

it('does not take a date that a screen could not show', async () => {
  const doc = new Y.Doc();
  const { chat } = chatOf(doc);
  const line = { version: 1, workspace: 'w', id: 'id345678', text: 'when', at: 1e300 } as const;
  appendLine(doc, sign('chat', encodeChatText(line), ben));
  expect((await shown(chat, 1))[0]).toMatchObject({ genuine: false, at: 0 });
});

it('is delivered when the other device has acknowledged that far, and no sooner', async () => {
  const doc = new Y.Doc();
  const { chat, delivery } = chatOf(doc);
  void chat.send('one');
  void chat.send('two');
  await shown(chat, 2);
  const states = (): string[] => chat.lines.get().map((line) => line.delivery);
  expect(states()).toEqual(['saved', 'saved']);
  delivery.set({ sent: new Map([[doc.clientID, 2]]), delivered: new Map([[doc.clientID, 1]]), complete: false });
  expect(states()).toEqual(['delivered', 'sent']);
});

const file = ((): FileRef => {
  const parsed = parseFileRef({ id: 'A'.repeat(43), name: 'plan.pdf', type: 'application/pdf', size: 12 });
  if (!parsed.ok) throw new Error(parsed.error.tag);
  return parsed.value;
})();

it('a line brings a file; without words of its own it bears the name', async () => {
  const { chat } = chatOf(new Y.Doc());
  void chat.send('', file);
  void chat.send('Look', file);
  void chat.send('Plain');
  const lines = await shown(chat, 3);
  expect(lines.map((line) => [line.text, line.file])).toEqual([
    ['plan.pdf', file],
    ['Look', file],
    ['Plain', undefined],
  ]);
});

it('a line whose file is no reference is not genuine', async () => {
  const doc = new Y.Doc();
  const { chat } = chatOf(doc);
  for (const wrong of [{ ...file, name: '../x' }, { ...file, id: 'x' }, 'plan.pdf']) {
    const line = { version: 1, workspace: 'w', id: toText(random(9)), text: 'Look', at: 1, file: wrong };
    appendLine(doc, sign('chat', new TextEncoder().encode(JSON.stringify(line)), ben));
  }
  expect((await shown(chat, 3)).map((line) => line.genuine)).toEqual([false, false, false]);
});
