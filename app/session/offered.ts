/** An invitation without a programme, on the side of who was invited. */
import { toText } from '../../crypto/index.ts';
import { err, ok } from '../../crypto/result.ts';
import {
  type OpenedOffer,
  openAtOffer,
  openOffer,
  placesOf,
  replyHash,
  sealReply,
  signReply,
} from '../invitation/direct.ts';
import { type Changeable, changeable } from '../model/observable.ts';
import { normaliseLine } from '../model/text.ts';
import type { Core } from './core.ts';
import { keepSpace, NAME_LIMIT, openedOf } from './directKept.ts';
import type { KeptDirect } from './self.ts';
import type { DirectOffer, DirectOfferState } from './types.ts';

/** The link as opened by who was invited: looks for the offer, and takes it when they say yes. */
export function readOffer(core: Core, code: Uint8Array, handOver: () => void, opened: () => void): DirectOffer {
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
