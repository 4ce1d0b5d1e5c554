/** Ada keeps Ben away: where her space stands then, who may link there, and what can still be done in it. */

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { deriveWorkspace, Secret, toText } from '../../crypto/index.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import type { RoomOptions } from '../peer/types.ts';
import { pageOn, simulateDisk } from '../vault/testing/simulatedDisk.ts';
import { openCalls } from './calls.ts';
import type { Core } from './core.ts';
import { aDevice } from './deviceSample.ts';
import { openDocuments } from './documents.ts';
import { firstEpoch } from './epoch.ts';
import { openQuietRoom } from './example/quiet.ts';
import { bytesOf, dataUse, deviceOf, nobody, PEOPLE } from './testing/simulatedCast.ts';
import type { Member } from './types.ts';
import { runWorkspace } from './workspace.ts';

const SECRET = new Secret(bytesOf('the first secret'));
const KNOWN = deriveWorkspace(SECRET);
function person(at: number) {
  const one = PEOPLE[at];
  if (one === undefined) throw new Error('two people');
  return one;
}
const [ada, ben] = [person(0), person(1)];
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

async function opened(isBlocked: boolean) {
  const place = parseWorkspaceId(KNOWN.id);
  if (!place.ok) throw new Error('a derived id is one');
  const { pair, certificate } = deviceOf(ada, 0);
  const page = pageOn(simulateDisk());
  const documents = openDocuments({
    key: new Secret(bytesOf('a vault')),
    random,
    prefix: 'blocked ',
    client: 1,
    onDamaged: () => undefined,
    openVault: page.open,
  });
  // Only what an opening asks of it.
  const server = {
    get: () => 'offline' as const,
    subscribe: () => () => undefined,
    relays: changeable(null),
    collect: () => () => undefined,
    join: () => ({ publish: () => false, leave: () => undefined }),
  } as never;
  const asked: RoomOptions[] = [];
  const core: Core = {
    ...aDevice('ada'),
    ...{ random, connect: () => server, server, documents, keyring: page.keyring },
    openRoom(options) {
      asked.push(options);
      return openQuietRoom(options);
    },
    ...{ thrifty: changeable(false), relayOnly: changeable(false), media: () => null },
    ...{ match: nobody, seats: nobody, profiles: Object.create(null) },
    passkeys: { offered: nobody, make: nobody, ask: nobody },
    data: dataUse(() => false),
    calls: openCalls({
      ...{ me: ada.id, clock: () => 0, random, media: () => null },
      ...{ data: dataUse(() => false), kept: new Y.Doc() },
    }),
    ...{ person: ada.keys, me: ada.id, device: pair, deviceId: toText(pair.publicKey), certificate },
  };
  const members = PEOPLE.map(
    ({ id, name }): Member => ({ id, name, me: id === ada.id, card: null, role: 'member', former: false }),
  );
  const running = await runWorkspace(core, {
    ...{ id: place.value, since: 0, base: firstEpoch(SECRET), former: [], members, mode: 'private-pair' as const },
    ...{ mentee: null, introduced: null, circle: null, isBlocked },
  });
  const [room] = asked;
  if (!running.ok || room === undefined) throw new Error('it opens');
  return { running: running.value, room };
}

test('[F34] [F36] a space of two meets where both know, and lets in these two alone; blocked, at a place that nobody else can find, and nobody is let in', async () => {
  const open = await opened(false);
  expect(toText(open.room.topic.publicKey)).toBe(toText(KNOWN.topic.publicKey));
  expect([...open.room.members()].sort()).toEqual([ada.id, ben.id].sort());
  expect(open.running.workspace.archive).toBeNull();
  await open.running.close();
  const blocked = await opened(true);
  expect(toText(blocked.room.topic.publicKey)).not.toBe(toText(KNOWN.topic.publicKey));
  expect([...blocked.room.members()]).toEqual([ada.id]);
  expect(blocked.running.workspace.archive?.isBlocked).toBe(true);
  expect(await blocked.running.workspace.chat.send('Hello?')).toMatchObject({ error: { tag: 'closed' } });
  await blocked.running.close();
});
