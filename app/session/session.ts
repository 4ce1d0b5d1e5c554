/**
 * Opens and closes an identity and everything that hangs on it. The only owner of documents, vault and peers.
 */
import { certifyDevice, derivePerson, newSecret, type Secret, signingPairFrom, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { openKeyring } from '../vault/index.ts';
import type { Keyring, VaultError } from '../vault/types.ts';
import { type Core, DOCUMENT, KEY, type Surroundings } from './core.ts';
import { keepDataUse } from './dataUse.ts';
import { openDocuments } from './documents.ts';
import { EMPTY_HOME, type Life, openLife } from './life.ts';
import { selfOf } from './self.ts';
import type { Session, SessionError, SessionStatus } from './types.ts';

/**
 * Returns at once; `status` says when the rest may be used. Using notes, or any promise, before `ready` throws:
 * the screens show the opening, the lock or the failure instead.
 */
export function openSession(surroundings: Surroundings): Session {
  const status = changeable<SessionStatus>({ tag: 'opening' });
  const home = changeable(EMPTY_HOME);
  const damaged = changeable(false);
  let life: Life | null = null;
  let keyring: Keyring | null = null;
  let unlocking: ((passphrase: string) => ReturnType<Session['unlock']>) | null = null;
  let letGo: (() => void) | null = null;
  let stopHome: (() => void) | null = null;

  async function open(): Promise<void> {
    const claimed = await surroundings.claim();
    if (claimed === null) {
      status.set({ tag: 'elsewhere' });
      return;
    }
    letGo = claimed;
    const opened = await openKeyring({ name: 'binome-keyring', random: surroundings.random });
    if (!opened.ok) {
      status.set({ tag: 'failed', why: failureOf(opened.error.tag) });
    } else if (opened.value.tag === 'open') {
      await enter(opened.value.keyring);
    } else {
      const { unlock } = opened.value;
      unlocking = async (passphrase) => {
        const unlocked = await unlock(passphrase);
        if (!unlocked.ok)
          return err({ tag: unlocked.error.tag === 'wrong-passphrase' ? 'wrong-passphrase' : 'not-saved' });
        // Asked twice before the first answer: one session enters, or two would write the same databases.
        if (unlocking === null) return ok(undefined);
        unlocking = null;
        await enter(unlocked.value);
        return ok(undefined);
      };
      status.set({ tag: 'locked' });
    }
  }

  async function enter(ring: Keyring): Promise<void> {
    const core = await assemble(surroundings, ring, () => damaged.set(true));
    if (!core.ok) {
      status.set({
        tag: 'failed',
        why: core.error.tag === 'storage' ? failureOf(core.error.why) : 'storage-unavailable',
      });
      return;
    }
    keyring = ring;
    life = await openLife(core.value);
    const show = (): void => {
      if (life !== null) home.set(life.home.get());
    };
    stopHome = life.home.subscribe(show);
    show();
    status.set({ tag: 'ready' });
  }

  const living = (): Life => {
    if (life === null) throw new Error('the session is not ready');
    return life;
  };

  void open().catch((error: unknown) => {
    status.set({ tag: 'failed', why: 'storage-unavailable' });
    throw error;
  });

  return {
    status,
    server: surroundings.server,
    home,
    damaged,
    get notes() {
      return living().notes;
    },
    get data() {
      return living().data;
    },
    rename: (name) => living().rename(name),
    unlock: (passphrase) => (unlocking === null ? Promise.resolve(ok(undefined)) : unlocking(passphrase)),
    async protect(passphrase) {
      const done = await (keyring?.protect(passphrase) ?? err({ tag: 'not-saved' as const }));
      return done.ok ? ok(undefined) : err({ tag: 'not-saved' });
    },
    isProtected: () => keyring?.isProtected() ?? true,
    readProgramme: (token) => living().readProgramme(token),
    apply: (programme, draft) => living().apply(programme, draft),
    accept: (invitation) => living().accept(invitation),
    decline: (invitation, words) => living().decline(invitation, words),
    get devices() {
      return living().devices;
    },
    invite: (draft) => living().invite(draft),
    cancelInvite: (id) => living().cancelInvite(id),
    openInvite: (token) => living().openInvite(token),
    openWorkspace: (id) => living().openWorkspace(id),
    receiveBundle: (input) => living().receiveBundle(input),
    createProgramme: (draft) => living().createProgramme(draft),
    openOffice: (id) => living().openOffice(id),
    async close() {
      stopHome?.();
      await life?.close();
      life = null;
      letGo?.();
    },
  };
}

/** The keys of this device, made on the very first opening and durable before anything is sealed under them. */
async function assemble(
  surroundings: Surroundings,
  keyring: Keyring,
  onDamaged: () => void,
): Promise<Result<Core, SessionError>> {
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
  const documents = openDocuments({ key: vault, random: surroundings.random, client, onDamaged });
  const [self, data] = await Promise.all([documents.hold(DOCUMENT.self), documents.hold(DOCUMENT.data)]);
  if (!self.ok) return self;
  if (!data.ok) return data;
  const person = derivePerson(seed);
  const device = signingPairFrom(deviceSeed);
  const kept = selfOf(self.value.doc);
  const id = toText(device.publicKey);
  const known = kept.devices.get(id);
  const since = surroundings.clock();
  const certificate = known?.certificate ?? certifyDevice(person.sign, device.publicKey, since);
  if (known === undefined) kept.devices.set(id, { certificate, name: surroundings.deviceName, since });
  return ok({
    ...surroundings,
    data: keepDataUse({ ...surroundings, doc: data.value.doc, signalling: surroundings.server.carried }),
    keyring,
    documents,
    self: kept,
    seed,
    person,
    me: personIdOf(person.sign.publicKey),
    device,
    deviceId: id,
    certificate,
  });
}

function failureOf(tag: VaultError['tag']): Extract<SessionStatus, { tag: 'failed' }>['why'] {
  switch (tag) {
    case 'newer-version':
      return 'newer-version';
    case 'damaged':
    case 'wrong-key':
      return 'keyring-damaged';
    case 'storage-unavailable':
    case 'not-saved':
    case 'wrong-passphrase':
      return 'storage-unavailable';
  }
}
