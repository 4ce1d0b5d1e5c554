/** An example of a space, planted as the app plants it, on a disk in memory that may refuse. */
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { certifyDevice, Secret, signingPairFrom, toText } from '../../../crypto/index.ts';
import { changeable } from '../../model/observable.ts';
import { pageOn, simulateDisk } from '../../vault/testing/simulatedDisk.ts';
import { openCalls } from '../calls.ts';
import type { Core } from '../core.ts';
import { aDevice, bytesOf } from '../deviceSample.ts';
import { openDirects } from '../direct.ts';
import { openDocuments } from '../documents.ts';
import { dataUse, nobody } from '../testing/simulatedCast.ts';
import { plantExample } from './exampleSpace.ts';
import { quietly } from './quiet.ts';

// That of its files, which is never made.
const request = { addEventListener: (type: string, then: () => void) => type === 'success' && queueMicrotask(then) };
vi.stubGlobal('indexedDB', { deleteDatabase: () => request });

const LANGUAGE = { locale: 'en', zone: 'Europe/Paris' };
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** Somebody who looks around. `saves`: whether what is written by then reaches the disk. */
function lou(saves: () => boolean): Core {
  const device = { ...aDevice('Lou'), random, clock: () => Date.UTC(2026, 10, 28, 12) };
  const pair = signingPairFrom(new Secret(bytesOf('device of Lou')));
  const page = pageOn(simulateDisk());
  const documents = openDocuments({
    ...{ key: new Secret(bytesOf('a vault')), random, prefix: 'Lou ' },
    ...{ client: 1, onDamaged: () => undefined, openVault: page.open },
  });
  const data = dataUse(() => false);
  return {
    ...device,
    ...{ keyring: page.keyring, documents: { ...documents, flush: async () => saves() && (await documents.flush()) } },
    ...{ server: Object.create(null), connect: nobody, openRoom: nobody, match: nobody, seats: nobody },
    ...{ thrifty: changeable(false), relayOnly: changeable(false), media: () => null },
    ...{ profiles: Object.create(null), passkeys: { offered: nobody, make: nobody, ask: nobody } },
    ...{ device: pair, deviceId: toText(pair.publicKey), data },
    certificate: certifyDevice(device.person.sign, pair.publicKey, 0),
    calls: openCalls({ ...device, media: () => null, data, kept: new Y.Doc() }),
  };
}

test('it is an example from its first moment, and nobody invited anybody', async () => {
  const core = lou(() => true);
  const seen: unknown[] = [];
  core.self.workspaces.observe(() => seen.push(...[...core.self.workspaces.values()].map(({ example }) => example)));
  const directs = openDirects(quietly(core), () => undefined);
  const shown: unknown[] = [];
  core.self.doc.on('update', () => shown.push(...directs.views()));
  const planted = await plantExample(core, LANGUAGE);
  directs.close();
  expect(shown).toEqual([]);
  expect(planted.ok && [...core.self.workspaces.keys()]).toEqual([planted.ok && planted.value]);
  expect(new Set(seen)).toEqual(new Set([true]));
}, 60_000);

test.each([0, 1])(
  'where the disk refuses after %i writes, it is said, and nothing of it is left',
  async (good) => {
    let writes = 0;
    const core = lou(() => writes++ < good);
    expect(await plantExample(core, LANGUAGE)).toEqual({ ok: false, error: { tag: 'not-saved' } });
    expect([...core.self.workspaces.keys(), ...core.self.directs.keys(), ...core.self.left.keys()]).toEqual([]);
    expect(core.keyring.names()).toEqual([]);
  },
  60_000,
);
