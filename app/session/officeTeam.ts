/**
 * The coordinators who share an office. Its document travels in a room of its own, whose first secret follows from the
 * programme's, and each later one from nothing: drawn when somebody is let in or taken out (epochs.ts), so that the
 * programme's secret alone does not find the room. Who has been here longest lets in and takes out.
 */
import { deriveOwnRoom, deriveWorkspace, type Secret, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { introduce } from '../document/root.ts';
import type { Instant, ProgrammeId } from '../model/brand.ts';
import { changeable } from '../model/observable.ts';
import type { OfficeDeed } from '../model/officeWord.ts';
import { CIRCLE_LIMIT, type Roster, type RosterEntry } from '../model/roster.ts';
import type { Room } from '../peer/types.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { acknowledgedIn } from './acknowledged.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';
import type { HeldDocument } from './documents.ts';
import { type Epoch, firstEpoch, judgeWelcome, type TakenOut } from './epoch.ts';
import { type Epochs, openEpochs } from './epochs.ts';
import { openOfficeActs } from './officeActs.ts';
import { isIn } from './roster.ts';
import type { KeptOffice, KeptTeam } from './self.ts';
import { shareDocuments } from './sharing.ts';
import type { SessionError } from './types.ts';
import { certifiedDevices } from './whoCame.ts';

/** Whoever had the office open within that time is about, and does what is done by itself. */
const ABOUT = 24 * 3_600_000;
/** How often a device writes that it has the office open: each time is an entry on every disk. */
const STAMP = 15 * 60_000;
/** A letter that the host has not taken by then is let go of by whoever has it: the mailbox must not fill. */
const LEFT_FOR_HOST = 7 * 24 * 3_600_000;

export interface TeamInput {
  readonly id: ProgrammeId;
  readonly seed: Secret;
  readonly held: HeldDocument;
  readonly office: OfficeDocument;
  /** What who runs it alone is called in it. */
  readonly founder: () => string;
  /** This person was taken out. */
  readonly onOut: (out: TakenOut & { readonly name: string }) => void;
}

export interface RunningTeam {
  /** Changes as people come and go, and as their devices are met. */
  readonly turns: { subscribe(listener: () => void): () => void };
  /** Empty: nobody else was ever let in. */
  roster(): Roster;
  isHost(): boolean;
  /** base64url person keys of those linked now. */
  present(): readonly string[];
  readonly acts: ReturnType<typeof openOfficeActs>;
  /** Signs what this person did; nothing where there is nobody to tell. */
  note(does: OfficeDeed, about?: string, count?: number, name?: string): void;
  /** Does what is done by itself: one device's person, so that nobody is written to twice. */
  leads(): boolean;
  /**
   * Whether a letter that this disk has may be let go of by the server. A colleague leaves them to the host: should they
   * lose their device, or be taken out and not know it, nothing is lost.
   */
  mayForget(at: Instant): boolean;
  /** Numbers that only this person gives: those with this remainder. */
  slot(): { readonly index: number; readonly of: number };
  /** Lets somebody in with that device; ok: the epoch with which they are in. */
  letIn(entry: RosterEntry, device: string): Promise<Result<Epoch, SessionError>>;
  takeOut(person: string): Promise<Result<void, SessionError>>;
  /** Null: it was never shared. */
  epochs(): Pick<Epochs, 'remove' | 'admits' | 'reload'> | null;
  close(): Promise<void>;
}

interface Open {
  readonly epochs: Epochs;
  readonly room: Room;
  close(): Promise<void>;
}

export const placeOf = (seed: Secret): string => deriveWorkspace(deriveOwnRoom(seed)).id;

export async function openTeam(core: Core, input: TeamInput): Promise<Result<RunningTeam, SessionError>> {
  const { id, held, office } = input;
  const { self, me } = core;
  const place = placeOf(input.seed);
  const turns = changeable(0);
  const turn = (): void => turns.set(turns.get() + 1);
  const acts = openOfficeActs(core, place, office.doc);
  let open: Open | null = null;
  let opening: Promise<Result<void, SessionError>> | null = null;

  /** Null: the epoch this person came with is not here. */
  function baseOf({ founder, bases }: KeptTeam): Epoch | null {
    if (founder !== null) return firstEpoch(deriveOwnRoom(input.seed), [founder]);
    const base = bases.at(-1);
    const record = base && self.epochs.get(`${place} ${base.number}`);
    const secret = base ? core.keyring.get(KEY.officeEpoch(id, base.number)) : null;
    if (!base || !(record instanceof Uint8Array) || secret === null) return null;
    const judged = judgeWelcome(record, secret, { place, inviter: base.inviter, me });
    return judged.ok ? judged.value : null;
  }

  const kept = (): KeptOffice | undefined => self.offices.get(id);

  function begin(): Promise<Result<void, SessionError>> {
    const team = kept()?.team;
    if (team === undefined) return Promise.resolve(ok(undefined));
    opening ??= start(team).then((begun) => {
      if (!begun.ok) opening = null;
      return begun;
    });
    return opening;
  }

  async function start(team: KeptTeam): Promise<Result<void, SessionError>> {
    const base = baseOf(team);
    if (base === null) return err({ tag: 'not-found' });
    const [root, known] = await Promise.all(
      [DOCUMENT.officeRoot(id), DOCUMENT.officeAcknowledged(id)].map((name) => core.documents.hold(name)),
    );
    const releaseAll = (): void => {
      for (const one of [root, known]) if (one?.ok) one.value.release();
    };
    if (!root?.ok || !known?.ok) {
      releaseAll();
      return err({ tag: 'not-saved' });
    }
    const { doc } = root.value;
    let room: Room | null = null;
    const people = (): ReadonlySet<string> =>
      new Set((epochs?.current().roster ?? base.roster ?? []).map(({ person }) => person));
    // Asked by the epochs themselves while they are opened.
    let epochs: Epochs | null = null;
    const moving = openEpochs({
      core,
      place,
      base,
      members: people,
      devices: () => certifiedDevices(doc, people()).map(({ device }) => device),
      keyName: (number) => KEY.officeEpoch(id, number),
      async onMoved(epoch) {
        turn();
        await room?.move(deriveWorkspace(epoch.secret));
      },
    });
    epochs = moving;
    const entry = { person: me, name: '', certificate: core.certificate, since: 0 };
    introduce(doc, core.deviceId, entry, 'private-pair');
    const sharing = shareDocuments({
      fixed: new Map([['office', held]]),
      listed: () => [],
      observe: () => () => undefined,
      hold: () => null,
    });
    const acknowledged = acknowledgedIn(known.value.doc);
    const keys = deriveWorkspace(moving.current().secret);
    const opened = core.openRoom({
      server: core.server,
      workspace: place,
      topic: keys.topic,
      introductions: keys.introductions,
      root: doc,
      device: core.device,
      certificate: core.certificate,
      members: people,
      admits: moving.admits,
      // Nobody would answer, but those who say again that this person was taken out.
      passive: () => moving.out.get() !== null,
      onLink: moving.attach,
      isOther: (person) => person !== me,
      documents: sharing.source,
      acknowledgedBy: acknowledged.by,
      recall: acknowledged.recall,
      remember: acknowledged.remember,
      relayOnly: core.relayOnly,
      clock: core.clock,
      random: core.random,
    });
    room = opened;
    const heard = (): void => {
      const out = moving.out.get();
      if (out !== null) input.onOut({ ...out, name: nameIn(moving.current().roster, out.by) });
    };
    const stops = [moving.out.subscribe(heard), opened.subscribe(turn)];
    stamp();
    const stamping = setInterval(stamp, STAMP);
    open = {
      epochs: moving,
      room: opened,
      async close() {
        clearInterval(stamping);
        for (const stop of stops) stop();
        await moving.close();
        await opened.close();
        sharing.close();
        acknowledged.close();
        releaseAll();
      },
    };
    turn();
    // Told before, and interrupted.
    if (moving.out.get() !== null) setTimeout(heard, 0);
    return ok(undefined);
  }

  function stamp(): void {
    const last = office.seen.get(me) ?? 0;
    if (core.clock() - last >= STAMP - 60_000) office.seen.set(me, core.clock());
  }

  const roster = (): Roster => open?.epochs.current().roster ?? [];
  const isHost = (): boolean => open === null || roster()[0]?.person === me;

  /** Another device of this person has begun to share it, or moved it on. */
  const fromElsewhere = (): void => {
    if (open === null) void begin();
    else void open.epochs.reload();
  };

  async function found(): Promise<Result<void, SessionError>> {
    const now = kept();
    if (now === undefined) return err({ tag: 'not-found' });
    if (now.team === undefined) {
      const founder = {
        person: me,
        name: input.founder(),
        box: toText(core.person.box.publicKey),
        role: 'member',
      } as const;
      self.offices.set(id, { ...now, team: { founder, bases: [] } });
      if (!(await core.documents.flush())) return err({ tag: 'not-saved' });
    }
    return begin();
  }

  const begun = await begin();
  if (!begun.ok) {
    acts.close();
    return begun;
  }
  self.offices.observe(fromElsewhere);
  self.epochs.observe(fromElsewhere);

  return ok({
    turns,
    roster,
    isHost,
    present: () => open?.room.present() ?? [],
    acts,
    note(does, about = '', count = 0, name = '') {
      if (roster().length > 1) acts.write({ does, about, count, name });
    },
    leads() {
      const now = core.clock();
      const about = ({ person }: RosterEntry): boolean => Number(office.seen.get(person) ?? 0) > now - ABOUT;
      const first = roster().find((one) => one.person === me || about(one));
      return first === undefined || first.person === me;
    },
    mayForget: (at) => isHost() || core.clock() - at > LEFT_FOR_HOST,
    slot() {
      const index = roster().findIndex(({ person }) => person === me);
      return roster().length > 1 && index >= 0 ? { index, of: CIRCLE_LIMIT } : { index: 0, of: 1 };
    },
    async letIn(entry, device) {
      if (entry.person === me || !isHost()) return err({ tag: 'not-found' });
      const ready = await found();
      if (!ready.ok || open === null) return ready.ok ? err({ tag: 'not-found' }) : ready;
      const { epochs } = open;
      // Who comes again with another device comes anew: the epoch they are given names them.
      if (isIn(epochs.current().roster, entry.person)) {
        const gone = await epochs.change({ gone: [{ person: entry.person, word: null }] });
        if (!gone.ok) return gone;
      }
      if (roster().length >= CIRCLE_LIMIT) return err({ tag: 'refused', code: 'too-many' });
      const moved = await epochs.change({ joined: [entry], added: [device] });
      if (!moved.ok) return moved;
      acts.write({ does: 'let-in', about: entry.person, name: entry.name, count: 0 });
      return (await held.vault.durable()).ok ? ok(epochs.current()) : err({ tag: 'not-saved' });
    },
    async takeOut(person) {
      const gone = roster().find((entry) => entry.person === person);
      if (open === null || gone === undefined || person === me || !isHost()) return err({ tag: 'not-found' });
      const moved = await open.epochs.change({ gone: [{ person, word: null }] });
      if (moved.ok) acts.write({ does: 'took-out', about: person, name: gone.name, count: 0 });
      return moved;
    },
    epochs: () => open?.epochs ?? null,
    async close() {
      self.offices.unobserve(fromElsewhere);
      self.epochs.unobserve(fromElsewhere);
      await opening;
      await open?.close();
      acts.close();
    },
  });
}

const nameIn = (roster: Roster | null, person: string): string =>
  roster?.find((entry) => entry.person === person)?.name ?? '';
