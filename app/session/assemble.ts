/** What an open session is given, made of an open keyring: keys, documents, and the person they belong to. */
import { certifyDevice, derivePerson, newSecret, type Secret, signingPairFrom, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { personIdOf } from '../model/ids.ts';
import type { Server } from '../peer/types.ts';
import type { Keyring } from '../vault/types.ts';
import { openCalls } from './calls.ts';
import { type Core, DOCUMENT, KEY, type Surroundings } from './core.ts';
import { keepDataUse } from './dataUse.ts';
import { openDocuments } from './documents.ts';
import { type Inbox, openInbox } from './inbox.ts';
import { FIRST, placeOf } from './profiles.ts';
import { selfOf } from './self.ts';
import type { SessionError } from './types.ts';
import { relayOnlyOf } from './ways.ts';

/** The keys of this device, made on the very first opening and durable before anything is sealed under them. */
export async function assemble(
  surroundings: Surroundings,
  server: Server,
  keyring: Keyring,
  onDamaged: () => void,
): Promise<Result<Core & { readonly inbox: Inbox }, SessionError>> {
  const secret = async (name: string): Promise<Secret | null> => {
    const held = keyring.get(name);
    if (held !== null) return held;
    const fresh = newSecret(surroundings.random);
    return (await keyring.put(name, fresh)).ok ? fresh : null;
  };
  const vault = await secret(KEY.vault);
  const seed = await secret(KEY.person);
  const deviceSeed = await secret(KEY.device);
  if (vault === null || seed === null || deviceSeed === null) return err({ tag: 'not-saved' });

  const client = new DataView(surroundings.random(4).buffer).getUint32(0);
  const documents = openDocuments({
    key: vault,
    random: surroundings.random,
    prefix: placeOf(surroundings.profiles.current ?? FIRST).prefix,
    client,
    onDamaged,
  });
  const [self, data, inbox] = await Promise.all([
    documents.hold(DOCUMENT.self),
    documents.hold(DOCUMENT.data),
    documents.hold(DOCUMENT.inbox),
  ]);
  if (!self.ok) return self;
  if (!data.ok) return data;
  if (!inbox.ok) return inbox;
  const person = derivePerson(seed);
  const device = signingPairFrom(deviceSeed);
  const kept = selfOf(self.value.doc);
  const id = toText(device.publicKey);
  const known = kept.devices.get(id);
  const since = surroundings.clock();
  const certificate = known?.certificate ?? certifyDevice(person.sign, device.publicKey, since);
  if (known === undefined) kept.devices.set(id, { certificate, name: surroundings.deviceName, since });
  const me = personIdOf(person.sign.publicKey);
  const use = keepDataUse({ ...surroundings, doc: data.value.doc, signalling: server.carried });
  return ok({
    ...surroundings,
    server,
    data: use,
    calls: openCalls({ ...surroundings, me, data: use, kept: data.value.doc }),
    keyring,
    documents,
    self: kept,
    seed,
    person,
    me,
    device,
    deviceId: id,
    certificate,
    relayOnly: relayOnlyOf(kept),
    inbox: openInbox({ doc: inbox.value.doc, marks: kept.read, clock: surroundings.clock }),
  });
}
