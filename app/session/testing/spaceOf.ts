/** The space of somebody who said yes to an invitation, opened as the session does it, over a disk in memory and no network. */
import * as Y from 'yjs';
import { certifyDevice, Secret, signingPairFrom, toText } from '../../../crypto/index.ts';
import type { WorkspaceId } from '../../model/brand.ts';
import { changeable } from '../../model/observable.ts';
import { pageOn, simulateDisk } from '../../vault/testing/simulatedDisk.ts';
import { openCalls } from '../calls.ts';
import type { Core } from '../core.ts';
import { bytesOf } from '../deviceSample.ts';
import { openDocuments } from '../documents.ts';
import { openQuietRoom } from '../example/quiet.ts';
import { readFounding } from '../founding.ts';
import { runWorkspace } from '../workspace.ts';
import type { Participant } from './participant.ts';
import { dataUse, nobody } from './simulatedCast.ts';

/** Only what an opening asks of a server that is away. */
const server = {
  get: () => 'offline' as const,
  subscribe: () => () => undefined,
  relays: changeable(null),
  collect: () => () => undefined,
  join: () => ({ publish: () => false, leave: () => undefined }),
} as never;

export async function spaceOf({ name, device }: Participant, id: WorkspaceId) {
  const pair = signingPairFrom(new Secret(bytesOf(`device of ${name}`)));
  const page = pageOn(simulateDisk());
  const { random, clock, me, person } = device;
  const documents = openDocuments({
    key: new Secret(bytesOf('a vault')),
    random,
    prefix: `${name} `,
    client: 1,
    onDamaged: () => undefined,
    openVault: page.open,
  });
  for (const key of device.keyring.names()) {
    const secret = device.keyring.get(key);
    if (secret !== null) await page.keyring.put(key, secret);
  }
  const core: Core = {
    ...device,
    keyring: page.keyring,
    ...{ connect: () => server, server, documents },
    openRoom: openQuietRoom,
    ...{ thrifty: changeable(false), relayOnly: changeable(false), media: () => null },
    ...{ match: nobody, seats: nobody, profiles: Object.create(null) },
    passkeys: { offered: nobody, make: nobody, ask: nobody },
    data: dataUse(() => false),
    calls: openCalls({ me, clock, random, media: () => null, data: dataUse(() => false), kept: new Y.Doc() }),
    ...{ device: pair, deviceId: toText(pair.publicKey) },
    certificate: certifyDevice(person.sign, pair.publicKey, 0),
  };
  const kept = core.self.workspaces.get(id);
  const founding = kept && readFounding(core, kept);
  if (!founding?.base) throw new Error('what it began with is here');
  const { base, former, members, mode, mentee, introduced, since } = founding;
  const begun = { id, base, former, members, mode, mentee, introduced, since, circle: null, isBlocked: false };
  const running = await runWorkspace(core, begun);
  if (!running.ok) throw new Error(running.error.tag);
  return { workspace: running.value.workspace, close: () => running.value.close(), core };
}
