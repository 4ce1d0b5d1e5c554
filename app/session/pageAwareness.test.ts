import { afterEach, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { pageIdOf } from '../model/ids.ts';
import { openPageAwareness } from './pageAwareness.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A device: one client id for the room and for every page, as the session gives it. */
function device(client: number) {
  const make = (): Y.Doc => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  };
  const room = new Awareness(make());
  closing.push(() => room.destroy());
  return {
    room,
    client,
    open(page: string) {
      const view = openPageAwareness(room, pageIdOf(new TextEncoder().encode(page.padEnd(12))), make(), Date.now);
      closing.push(view.close);
      return view;
    },
  };
}

const carry = (from: Awareness, to: Awareness): void =>
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [...from.getStates().keys()]), 'wire');

/** As the editor writes one: a position relative to an item of the page. */
const at = (clock: number) => ({ type: null, tname: null, item: { client: 9, clock }, assoc: 0 });
const BEN = { name: 'Ben', color: '#b4532a' };
const caret = (clock: number) => ({ anchor: at(clock), head: at(clock) });

it('shows the cursor of somebody on the same page, and not of somebody on another', () => {
  const ada = device(1);
  const ben = device(2);
  const adas = ada.open('letter');
  const bens = ben.open('letter');
  bens.awareness.setLocalStateField('user', BEN);
  bens.awareness.setLocalStateField('cursor', caret(3));
  carry(ben.room, ada.room);
  expect(adas.awareness.getStates().get(ben.client)).toEqual({ user: BEN, cursor: caret(3) });
  bens.close();
  const elsewhere = ben.open('other');
  elsewhere.awareness.setLocalStateField('cursor', caret(9));
  carry(ben.room, ada.room);
  expect(adas.awareness.getStates().has(ben.client)).toBe(false);
});

it.each([
  5,
  'end',
  { anchor: at(3) },
  { anchor: null, head: null },
  { anchor: at(-1), head: at(-1) },
  { anchor: at(0.5), head: at(3) },
  { anchor: { ...at(3), item: {} }, head: at(3) },
  { anchor: {}, head: at(3) },
  { anchor: at(3), head: { ...at(3), item: null } },
  { anchor: { ...at(3), tname: 'made up' }, head: at(3) },
])('a cursor that an editor could not draw is not given to it: %j', (cursor) => {
  const ada = device(1);
  const adas = ada.open('letter');
  const ben = device(2);
  ben.open('letter').awareness.setLocalStateField('cursor', cursor);
  carry(ben.room, ada.room);
  expect(adas.awareness.getStates().get(ben.client)).toMatchObject({ cursor: null });
});

it.each([null, 'Ben', 7, [], { name: {}, color: 'url(x)' }])('nor a user of another shape: %j', (user) => {
  const ada = device(1);
  const adas = ada.open('letter');
  const ben = device(2);
  ben.open('letter').awareness.setLocalStateField('user', user);
  carry(ben.room, ada.room);
  expect(adas.awareness.getStates().get(ben.client)).toMatchObject({ user: { name: '', color: '#808080' } });
});

it('leaving the page takes the cursor away and keeps the rest of the presence', () => {
  const ada = device(1);
  ada.room.setLocalStateField('person', 'ada');
  const page = ada.open('letter');
  page.awareness.setLocalStateField('cursor', { anchor: 1 });
  expect(ada.room.getLocalState()).toMatchObject({ person: 'ada', page: { cursor: { anchor: 1 } } });
  page.close();
  expect(ada.room.getLocalState()).toEqual({ person: 'ada', page: null });
});

it('a presence of any other shape draws nobody and breaks nothing', () => {
  const ada = device(1);
  const page = ada.open('letter');
  const stranger = device(3);
  for (const odd of [null, 7, 'page', { id: 5 }, { id: {} }, []]) {
    stranger.room.setLocalStateField('page', odd);
    carry(stranger.room, ada.room);
    expect([...page.awareness.getStates().keys()]).toEqual([1]);
  }
});
