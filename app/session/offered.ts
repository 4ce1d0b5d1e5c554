/** An invitation without a programme, on the side of who was invited. */
import { toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import {
  type OpenedOffer,
  openAtOffer,
  openOffer,
  placesOf,
  replyHash,
  sealReply,
  signReply,
} from '../invitation/direct.ts';
import type { InvitationId } from '../model/brand.ts';
import { type Changeable, changeable } from '../model/observable.ts';
import { normaliseLine } from '../model/text.ts';
import type { Core } from './core.ts';
import { keepSpace, NAME_LIMIT, openedOf } from './directKept.ts';
import { isFresh } from './scans.ts';
import type { KeptDirect, Self } from './self.ts';
import type { DirectOffer, DirectOfferState, SessionError } from './types.ts';

/** A link as it was opened. `seen`: what only its QR has, the beginning of the offer's id and the mark. */
export interface OpenedLink {
  readonly code: Uint8Array;
  readonly seen: { readonly offer: string; readonly mark: string } | null;
}

/** The link as opened by who was invited: looks for the offer, and takes it when they say yes. */
export function readOffer(
  core: Core,
  { code, seen }: OpenedLink,
  handOver: () => void,
  opened: () => void,
): DirectOffer {
  const { self, server } = core;
  const places = placesOf(code);
  const state: Changeable<DirectOfferState> = changeable<DirectOfferState>({ tag: 'looking' });
  let found: { opened: OpenedOffer; envelope: Uint8Array } | null = null;
  const stop = server.collect(places.offer.topic, async ({ bytes }) => {
    const read = openAtOffer(bytes, places);
    if (read === null) return false;
    // A link that this person's own yes has used up is not over for them.
    if ('ending' in read) state.set(acceptedBy(read.ending.by) ?? { tag: 'ended', why: read.ending.why });
    else if (state.get().tag === 'looking' || isAnew(read.envelope)) show(read.envelope);
    // Left where it is: this person may look again before they answer, from another device too.
    return false;
  });

  /** The same person offers it once more: only the latest is sure to be answered. */
  function isAnew(envelope: Uint8Array): boolean {
    const offer = state.get().tag === 'open' ? openOffer(envelope) : null;
    if (found === null || !offer?.ok || offer.value.person !== found.opened.person) return false;
    return offer.value.offer.issued > found.opened.offer.issued;
  }

  function acceptedBy(reply: string): DirectOfferState | null {
    const answered = [...self.directs.values()].find((kept) => kept.reply !== null && replyHash(kept.reply) === reply);
    const mine = answered?.role === 'invited' ? openedOf(answered) : null;
    return mine && acceptedTo(mine.offer, self);
  }

  function show(envelope: Uint8Array): void {
    const offer = openOffer(envelope);
    if (!offer.ok) return;
    const { name, words, expires, circle = null } = offer.value.offer;
    if (offer.value.person === core.me) state.set({ tag: 'mine' });
    else if (self.directs.has(offer.value.id)) state.set(acceptedTo(offer.value, self));
    else if (core.clock() > expires) state.set({ tag: 'ended', why: 'expired' });
    else {
      found = { opened: offer.value, envelope };
      state.set({ tag: 'open', name, words, expires, circle });
    }
  }

  return {
    state,
    async accept(name) {
      if (found !== null && self.directs.has(found.opened.id)) return ok(undefined);
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
          ...(found.opened.offer.circle && { device: core.deviceId, door: toText(core.random(32)) }),
        },
        core.person.sign,
      );
      const letter = sealReply(reply, found.opened, core.random);
      if (!letter.ok) return err({ tag: 'link-not-genuine' });
      if (!self.profile.has('name')) self.profile.set('name', line);
      const { id, offer } = found.opened;
      const isSeen = seen !== null && id.startsWith(seen.offer) && isFresh(offer.issued, core.clock());
      const kept: KeptDirect = {
        role: 'invited',
        code,
        offer: found.envelope,
        reply,
        stage: 'accepted',
        workspace: null,
        letter: { to: 'reply', bytes: letter.value },
        ...(isSeen && { seen: seen.mark }),
      };
      const space = await (offer.circle === undefined ? keepSpace(core, id, kept, offer.box) : keepYes(core, id, kept));
      if (!space.ok) return space;
      state.set(acceptedTo(found.opened, self));
      handOver();
      opened();
      return ok(undefined);
    },
    close: stop,
  };
}

const acceptedTo = ({ id, offer: { name, circle } }: OpenedOffer, { directs }: Self): DirectOfferState => ({
  tag: 'accepted',
  workspace: directs.get(id)?.workspace ?? null,
  name,
  circle: circle?.name ?? null,
});

/** Into a circle: its secret comes when a member has let this person in. */
async function keepYes(
  { self, documents }: Core,
  id: InvitationId,
  kept: KeptDirect,
): Promise<Result<void, SessionError>> {
  self.directs.set(id, kept);
  return (await documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
}
