import { expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { derivePerson, newSecret } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { marginWordsIn } from '../document/margin.ts';
import { erasePage, pagesOf, removePage } from '../document/notebook.ts';
import type { PageId } from '../model/brand.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import type { Delivery } from '../peer/types.ts';
import { actsOver } from './acts.ts';
import type { HeldDocument } from './documents.ts';
import { openMargin } from './margin.ts';
import { type NotebookOptions, openNotebook } from './notebook.ts';
import type { Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

const DAY = 86_400_000;

function notebookOf(doc: Y.Doc, room: NotebookOptions['room'] = null) {
  const forgotten: PageId[] = [];
  let now = 5;
  const { notebook, clear, close } = openNotebook({
    doc,
    hold: () => Promise.reject(new Error('no page is opened here')),
    holdPast: () => Promise.reject(new Error('no page is opened here')),
    forget: (page) => forgotten.push(page),
    room,
    margin: null,
    acts: actsOver(),
    clock: () => now,
    random,
  });
  const titles = (): string[] => notebook.pages.get().map(({ title, depth }) => '.'.repeat(depth) + title);
  return {
    notebook,
    clear,
    close,
    forgotten,
    titles,
    at(then: number) {
      now = then;
    },
  };
}

function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

it('a page that was taken off, here or by the other side, is kept for a day, and then erased', () => {
  const [ada, ben] = [new Y.Doc(), new Y.Doc()];
  const { notebook, clear, close, forgotten, at } = notebookOf(ada);
  const [first, second, third] = [notebook.addPage('one'), notebook.addPage('two'), notebook.addPage('three')];
  sync(ada, ben);
  at(10);
  notebook.removePage(first);
  removePage(ben, second, 20);
  sync(ada, ben);
  expect(pagesOf(ben).map(({ id }) => id)).toEqual([third]);
  expect(notebook.removed.get().map(({ title }) => title)).toEqual(['two', 'one']);
  at(10 + DAY - 1);
  clear();
  expect(forgotten).toEqual([]);
  at(10 + DAY);
  clear();
  expect(forgotten).toEqual([first]);
  // The other one is erased by the other side, whose day is over.
  erasePage(ben, second);
  sync(ada, ben);
  expect(forgotten).toEqual([first, second]);
  expect(notebook.removed.get()).toEqual([]);
  close();
  notebook.removePage(third);
  erasePage(ada, third);
  expect(forgotten).toHaveLength(2);
});

it('only what was taken off is erased at once when somebody wants it gone', () => {
  const { notebook, forgotten, titles } = notebookOf(new Y.Doc());
  const page = notebook.addPage('Letter');
  notebook.erasePage(page);
  expect(titles()).toEqual(['Letter']);
  notebook.removePage(page);
  notebook.erasePage(page);
  expect(forgotten).toEqual([page]);
  notebook.undo();
  notebook.restorePage(page);
  expect(titles()).toEqual([]);
});

it('each takes back what they did to the tree, in order, and nothing of the other', () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  const [ada, ben] = [notebookOf(one), notebookOf(two)];
  const plan = ada.notebook.addPage('Plan');
  const below = ada.notebook.addPage('Below', plan);
  const letter = ada.notebook.addPage('Letter');
  sync(one, two);
  ada.notebook.movePage(letter, null, 0);
  ada.notebook.removePage(plan);
  sync(one, two);
  expect(ben.titles()).toEqual(['Letter', 'Below']);
  ben.notebook.removePage(below);
  sync(one, two);
  expect(ada.titles()).toEqual(['Letter']);
  expect(ada.notebook.past.get()).toEqual({ undo: 2, redo: 0 });
  ada.notebook.undo();
  sync(one, two);
  expect(ben.titles()).toEqual(['Letter', 'Plan']);
  ada.notebook.undo();
  ada.notebook.undo();
  sync(one, two);
  expect(ben.titles()).toEqual(['Plan', 'Letter']);
  ben.notebook.undo();
  sync(one, two);
  // To where Ada had put it back.
  expect(ada.titles()).toEqual(['Plan', '.Below', 'Letter']);
  ada.notebook.redo();
  ada.notebook.redo();
  expect(ada.titles()).toEqual(['Letter', 'Below']);
  expect(ada.forgotten).toEqual([]);
});

it('whoever sees it brings a page back, also in another opening', () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  const ada = notebookOf(one);
  const page = ada.notebook.addPage('Letter');
  ada.notebook.removePage(page);
  sync(one, two);
  const ben = notebookOf(two);
  ben.notebook.restorePage(page);
  sync(one, two);
  expect(ada.titles()).toEqual(['Letter']);
  ben.notebook.undo();
  sync(one, two);
  expect(ada.titles()).toEqual([]);
});

