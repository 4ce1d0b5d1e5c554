import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { changeable } from '../model/observable.ts';
import type { Relays } from '../peer/types.ts';
import { selfOf } from './self.ts';
import { chooseWays, relayOnlyOf, waysOf } from './ways.ts';

it('the choice is kept with the person, followed at once, and can be taken back', () => {
  const doc = new Y.Doc();
  const relayOnly = relayOnlyOf(selfOf(doc));
  const seen: boolean[] = [];
  relayOnly.subscribe(() => seen.push(relayOnly.get()));
  chooseWays(selfOf(doc), true);
  const again = new Y.Doc();
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
  expect(relayOnlyOf(selfOf(again)).get()).toBe(true);
  selfOf(doc).profile.set('name', 'Ada');
  chooseWays(selfOf(doc), false);
  expect(seen).toEqual([true, false]);
});

it('whether there is a relay is not claimed before the server was asked', () => {
  const relays = changeable<Relays | null>(null);
  const ways = waysOf(changeable(false), { relays });
  expect(ways.get()).toEqual({ relayOnly: false, canRelay: null });
  relays.set({ servers: [], canRelay: false });
  expect(ways.get().canRelay).toBe(false);
});
