/**
 * How somebody comes into a circle by a link. They say yes and wait at a door that only they and the inviter know; a
 * member's device makes the epoch with them in it, and leaves it there, sealed to them. Should that epoch give way to
 * another made at the same time, the door is left a newer one.
 */
import {
  type BoxPair,
  fromText,
  meetingPlace,
  openLetter,
  type SigningPair,
  sealLetter,
  toText,
} from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { OpenedOffer, OpenedReply } from '../invitation/direct.ts';
import type { WorkspaceId } from '../model/brand.ts';
import { encodeWelcome, parseWelcome } from '../model/circleCodec.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import type { RosterEntry } from '../model/roster.ts';
import { type Core, KEY } from './core.ts';
import { type Epoch, judgeWelcome, secretFrom } from './epoch.ts';
import type { KeptDirect } from './self.ts';
import type { SessionError } from './types.ts';

/** The mailbox at which the guest waits; null where the reply names no door. */
export function doorOf({ reply }: OpenedReply): SigningPair | null {
  const secret = fromText(reply.door ?? '', 32);
  return secret.ok ? meetingPlace('direct/door', secret.value).topic : null;
}

export const guestOf = ({ offer }: OpenedOffer, { person, reply }: OpenedReply): RosterEntry => ({
  person,
  name: reply.name,
  box: reply.box,
  role: offer.circle?.role ?? 'member',
});

/** What the guest is given: the epoch with which they are in it, and nothing of what was before. */
export function sealWelcome(
  random: (length: number) => Uint8Array,
  { reply }: OpenedReply,
  circle: { readonly place: string; readonly name: string },
  epoch: Epoch,
): Uint8Array | null {
  const box = fromText(reply.box, 32);
  if (!box.ok || epoch.record === null) return null;
  const [record, secret] = [toText(epoch.record), toText(epoch.secret.reveal())];
  return sealLetter('welcome', box.value, encodeWelcome({ version: 1, ...circle, record, secret }), random);
}

/** On the guest's side: the circle kept with its secret. `ok(null)`: it is known already, or nothing for this guest. */
export async function takeWelcome(
  core: Pick<Core, 'me' | 'self' | 'keyring' | 'documents' | 'clock'> & { readonly person: { readonly box: BoxPair } },
  offer: OpenedOffer,
  kept: KeptDirect,
  letter: Uint8Array,
): Promise<Result<WorkspaceId | null, SessionError>> {
  const { self } = core;
  const opened = openLetter('welcome', core.person.box, letter);
  const welcome = opened.ok ? parseWelcome(opened.value) : opened;
  if (!opened.ok || !welcome.ok) return ok(null);
  const { place, name, record } = welcome.value;
  const [id, envelope, secret] = [parseWorkspaceId(place), fromText(record), secretFrom(welcome.value.secret)];
  if (!id.ok || !envelope.ok || !secret.ok) return ok(null);
  const known = self.circles.get(id.value);
  // Another place than the one this guest is in by this link: not what was offered.
  if (kept.workspace !== null && kept.workspace !== id.value) return ok(null);
  const epoch = judgeWelcome(envelope.value, secret.value, { place, inviter: offer.person, me: core.me });
  if (!epoch.ok) return ok(null);
  const { number } = epoch.value;
  const before = self.epochs.get(`${id.value} ${number}`);
  // Of two that were made at once, the one that is left at the door later is the one that stayed.
  const isKnown = before instanceof Uint8Array && toText(before) === record;
  if (known !== undefined && (isKnown || known.bases.some((base) => base.number > number))) {
    // In it already, by this link or another.
    if (kept.workspace === null) self.directs.set(offer.id, { ...kept, stage: 'joined', workspace: id.value });
    return ok(null);
  }
  if (!(await core.keyring.put(KEY.workspaceEpoch(id.value, number), secret.value)).ok)
    return err({ tag: 'not-saved' });
  const base = { number, inviter: offer.person };
  self.doc.transact(() => {
    self.epochs.set(`${id.value} ${number}`, envelope.value);
    self.circles.set(id.value, {
      name,
      founder: null,
      bases: [...(known?.bases ?? []).filter((one) => one.number !== number), base],
    });
    self.workspaces.set(id.value, { id: id.value, invitation: offer.id, since: core.clock() });
    self.directs.set(offer.id, { ...kept, stage: 'joined', workspace: id.value });
  });
  return (await core.documents.flush()) ? ok(id.value) : err({ tag: 'not-saved' });
}
