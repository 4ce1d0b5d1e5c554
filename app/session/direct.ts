/**
 * Inviting somebody without a programme. Everything is kept here first; letters leave whenever the server can be
 * reached. Whoever invites takes the first good reply, and then the offer is gone: a link opens one space.
 */
import { type BoxPair, boxPairFrom, fromText, newSecret, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import {
  CODE_LENGTH,
  type OpenedOffer,
  openAtOffer,
  openOffer,
  openReply,
  openReplyLetter,
  type Places,
  placesOf,
  replyHash,
  sealEnding,
  sealOffer,
  signOffer,
} from '../invitation/direct.ts';
import type { InvitationId, WorkspaceId } from '../model/brand.ts';
import type { Offer } from '../model/directCodec.ts';
import { parseInvitationId } from '../model/ids.ts';
import { normaliseLine, normaliseText } from '../model/text.ts';
import type { ReceivedLetter } from '../peer/types.ts';
import { watchAnswered } from './answered.ts';
import { type Core, KEY } from './core.ts';
import { keepSpace, NAME_LIMIT, openedOf, placesFor, shownWith } from './directKept.ts';
import { shareKeys } from './keys.ts';
import { collectLetters } from './letters.ts';
import { readOffer } from './offered.ts';
import { retrying } from './retry.ts';
import { type KeptDirect, lastRemoval } from './self.ts';
import type { Circle, DirectOffer, DirectView, Member, SessionError } from './types.ts';

const DAY = 24 * 3_600_000;
const WORDS_LIMIT = 600;

export interface Directs {
  invite(draft: { name: string; words: string; days: number }): Promise<Result<InvitationId, SessionError>>;
  cancel(id: InvitationId): Promise<Result<void, SessionError>>;
  open(token: string): Result<DirectOffer, SessionError>;
  views(): DirectView[];
  /** A link into a circle. */
  inviteInto(circle: CircleWay, draft: Parameters<Circle['invite']>[0]): Promise<Result<InvitationId, SessionError>>;
  /** Listens for the replies of the invitations that wait, and hands over what does. */
  listen(): void;
  /** Offers anew what was open when a device was removed, under the same link. */
  renew(): Promise<Result<void, SessionError>>;
  close(): void;
}

/** A circle, as who invites into it knows it. */
export interface CircleWay {
  readonly id: WorkspaceId;
  readonly name: string;
  readonly members: readonly Pick<Member, 'name' | 'role' | 'me'>[];
}

export function openDirects(core: Core, opened: () => void): Directs {
  const { self, server } = core;
  const listening = new Map<string, () => void>();
  const answered = watchAnswered(core, opened);

  /**
   * A reply, where this person waits for one. The mailbox is emptied of what is none; the first good one is taken and is
   * the last: the server takes no other there, from whoever has the link.
   */
  async function take(id: InvitationId, letter: ReceivedLetter): Promise<boolean | 'last'> {
    const kept = self.directs.get(id);
    const waiting = kept && openedOf(kept);
    if (!kept || !waiting || kept.stage !== 'open') return true;
    const mine = answerBox(waiting.offer);
    if (mine === null) return false;
    const envelope = openReplyLetter(letter.bytes, mine);
    const reply = envelope.ok ? openReply(envelope.value, waiting.offer) : envelope;
    if (!envelope.ok || !reply.ok || letter.at > waiting.offer.offer.expires) return true;
    const answered = { ...kept, reply: envelope.value };
    if (kept.circle !== undefined) {
      self.directs.set(id, { ...answered, stage: 'accepted', workspace: kept.circle });
      if (!(await core.documents.flush())) return false;
    } else if (!(await keepSpace(core, id, answered, reply.value.reply.box)).ok) return false;
    end(id, { version: 1, why: 'taken', by: replyHash(envelope.value) });
    opened();
    return 'last';
  }

  /** What an example begins with while it is being planted: nobody invited anybody. */
  const isExample = ({ workspace }: KeptDirect): boolean =>
    workspace !== null && self.workspaces.get(workspace)?.example === true;

  /** Takes the offer out of its place and leaves word there. */
  function end(id: InvitationId, ending: Parameters<typeof sealEnding>[0]): void {
    const kept = self.directs.get(id);
    if (kept === undefined) return;
    const places = placesFor(kept);
    self.doc.transact(() => {
      self.directs.set(id, { ...kept, letter: { to: 'offer', bytes: sealEnding(ending, places, core.random) } });
      // What was offered under this link before is over with it.
      for (const [other, one] of underLink(kept)) {
        if (one.stage === 'open') self.directs.set(other, { ...one, stage: 'cancelled', letter: null });
      }
    });
    for (const [each] of underLink(kept)) {
      listening.get(each)?.();
      listening.delete(each);
    }
    clear(places, (bytes) => {
      const found = openAtOffer(bytes, places);
      return found !== null && 'ending' in found;
    });
    void outbox.now();
  }

  /** Empties the place of an offer up to the letter that is to stay, which comes last: what is acknowledged is deleted. */
  function clear(places: Places, isLast: (letter: Uint8Array) => boolean): void {
    const stop = server.collect(places.offer.topic, async ({ bytes }) => {
      const stays = isLast(bytes);
      if (stays) stop();
      return !stays;
    });
    burning.add(stop);
  }
  const burning = new Set<() => void>();

  const underLink = ({ code }: KeptDirect) =>
    [...self.directs].filter(([, one]) => one.role === 'inviter' && toText(one.code) === toText(code));

  /** Null while another device of this person has not shared it. */
  function answerBox({ id, offer }: OpenedOffer): BoxPair | null {
    if (offer.answer === undefined) return core.person.box;
    const secret = core.keyring.get(KEY.answer(id));
    return secret && boxPairFrom(secret);
  }

  /** An offer signed and kept, with what opens its replies. Who has the seed alone does not have that. */
  async function issue(
    code: Uint8Array,
    said: Pick<Offer, 'name' | 'words' | 'issued' | 'expires' | 'circle'>,
    into?: WorkspaceId,
  ): Promise<Result<InvitationId, SessionError>> {
    const secret = newSecret(core.random);
    const [box, answer] = [core.person.box, boxPairFrom(secret)].map(({ publicKey }) => toText(publicKey));
    const { name, words, issued, expires, circle } = said;
    const offer: Offer = { version: 1, name, words, box: box ?? '', answer, issued, expires, circle };
    const envelope = signOffer(offer, core.person.sign);
    const opened = openOffer(envelope);
    if (!opened.ok) return err({ tag: 'draft-invalid', field: 'words' });
    const { id } = opened.value;
    if (!(await core.keyring.put(KEY.answer(id), secret)).ok) return err({ tag: 'not-saved' });
    const bytes = sealOffer(envelope, placesOf(code, offer), core.random);
    const kept = { role: 'inviter', code, offer: envelope, reply: null, stage: 'open', workspace: null } as const;
    self.doc.transact(() => {
      if (!self.profile.has('name')) self.profile.set('name', name);
      // What was there before is listened for still, and need not be brought to the server any more.
      for (const [other, one] of self.directs) {
        if (toText(one.code) === toText(code)) self.directs.set(other, { ...one, letter: null });
      }
      self.directs.set(id, { ...kept, letter: { to: 'offer', bytes }, circle: into });
    });
    await shareKeys(core);
    if (!(await core.documents.flush())) return err({ tag: 'not-saved' });
    listen();
    return ok(id);
  }

  const outbox = retrying(async () => {
    if (server.get() !== 'connected') return true;
    let isDone = true;
    for (const [id, kept] of self.directs) {
      if (kept.letter === null) continue;
      const places = placesFor(kept);
      const place = places[kept.letter.to].topic;
      const deposited = await server.deposit({ to: toText(place.publicKey), bytes: kept.letter.bytes, from: place });
      // Somebody else's reply came first. What becomes of this one is told where the offer lay (answered.ts).
      const isTaken = !deposited.ok && deposited.error.tag === 'refused' && deposited.error.code === 'taken';
      isDone &&= deposited.ok || isTaken;
      const now = self.directs.get(id);
      const { bytes } = kept.letter;
      if (deposited.ok && kept.stage === 'open' && underLink(kept).length > 1) {
        clear(places, (letter) => toText(letter) === toText(bytes));
      }
      if ((deposited.ok || isTaken) && now?.letter?.bytes === kept.letter.bytes)
        self.directs.set(id, { ...now, letter: null });
    }
    return isDone;
  });

  function listen(): void {
    for (const [key, kept] of self.directs) {
      const id = parseInvitationId(key);
      if (!id.ok || listening.has(id.value) || kept.role !== 'inviter' || kept.stage !== 'open') continue;
      const waiting = openedOf(kept);
      if (waiting === null || isOver(waiting.offer) || answerBox(waiting.offer) === null) continue;
      const place = placesFor(kept).reply.topic;
      listening.set(
        id.value,
        collectLetters(core, place, (letter) => take(id.value, letter)),
      );
    }
    answered.look();
    void outbox.now();
  }

  /** A reply given in time may still be on its way: a day more is listened. */
  const isOver = ({ offer }: OpenedOffer): boolean => core.clock() > offer.expires + DAY;

  /** Another of the same link was signed later. */
  const isRenewed = (kept: KeptDirect): boolean =>
    underLink(kept).some(([, one]) => one.stage === 'open' && issuedOf(one) > issuedOf(kept));

  const stopServer = server.subscribe(() => void outbox.now());

  return {
    async invite(draft) {
      const said = saidIn(core.clock(), draft);
      return said === null ? err({ tag: 'draft-invalid', field: 'name' }) : issue(core.random(CODE_LENGTH), said);
    },

    async inviteInto({ id, name, members }, { role, ...draft }) {
      const mine = members.find(({ me }) => me)?.name ?? '';
      const said = saidIn(core.clock(), { ...draft, name: mine });
      if (said === null) return err({ tag: 'not-found' });
      const circle = { name, members: members.map((member) => ({ name: member.name, role: member.role })), role };
      return issue(core.random(CODE_LENGTH), { ...said, circle }, id);
    },

    async renew() {
      const removed = lastRemoval(self);
      for (const kept of [...self.directs.values()]) {
        const offer = kept.role === 'inviter' && kept.stage === 'open' ? openedOf(kept)?.offer.offer : undefined;
        if (offer === undefined || offer.issued >= removed || isRenewed(kept)) continue;
        const issued = Math.max(core.clock(), removed);
        if (issued >= offer.expires) continue;
        const renewed = await issue(kept.code, { ...offer, issued }, kept.circle);
        if (!renewed.ok) return renewed;
      }
      return ok(undefined);
    },

    async cancel(id) {
      const kept = self.directs.get(id);
      if (kept?.stage !== 'open') return err({ tag: 'not-found' });
      self.directs.set(id, { ...kept, stage: 'cancelled' });
      end(id, { version: 1, why: 'cancelled', by: '' });
      return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
    },

    open(token) {
      const [, text = '', of, mark] = /^([\w-]{22})(?:([\w-]{22})([\w-]{22}))?$/.exec(token.trim()) ?? [];
      const code = fromText(text, CODE_LENGTH);
      if (!code.ok) return err({ tag: 'link-malformed' });
      const seen = of === undefined || mark === undefined ? null : { offer: of, mark };
      const offer = readOffer(core, { code: code.value, seen }, () => void outbox.now(), opened);
      return ok({
        ...offer,
        close() {
          offer.close();
          answered.lookAnew();
        },
      });
    },

    views: () =>
      [...self.directs].flatMap(([id, kept]) =>
        // Of what has become a space nothing is shown here: a mentor of many would verify all of them at each start.
        kept.stage === 'joined' || isExample(kept) || (kept.stage === 'open' && isRenewed(kept))
          ? []
          : (viewOf(core, id, kept) ?? []),
      ),
    listen,
    close() {
      stopServer();
      answered.close();
      outbox.stop();
      for (const stop of [...listening.values(), ...burning]) stop();
    },
  };
}

function saidIn(
  now: number,
  { name, words, days }: { name: string; words: string; days: number },
): Pick<Offer, 'name' | 'words' | 'issued' | 'expires'> | null {
  const line = normaliseLine(name).slice(0, NAME_LIMIT);
  const expires = now + Math.min(30, Math.max(1, Math.trunc(days))) * DAY;
  return line === '' ? null : { name: line, words: normaliseText(words).slice(0, WORDS_LIMIT), issued: now, expires };
}

const issuedOf = (kept: KeptDirect): number => openedOf(kept)?.offer.offer.issued ?? 0;

function viewOf(core: Core, key: string, kept: KeptDirect): DirectView | null {
  const id = parseInvitationId(key);
  const opened = openedOf(kept);
  if (!id.ok || opened === null) return null;
  const { offer, reply } = opened;
  const link = kept.role === 'inviter' && kept.stage === 'open' ? `${core.origin}/i#${toText(kept.code)}` : null;
  const isLate = kept.stage === 'open' && core.clock() > offer.offer.expires;
  return {
    id: id.value,
    role: kept.role,
    other: kept.role === 'inviter' ? (reply?.reply.name ?? null) : offer.offer.name,
    link,
    // Into a circle an invitation verifies nobody.
    shown: link && kept.circle === undefined ? link + shownWith(core, id.value) : link,
    stage: isLate ? 'expired' : kept.stage,
    expires: offer.offer.expires,
    isWaiting: kept.letter !== null,
    workspace: kept.workspace,
    circle: kept.circle ?? null,
  };
}
