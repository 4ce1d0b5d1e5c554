import { expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { derivePerson, newSecret } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { marginWordsIn } from '../document/margin.ts';
import { pagesOf, removePage } from '../document/notebook.ts';
import type { PageId } from '../model/brand.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import type { Delivery } from '../peer/types.ts';
import type { HeldDocument } from './documents.ts';
import { openMargin } from './margin.ts';
import { type NotebookOptions, openNotebook } from './notebook.ts';
import type { Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

function notebookOf(doc: Y.Doc, room: NotebookOptions['room'] = null) {
  const forgotten: PageId[] = [];
  const { notebook, close } = openNotebook({
    doc,
    hold: () => Promise.reject(new Error('no page is opened here')),
    holdPast: () => Promise.reject(new Error('no page is opened here')),
    forget: (page) => forgotten.push(page),
    room,
    margin: null,
    clock: () => 5,
    random,
  });
  return { notebook, close, forgotten };
}

it('a page taken off the list, here or by the other side, is erased; another change erases nothing', () => {
  const ada = new Y.Doc();
  const ben = new Y.Doc();
  const { notebook, close, forgotten } = notebookOf(ada);
  const [first, second, third] = [notebook.addPage('one'), notebook.addPage('two'), notebook.addPage('three')];
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada));
  expect(pagesOf(ben)).toHaveLength(3);
  notebook.removePage(first);
  expect(forgotten).toEqual([first]);
  removePage(ben, second);
  Y.applyUpdate(ada, Y.encodeStateAsUpdate(ben));
  expect(forgotten).toEqual([first, second]);
  close();
  notebook.removePage(third);
  expect(forgotten).toHaveLength(2);
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
  removePage(ben, page);
  Y.applyUpdate(ada, Y.encodeStateAsUpdate(ben));
  expect(forgotten).toEqual([page]);
});

it('a removed page does not come back, empty, from its old address', async () => {
  const { notebook } = notebookOf(new Y.Doc());
  const page = notebook.addPage();
  notebook.removePage(page);
  expect(await notebook.openPage(page)).toMatchObject({ ok: false, error: { tag: 'not-found' } });
});

it('a page the other side removed without having seen what was written here comes back, to both', () => {
  const ada = new Y.Doc();
  const ben = new Y.Doc();
  const delivery = changeable<Delivery>({ sent: new Map(), delivered: new Map(), complete: false });
  const awareness = new Awareness(ben);
  const page = notebookOf(ada).notebook.addPage('Letter');
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada));
  const { notebook, forgotten } = notebookOf(ben, {
    awareness,
    delivery: () => delivery,
  });
  removePage(ada, page);
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada));
  Y.applyUpdate(ada, Y.encodeStateAsUpdate(ben));
  expect(forgotten).toEqual([]);
  expect(pagesOf(ada).map(({ id, title }) => [id, title])).toEqual([[page, 'Letter']]);
  // What Ben himself removes is gone, seen or not.
  notebook.removePage(page);
  expect(forgotten).toEqual([page]);
  awareness.destroy();
});

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
