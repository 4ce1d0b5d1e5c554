/**
 * Inviting somebody without a programme, on both sides. Everything is kept here first; letters leave whenever the server
 * can be reached. Whoever invites takes the first good reply, and then the offer is gone: a link opens one space.
 */
import { deriveWorkspace, fromText, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import {
  CODE_LENGTH,
  directSecret,
  type OpenedOffer,
  type OpenedReply,
  openAtOffer,
  openOffer,
  openReply,
  openReplyLetter,
  placesOf,
  replyHash,
  sealEnding,
  sealOffer,
  sealReply,
  signOffer,
  signReply,
} from '../invitation/direct.ts';
import type { InvitationId, PersonId, WorkspaceId } from '../model/brand.ts';
import { parseInvitationId, parseWorkspaceId } from '../model/ids.ts';
import { type Changeable, changeable } from '../model/observable.ts';
import { normaliseLine, normaliseText } from '../model/text.ts';
import type { ReceivedLetter } from '../peer/types.ts';
import { type Core, KEY } from './core.ts';
import { retrying } from './retry.ts';
import type { KeptDirect } from './self.ts';
import type { DirectOffer, DirectOfferState, DirectView, SessionError } from './types.ts';

const DAY = 24 * 3_600_000;
const NAME_LIMIT = 80;
const WORDS_LIMIT = 600;

export interface Directs {
  invite(draft: { name: string; words: string; days: number }): Promise<Result<InvitationId, SessionError>>;
  cancel(id: InvitationId): Promise<Result<void, SessionError>>;
  open(token: string): Result<DirectOffer, SessionError>;
  views(): DirectView[];
  /** Listens for the replies of the invitations that wait, and hands over what does. */
  listen(): void;
  close(): void;
}

export interface Partner {
  readonly person: PersonId;
  readonly name: string;
  /** X25519. */
  readonly box: Uint8Array;
}

const openedOffers = new WeakMap<Uint8Array, OpenedOffer | null>();
const openedReplies = new WeakMap<Uint8Array, OpenedReply | null>();

/** What was kept, opened again; each envelope is verified once. */
function openedOf({ offer, reply }: KeptDirect): { offer: OpenedOffer; reply: OpenedReply | null } | null {
  let opened = openedOffers.get(offer);
  if (opened === undefined) {
    const result = openOffer(offer);
    opened = result.ok ? result.value : null;
    openedOffers.set(offer, opened);
  }
  if (opened === null) return null;
  if (reply === null) return { offer: opened, reply: null };
  let answered = openedReplies.get(reply);
  if (answered === undefined) {
    const result = openReply(reply, opened);
    answered = result.ok ? result.value : null;
    openedReplies.set(reply, answered);
  }
  return { offer: opened, reply: answered };
}

/** Both people of a direct invitation that was accepted; null while it was not. */
export function pairOf(kept: KeptDirect): { readonly inviter: Partner; readonly invited: Partner } | null {
  const opened = openedOf(kept);
  if (opened === null || opened.reply === null) return null;
  const { offer, reply } = opened;
  const [inviter, invited] = [fromText(offer.offer.box, 32), fromText(reply.reply.box, 32)];
  if (!inviter.ok || !invited.ok) return null;
  return {
    inviter: { person: offer.person, name: offer.offer.name, box: inviter.value },
    invited: { person: reply.person, name: reply.reply.name, box: invited.value },
  };
}

/** The space of an offer and its reply, kept with its secret before anybody is told. */
async function keepSpace(
  core: Core,
  id: InvitationId,
  kept: KeptDirect,
  { person, box }: { readonly person: PersonId; readonly box: string },
): Promise<Result<WorkspaceId, SessionError>> {
  const { self } = core;
  const secret = directSecret(id, core.person.box, box);
  if (!secret.ok) return err({ tag: 'link-not-genuine' });
  const workspace = parseWorkspaceId(deriveWorkspace(secret.value).id);
  if (!workspace.ok) throw new Error('a derived workspace has an id');
  if (!(await core.keyring.put(KEY.workspace(workspace.value), secret.value)).ok) return err({ tag: 'not-saved' });
  self.doc.transact(() => {
    self.workspaces.set(workspace.value, { id: workspace.value, invitation: id, other: person, since: core.clock() });
    self.directs.set(id, { ...kept, stage: 'accepted', workspace: workspace.value });
  });
  return (await core.documents.flush()) ? workspace : err({ tag: 'not-saved' });
}

/** Offer and reply as a partner gives them back: kept if both are genuine, and one of the two is this person's. */
export async function keepReturned(core: Core, offer: Uint8Array, reply: Uint8Array): Promise<boolean> {
  const opened = openOffer(offer);
  const answered = opened.ok ? openReply(reply, opened.value) : opened;
  if (!opened.ok || !answered.ok || core.self.directs.has(opened.value.id)) return false;
  // Left: a partner who has not heard of it must not bring it back.
  if (core.self.left.has(opened.value.id)) return false;
  const inviter = { person: opened.value.person, box: opened.value.offer.box };
  const invited = { person: answered.value.person, box: answered.value.reply.box };
  if (inviter.person !== core.me && invited.person !== core.me) return false;
  const isInviter = inviter.person === core.me;
  const kept: KeptDirect = {
    role: isInviter ? 'inviter' : 'invited',
    code: new Uint8Array(CODE_LENGTH),
    offer,
    reply,
    stage: 'accepted',
    workspace: null,
    letter: null,
  };
  return (await keepSpace(core, opened.value.id, kept, isInviter ? invited : inviter)).ok;
}

export function openDirects(core: Core, opened: () => void): Directs {
  const { self, server } = core;
  const listening = new Map<InvitationId, () => void>();

  /** A reply, where this person waits for one. The first good one is taken; the mailbox is emptied of all others. */
  async function take(id: InvitationId, letter: ReceivedLetter): Promise<boolean> {
    const kept = self.directs.get(id);
    const waiting = kept && openedOf(kept);
    if (!kept || !waiting || kept.stage !== 'open') return true;
    const envelope = openReplyLetter(letter.bytes, core.person.box);
    const reply = envelope.ok ? openReply(envelope.value, waiting.offer) : envelope;
    if (!envelope.ok || !reply.ok || letter.at > waiting.offer.offer.expires) return true;
    const space = await keepSpace(
      core,
      id,
      { ...kept, reply: envelope.value },
      { person: reply.value.person, box: reply.value.reply.box },
    );
    if (!space.ok) return false;
    end(id, { version: 1, why: 'taken', by: replyHash(envelope.value) });
    opened();
    return true;
  }

  /** Takes the offer out of its place and leaves word there. */
  function end(id: InvitationId, ending: Parameters<typeof sealEnding>[0]): void {
    const kept = self.directs.get(id);
    if (kept === undefined) return;
    listening.get(id)?.();
    listening.delete(id);
    const places = placesOf(kept.code);
    self.directs.set(id, { ...kept, letter: { to: 'offer', bytes: sealEnding(ending, places, core.random) } });
    // What is acknowledged is deleted there. Word of the end comes last and stays.
    const stop = server.collect(places.offer.topic, async ({ bytes }) => {
      const found = openAtOffer(bytes, places);
      const isEnding = found !== null && 'ending' in found;
      if (isEnding) stop();
      return !isEnding;
    });
    burning.add(stop);
    void outbox.now();
  }
  const burning = new Set<() => void>();

  const outbox = retrying(async () => {
    if (server.get() !== 'connected') return true;
    let isDone = true;
    for (const [id, kept] of self.directs) {
      if (kept.letter === null) continue;
      const place = placesOf(kept.code)[kept.letter.to].topic;
      const deposited = await server.deposit({ to: toText(place.publicKey), bytes: kept.letter.bytes, from: place });
      isDone &&= deposited.ok;
      const now = self.directs.get(id);
      if (deposited.ok && now?.letter?.bytes === kept.letter.bytes) self.directs.set(id, { ...now, letter: null });
    }
    return isDone;
  });

  function listen(): void {
    for (const [key, kept] of self.directs) {
      const id = parseInvitationId(key);
      if (!id.ok || listening.has(id.value) || kept.role !== 'inviter' || kept.stage !== 'open') continue;
      if (isOver(kept)) continue;
      const place = placesOf(kept.code).reply.topic;
      listening.set(
        id.value,
        server.collect(place, (letter) => take(id.value, letter)),
      );
    }
    void outbox.now();
  }

  const isOver = (kept: KeptDirect): boolean => {
    const waiting = openedOf(kept);
    // A reply given in time may still be on its way: a day more is listened.
    return waiting === null || core.clock() > waiting.offer.offer.expires + DAY;
  };

  const stopServer = server.subscribe(() => void outbox.now());

  return {
    async invite({ name, words, days }) {
      const line = normaliseLine(name).slice(0, NAME_LIMIT);
      if (line === '') return err({ tag: 'draft-invalid', field: 'name' });
      const now = core.clock();
      const offer = {
        version: 1,
        name: line,
        words: normaliseText(words).slice(0, WORDS_LIMIT),
        box: toText(core.person.box.publicKey),
        issued: now,
        expires: now + Math.min(30, Math.max(1, Math.trunc(days))) * DAY,
      } as const;
      const envelope = signOffer(offer, core.person.sign);
      const opened = openOffer(envelope);
      if (!opened.ok) return err({ tag: 'draft-invalid', field: 'words' });
      const code = core.random(CODE_LENGTH);
      const bytes = sealOffer(envelope, placesOf(code), core.random);
      self.doc.transact(() => {
        if (!self.profile.has('name')) self.profile.set('name', line);
        self.directs.set(opened.value.id, {
          role: 'inviter',
          code,
          offer: envelope,
          reply: null,
          stage: 'open',
          workspace: null,
          letter: { to: 'offer', bytes },
        });
      });
      if (!(await core.documents.flush())) return err({ tag: 'not-saved' });
      listen();
      return ok(opened.value.id);
    },

    async cancel(id) {
      const kept = self.directs.get(id);
      if (kept?.stage !== 'open') return err({ tag: 'not-found' });
      self.directs.set(id, { ...kept, stage: 'cancelled' });
      end(id, { version: 1, why: 'cancelled', by: '' });
      return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
    },

    open(token) {
      const code = fromText(token.trim(), CODE_LENGTH);
      return code.ok
        ? ok(readOffer(core, code.value, () => void outbox.now(), opened))
        : err({ tag: 'link-malformed' });
    },

    views: () => [...self.directs].flatMap(([id, kept]) => viewOf(core, id, kept) ?? []),
    listen,
    close() {
      stopServer();
      outbox.stop();
      for (const stop of [...listening.values(), ...burning]) stop();
    },
  };
}

function viewOf(core: Core, key: string, kept: KeptDirect): DirectView | null {
  const id = parseInvitationId(key);
  const opened = openedOf(kept);
  if (!id.ok || opened === null) return null;
  const { offer, reply } = opened;
  const isLate = kept.stage === 'open' && core.clock() > offer.offer.expires;
  return {
    id: id.value,
    role: kept.role,
    other: kept.role === 'inviter' ? (reply?.reply.name ?? null) : offer.offer.name,
    link: kept.role === 'inviter' && kept.stage === 'open' ? `${core.origin}/i#${toText(kept.code)}` : null,
    stage: isLate ? 'expired' : kept.stage,
    expires: offer.offer.expires,
    isWaiting: kept.letter !== null,
    workspace: kept.workspace,
  };
}

/** The link as opened by who was invited: looks for the offer, and takes it when they say yes. */
function readOffer(core: Core, code: Uint8Array, handOver: () => void, opened: () => void): DirectOffer {
  const { self, server } = core;
  const places = placesOf(code);
  const state: Changeable<DirectOfferState> = changeable<DirectOfferState>({ tag: 'looking' });
  let found: { opened: OpenedOffer; envelope: Uint8Array } | null = null;
  const stop = server.collect(places.offer.topic, async ({ bytes }) => {
    const read = openAtOffer(bytes, places);
    if (read === null) return false;
    // A link that this person's own yes has used up is not over for them.
    if ('ending' in read) state.set(acceptedBy(read.ending.by) ?? { tag: 'ended', why: read.ending.why });
    else if (state.get().tag === 'looking') show(read.envelope);
    // Left where it is: this person may look again before they answer, from another device too.
    return false;
  });

  function acceptedBy(reply: string): DirectOfferState | null {
    const answered = [...self.directs.values()].find((kept) => kept.reply !== null && replyHash(kept.reply) === reply);
    const mine = answered?.role === 'invited' ? openedOf(answered) : null;
    return mine && { tag: 'accepted', name: mine.offer.offer.name };
  }

  function show(envelope: Uint8Array): void {
    const offer = openOffer(envelope);
    if (!offer.ok) return;
    const { name, words, expires } = offer.value.offer;
    if (offer.value.person === core.me) state.set({ tag: 'mine' });
    else if (self.directs.has(offer.value.id)) state.set({ tag: 'accepted', name });
    else if (core.clock() > expires) state.set({ tag: 'ended', why: 'expired' });
    else {
      found = { opened: offer.value, envelope };
      state.set({ tag: 'open', name, words, expires });
    }
  }

  return {
    state,
    async accept(name) {
      const known = found && self.directs.get(found.opened.id)?.workspace;
      if (known) return ok(known);
      const line = normaliseLine(name).slice(0, NAME_LIMIT);
      if (found === null) return err({ tag: 'not-found' });
      if (line === '') return err({ tag: 'draft-invalid', field: 'name' });
      if (core.clock() > found.opened.offer.expires) return err({ tag: 'expired' });
      const reply = signReply(
        {
          version: 1,
          offer: found.opened.id,
          name: line,
          box: toText(core.person.box.publicKey),
          at: core.clock(),
        },
        core.person.sign,
      );
      const letter = sealReply(reply, found.opened, core.random);
      if (!letter.ok) return err({ tag: 'link-not-genuine' });
      if (!self.profile.has('name')) self.profile.set('name', line);
      const kept: KeptDirect = {
        role: 'invited',
        code,
        offer: found.envelope,
        reply,
        stage: 'accepted',
        workspace: null,
        letter: { to: 'reply', bytes: letter.value },
      };
      const { person, offer } = found.opened;
      const space = await keepSpace(core, found.opened.id, kept, { person, box: offer.box });
      if (!space.ok) return space;
      state.set({ tag: 'accepted', name: offer.name });
      handOver();
      opened();
      return space;
    },
    close: stop,
  };
}
