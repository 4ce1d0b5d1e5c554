/** What is kept of an invitation without a programme, on either side, and the space that comes of it. */
import { deriveWorkspace, fromText, openSignedInBulk } from '../../crypto/index.ts';
import { err, type Result } from '../../crypto/result.ts';
import {
  CODE_LENGTH,
  directSecret,
  type OpenedOffer,
  type OpenedReply,
  openOffer,
  openReply,
  type Places,
  placesOf,
  readOffer,
  readReply,
} from '../invitation/direct.ts';
import type { InvitationId, PersonId, WorkspaceId } from '../model/brand.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import { type Core, KEY } from './core.ts';
import { markOf } from './scans.ts';
import type { KeptDirect, KeptWorkspace } from './self.ts';
import type { Introduction } from './trust.ts';
import type { SessionError } from './types.ts';

export const NAME_LIMIT = 80;

export interface Partner {
  readonly person: PersonId;
  readonly name: string;
  /** X25519. */
  readonly box: Uint8Array;
}

const openedOffers = new WeakMap<Uint8Array, OpenedOffer | null>();
const openedReplies = new WeakMap<Uint8Array, OpenedReply | null>();

/** What was kept, opened again; each envelope is verified once. */
export function openedOf({ offer, reply }: KeptDirect): { offer: OpenedOffer; reply: OpenedReply | null } | null {
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

/** The same by the browser's own Ed25519, where a space of many is asked for: what is opened after that waits for nothing. */
export async function openAhead({ offer, reply }: KeptDirect): Promise<void> {
  if (openedOffers.has(offer) || reply === null) return;
  const [[ofOffer], [ofReply]] = await Promise.all([
    openSignedInBulk('offer', [offer]),
    openSignedInBulk('reply', [reply]),
  ]);
  const opened = ofOffer && readOffer(offer, ofOffer);
  openedOffers.set(offer, opened?.ok ? opened.value : null);
  const answered = opened?.ok && ofReply ? readReply(ofReply, opened.value) : null;
  openedReplies.set(reply, answered?.ok ? answered.value : null);
}

/** Where its letters lie. */
export const placesFor = (kept: KeptDirect): Places => placesOf(kept.code, openedOf(kept)?.offer.offer);

/** What stands in its QR after the link's secret: which offer it is, so that nobody puts another there, and the mark. */
export const shownWith = ({ seed }: Pick<Core, 'seed'>, id: InvitationId): string => id.slice(0, 22) + markOf(seed, id);

/** As trust.ts asks for it; null where the space came of a programme's invitation. */
export function introductionOf({ self }: Core, workspace: WorkspaceId): Introduction | null {
  const space = self.workspaces.get(workspace);
  const kept = self.directs.get(space?.invitation ?? '');
  const offer = kept && openedOf(kept)?.offer;
  if (!space || !offer) return null;
  return { id: offer.id, issued: offer.offer.issued, mark: kept.seen, since: space.since };
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

/** The space of an offer and its reply, kept with its secret before anybody is told. `mark`: what it is from its first moment. */
export async function keepSpace(
  core: Core,
  id: InvitationId,
  kept: KeptDirect,
  box: string,
  mark: Pick<KeptWorkspace, 'example'> = {},
): Promise<Result<WorkspaceId, SessionError>> {
  const { self } = core;
  const secret = directSecret(id, core.person.box, box);
  if (!secret.ok) return err({ tag: 'link-not-genuine' });
  const workspace = parseWorkspaceId(deriveWorkspace(secret.value).id);
  if (!workspace.ok) throw new Error('a derived workspace has an id');
  if (!(await core.keyring.put(KEY.workspace(workspace.value), secret.value)).ok) return err({ tag: 'not-saved' });
  self.doc.transact(() => {
    self.workspaces.set(workspace.value, { id: workspace.value, invitation: id, since: core.clock(), ...mark });
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
  const isInviter = opened.value.person === core.me;
  if (!isInviter && answered.value.person !== core.me) return false;
  const kept: KeptDirect = {
    role: isInviter ? 'inviter' : 'invited',
    code: new Uint8Array(CODE_LENGTH),
    offer,
    reply,
    stage: 'accepted',
    workspace: null,
    letter: null,
  };
  const { box } = isInviter ? answered.value.reply : opened.value.offer;
  return (await keepSpace(core, opened.value.id, kept, box)).ok;
}