it('a page whose entry the other side made unreadable is not erased', () => {
  const ada = new Y.Doc();
  const ben = new Y.Doc();
  const { notebook, forgotten } = notebookOf(ada);
  const page = notebook.addPage('one');
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada));
  ben.getMap('pages').set(page, 'a shape of next year');
  Y.applyUpdate(ada, Y.encodeStateAsUpdate(ben));
  expect(pagesOf(ada)).toEqual([]);
  expect(forgotten).toEqual([]);
  erasePage(ben, page);
  Y.applyUpdate(ada, Y.encodeStateAsUpdate(ben));
  expect(forgotten).toEqual([page]);
});

it('a removed page does not come back, empty, from its old address', async () => {
  const { notebook } = notebookOf(new Y.Doc());
  const page = notebook.addPage();
  notebook.removePage(page);
  expect(await notebook.openPage(page)).toMatchObject({ ok: false, error: { tag: 'not-found' } });
});

it.each(['taken off', 'erased at once'])(
  'a page the other side has %s without having seen what was written here comes back, to both',
  (how) => {
    const [ada, ben] = [new Y.Doc(), new Y.Doc()];
    const delivery = changeable<Delivery>({ sent: new Map(), delivered: new Map(), complete: false });
    const awareness = new Awareness(ben);
    const page = notebookOf(ada).notebook.addPage('Letter');
    sync(ada, ben);
    const { notebook, forgotten, titles } = notebookOf(ben, { awareness, delivery: () => delivery });
    if (how === 'taken off') removePage(ada, page, 9);
    else erasePage(ada, page);
    sync(ada, ben);
    sync(ada, ben);
    expect(forgotten).toEqual([]);
    expect(pagesOf(ada).map(({ id, title }) => [id, title])).toEqual([[page, 'Letter']]);
    // What Ben himself takes off is off, seen or not.
    notebook.removePage(page);
    expect(titles()).toEqual([]);
    awareness.destroy();
  },
);

it('for who looks through many, a page says its words and, verified, what is said beside it', async () => {
  const author = derivePerson(newSecret(random)).sign;
  const me = personIdOf(author.publicKey);
  const people = changeable<readonly Member[]>([
    { id: me, name: 'Ada', me: true, card: null, role: 'member', former: false },
  ]);
  const body = new Y.Doc();
  let released = 0;
  const held = {
    doc: body,
    release: () => {
      released += 1;
    },
  };
  const beside = (page: PageId, doc: Y.Doc) =>
    openMargin({
      ...{ workspace: 'w', page, doc, me, people, author, random },
      onPicture: () => undefined,
      clock: () => 5,
    });
  const { notebook } = openNotebook({
    doc: new Y.Doc(),
    hold: async () => ok(held as unknown as HeldDocument),
    holdPast: () => Promise.reject(new Error('nothing is kept of its opening')),
    forget: () => undefined,
    room: null,
    margin: beside,
    acts: actsOver(),
    clock: () => 5,
    random,
  });
  const page = notebook.addPage('one');
  await beside(page, body).margin.comment({ start: 'AA', end: 'AB', quote: '' }, 'Why?');
  marginWordsIn(body).add(new Uint8Array(200), null);
  const read = await notebook.wordsOf(page);
  expect(read).toMatchObject({ ok: true, value: { text: '', threads: [{ remarks: [{ text: 'Why?' }] }] } });
  expect(released).toBe(1);
});
