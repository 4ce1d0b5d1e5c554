/**
 * Opens and closes an identity and everything that hangs on it. The only owner of documents, vault and peers.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import { changeable, type Observable } from '../model/observable.ts';
import { openKeyring } from '../vault/index.ts';
import type { PasskeyError } from '../vault/passkey.ts';
import type { Keyring, LockedKeyring, VaultError } from '../vault/types.ts';
import { assemble } from './assemble.ts';
import { type Core, KEY, type Surroundings } from './core.ts';
import { eraseProfile } from './erase.ts';
import { EMPTY_INBOX } from './inbox.ts';
import { inTurn } from './inTurn.ts';
import { type KeptGlance, keepGlance } from './keepGlance.ts';
import { EMPTY_HOME, type Life, openLife } from './life.ts';
import { readPackFile } from './packFile.ts';
import { looksLikePhrase } from './phraseGuard.ts';
import { preset } from './preset.ts';
import { FIRST, type ProfileId, placeOf } from './profiles.ts';
import { protectionOf, unlockError } from './protection.ts';
import type { Seat, Seats } from './seat.ts';
import type { ServerState, Session, SessionStatus } from './types.ts';

/** What is open while a person is in. */
interface Inside {
  readonly core: Core;
  readonly life: Life;
  readonly keyring: Keyring;
  /** Null: nothing is sealed here yet. */
  readonly glance: KeptGlance | null;
  stop(): void;
}

/**
 * Returns at once; `status` says when the rest may be used. Using notes, or any promise, before `ready` throws:
 * the screens show the opening, the lock or the failure instead.
 */
