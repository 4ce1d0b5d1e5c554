/** Ada and Ben, and Eve who would have it believed that one of them left. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, newSecret, type SigningPair, sign } from '../../crypto/index.ts';
import { depart } from '../document/departures.ts';
import { encodeDeparture } from '../model/departure.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { aCard } from '../model/samples.ts';
import type { Delivery } from '../peer/types.ts';
import { leftIn, sayLeft, signDeparture } from './departures.ts';
import type { Member } from './types.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const someone = (): SigningPair => derivePerson(newSecret(random)).sign;
const [ada, ben, eve] = [someone(), someone(), someone()];
const idOf = (pair: SigningPair) => personIdOf(pair.publicKey);
const member = (pair: SigningPair, name: string, me: boolean): Member => ({
  id: idOf(pair),
  name,
  me,
  card: aCard({ name }),
  role: 'member',
  former: false,
});
const members = changeable([member(ada, 'Ada', true), member(ben, 'Ben', false)]);
const word = (workspace = 'w', at = 5) => encodeDeparture({ version: 1, workspace, at });

test('the word of a member is believed, for the one who signed it', () => {
  const chat = new Y.Doc();
  const left = leftIn(chat, 'w', members);
  expect(left.get()).toEqual([]);
  // Under whose name it stands is nobody's proof.
  const signed = sign('left', word(), ben);
  depart(chat, idOf(ada), signed);
  expect(left.get()).toEqual([{ person: idOf(ben), at: 5, word: signed, chapter: 0 }]);
});

test('a stranger’s word, one of another workspace, one under another label, one that is altered: nobody has left', () => {
  const altered = sign('left', word(), ben);
  altered[altered.length - 2] = (altered.at(-2) ?? 0) ^ 1;
  const forged = [
    sign('left', word(), eve),
    sign('left', word('another'), ben),
    sign('chat', word(), ben),
    sign('left', new TextEncoder().encode('{}'), ben),
    sign('left', word('w', 9e15), ben),
    altered,
    new Uint8Array(2_000),
  ];
  for (const envelope of forged) {
    const chat = new Y.Doc();
    depart(chat, idOf(ben), envelope);
    expect(leftIn(chat, 'w', members).get()).toEqual([]);
  }
  const chat = new Y.Doc();
  chat.getMap<unknown>('left').set('x', { not: 'bytes' });
  expect(leftIn(chat, 'w', members).get()).toEqual([]);
});

test('told once the other device’s disk has it; at once not told when nobody is there', async () => {
  const delivery = changeable<Delivery>({ sent: new Map(), delivered: new Map(), complete: false });
  const mine = signDeparture('w', 5, ben);
  const chat = new Y.Doc();
  expect(await sayLeft(chat, idOf(ben), mine, delivery, () => false)).toBe(false);
  expect(leftIn(chat, 'w', members).get()).toHaveLength(1);
  const telling = sayLeft(new Y.Doc(), idOf(ben), mine, delivery, () => true);
  delivery.set({ ...delivery.get(), complete: true });
  expect(await telling).toBe(true);
});