export function openSession(surroundings: Surroundings): Session {
  const { profiles, passkeys } = surroundings;
  const status = changeable<SessionStatus>({ tag: profiles.current === null ? 'choosing' : 'opening' });
  const home = changeable(EMPTY_HOME);
  const inbox = changeable(EMPTY_INBOX);
  const damaged = changeable(false);
  const server = changeable<ServerState>('idle');
  /** Opening, locking and handing over never overlap: two of them would write the same databases. */
  const turn = inTurn();
  let inside: Inside | null = null;
  let seats: Seats | null = null;
  let seat: Seat | null = null;
  /** Asked to hand over, and at it. */
  let leaving = false;

  const readLock = () => openKeyring({ name: placeOf(profiles.current ?? FIRST).keyring, random: surroundings.random });

  async function begin(profile: ProfileId): Promise<void> {
    seats = surroundings.seats(placeOf(profile).lock);
    seats.onAsked(() => handOver());
    seat = await seats.take();
    if (seat === null) await waitForSeat(seats);
    await turn(open);
  }

  /** The address stays: when the seat comes, the same screen opens here. */
  async function waitForSeat(from: Seats): Promise<void> {
    status.set({ tag: 'elsewhere', asked: 'no' });
    seat = await from.wait();
    leaving = false;
    // The tab before this one may have deleted it.
    if (profiles.current !== null && !profiles.exists(profiles.current)) profiles.ask();
    status.set({ tag: 'opening' });
  }

  async function open(): Promise<void> {
    const opened = await readLock();
    if (!opened.ok) status.set({ tag: 'failed', why: failureOf(opened.error.tag) });
    else if (opened.value.tag === 'open') await enter(opened.value.keyring);
    else status.set({ tag: 'locked', passphrase: true, passkey: opened.value.passkey !== null, hidden: false });
  }

  async function enter(keyring: Keyring): Promise<void> {
    const connection = surroundings.connect();
    const core = await assemble(surroundings, connection, keyring, () => damaged.set(true));
    if (!core.ok) {
      connection.close();
      status.set({
        tag: 'failed',
        why: core.error.tag === 'storage' ? failureOf(core.error.why) : 'storage-unavailable',
      });
      return;
    }
    const life = await openLife(core.value, core.value.inbox);
    const stops = [
      follow(life.home, (now) => home.set(now)),
      follow(life.inbox, (now) => inbox.set(now)),
      follow<ServerState>(connection, (now) => server.set(now)),
    ];
    inside = {
      core: core.value,
      life,
      keyring,
      glance: glance(life, keyring),
      stop: () => stops.forEach((stop) => void stop()),
    };
    status.set({ tag: 'ready' });
  }

  function glance({ home, inbox, notes, devices }: Life, keyring: Keyring): KeptGlance | null {
    const key = keyring.get(KEY.vault);
    const place = placeOf(profiles.current ?? FIRST).keyring;
    const { lag } = profiles;
    const shown = { home, inbox, pages: notes.pages, wayBack: devices.wayBack };
    return key && keepGlance({ ...shown, keyring, key, place, lag, random: surroundings.random });
  }

  /** What is written is on the disk, and nothing is held any more: no document, no key, no connection. */
  async function leave(): Promise<void> {
    const last = inside;
    inside = null;
    if (last === null) return;
    last.stop();
    await last.glance?.stop();
    await last.core.documents.flush();
    await last.life.close();
    home.set(EMPTY_HOME);
    inbox.set(EMPTY_INBOX);
    damaged.set(false);
    server.set('idle');
  }

  function lock(hidden: boolean): void {
    const now = status.get();
    if (now.tag === 'locked') status.set({ ...now, hidden });
    if (inside === null) return;
    const { keyring, glance } = inside;
    // First of all: nothing of it is drawn any more, however long the closing takes.
    status.set({ tag: 'locked', passphrase: keyring.isProtected(), passkey: keyring.hasPasskey(), hidden });
    // Nor at the next start, before anybody has opened it again.
    void turn(async () => {
      await glance?.forget();
      await leave();
    });
  }

  function handOver(): void {
    const from = seats;
    if (from === null || seat === null || leaving) return;
    leaving = true;
    status.set({ tag: 'elsewhere', asked: 'no' });
    void turn(async () => {
      // Again: it was perhaps in the middle of opening.
      status.set({ tag: 'elsewhere', asked: 'no' });
      await leave();
      // Only now: the next tab opens what this one has closed.
      seat?.leave();
      seat = null;
    })
      .then(() => waitForSeat(from))
      .then(() => turn(open))
      .catch(failed);
  }

  function unlockWith(
    way: (locked: LockedKeyring) => Promise<Result<Keyring, VaultError | PasskeyError>>,
  ): ReturnType<Session['unlock']> {
    return turn(async () => {
      // Asked twice before the first answer: one session enters, or two would write the same databases.
      if (status.get().tag !== 'locked') return ok(undefined);
      const opened = await readLock();
      if (!opened.ok) return err({ tag: 'not-saved' });
      const keyring = opened.value.tag === 'open' ? ok(opened.value.keyring) : await way(opened.value);
      if (!keyring.ok) return err(unlockError(keyring.error));
      await enter(keyring.value);
      return ok(undefined);
    });
  }

  const living = (): Life => {
    if (inside === null) throw new Error('the session is not ready');
    return inside.life;
  };

  const failed = (error: unknown): never => {
    status.set({ tag: 'failed', why: 'storage-unavailable' });
    throw error;
  };

  if (profiles.current !== null) void begin(profiles.current).catch(failed);

  return {
    status,
    server,
    home,
    inbox,
    showing: (id) => living().showing(id),
    damaged,
    profiles,
    get notes() {
      return living().notes;
    },
    get data() {
      return living().data;
    },
    get calls() {
      return living().calls;
    },
    afterCall(work) {
      const now = inside?.life.calls.now;
      const isOver = (): boolean => (now?.get() ?? null) === null || now?.get()?.stage === 'ended';
      if (now === undefined || isOver()) {
        work();
        return;
      }
      const stop = now.subscribe(() => {
        if (!isOver()) return;
        stop();
        work();
      });
    },
    rename: (name) => living().rename(name),
    looksLikePhrase,
    ...protectionOf({ keyring: () => inside?.keyring ?? null, read: readLock, passkeys }),
    unlock: (passphrase) => unlockWith((locked) => locked.unlock(passphrase)),
    unlockWithPasskey: () =>
      unlockWith(async ({ passkey }) => {
        if (passkey === null) return err({ tag: 'passkey-unsupported' });
        const output = await passkeys.ask(passkey.credential, passkey.salt);
        return output.ok ? passkey.unlock(output.value) : output;
      }),
    lock,
    get ways() {
      return living().ways;
    },
    chooseWays: (relayOnly) => living().chooseWays(relayOnly),
    putFirstStepsAside: () => living().putFirstStepsAside(),
    setAutoLock: (minutes) => living().setAutoLock(minutes),
    useHere() {
      const now = status.get();
      if (now.tag !== 'elsewhere' || now.asked === 'asked') return;
      status.set({ tag: 'elsewhere', asked: 'asked' });
      seats?.ask(() => {
        if (status.get().tag === 'elsewhere') status.set({ tag: 'elsewhere', asked: 'silent' });
      });
    },
    async addProfile(label, passphrase) {
      const id = profiles.fresh();
      if (passphrase !== null) {
        const made = await openKeyring({ name: placeOf(id).keyring, random: surroundings.random, passphrase });
        if (!made.ok) return err({ tag: 'not-saved' });
      }
      profiles.add(id, label);
      return ok(undefined);
    },
    async deleteProfile() {
      const profile = profiles.current;
      if (profile === null || inside === null) return false;
      status.set({ tag: 'opening' });
      return turn(async () => {
        await leave();
        const gone = await eraseProfile(profiles, profile);
        profiles.ask();
        return gone;
      });
    },
    readProgramme: (token) => living().readProgramme(token),
    knownProgramme: (programme) => living().knownProgramme(programme),
    apply: (programme, draft) => living().apply(programme, draft),
    trained: (programme, module) => living().trained(programme, module),
    block: (id, blocked) => living().block(id, blocked),
    pauseCard: (programme, until) => living().pauseCard(programme, until),
    cardByHand: (programme) => living().cardByHand(programme),
    withdrawCard: (programme) => living().withdrawCard(programme),
    accept: (invitation) => living().accept(invitation),
    decline: (invitation, no) => living().decline(invitation, no),
    seen: (invitation) => living().seen(invitation),
    askForOther: (id, why) => living().askForOther(id, why),
    takeAskingBack: (id) => living().takeAskingBack(id),
    choose: (programme, ranked) => living().choose(programme, ranked),
    boardRead: (programme) => living().boardRead(programme),
    muteBoard: (programme, muted) => living().muteBoard(programme, muted),
    get devices() {
      return living().devices;
    },
    invite: (draft) => living().invite(draft),
    cancelInvite: (id) => living().cancelInvite(id),
    forgetLost: (id) => living().forgetLost(id),
    openInvite: (token) => living().openInvite(token),
    // Fetched with the first search.
    find: async (searched, query) => (await import('./find.ts')).findIn(searched, query, surroundings.clock),
    openWorkspace: (id) => living().openWorkspace(id),
    stay: (id) => living().stay(id),
    leaveWorkspace: (id) => living().leaveWorkspace(id),
    plantExample: (language) => living().plantExample(language),
    removeExample: (id) => living().removeExample(id),
    plantProgramme: (language) => living().plantProgramme(language),
    removeProgramme: (id) => living().removeProgramme(id),
    gather: (only) => living().gather(only),
    readProof: async (text) =>
      (await import('./proofs.ts')).readKnown(text, surroundings.clock, (await inside?.life.offices()) ?? []),
    bringBack: (file, step) => living().bringBack(file, step),
    removeArchive: (id) => living().removeArchive(id),
    receiveBundle: (input) => living().receiveBundle(input),
    createCircle: (draft) => living().createCircle(draft),
    createProgramme: (draft, pack) => living().createProgramme(draft, pack),
    preset,
    readPackFile,
    openOffice: (id) => living().openOffice(id),
    joinOffice: (token, name) => living().joinOffice(token, name),
    dismissOffice: (id) => living().dismissOffice(id),
    close: () =>
      turn(async () => {
        await leave();
        seat?.leave();
        seat = null;
      }),
  };
}

function follow<T>(observable: Pick<Observable<T>, 'get' | 'subscribe'>, tell: (value: T) => void): () => void {
  const show = (): void => tell(observable.get());
  const stop = observable.subscribe(show);
  show();
  return stop;
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
