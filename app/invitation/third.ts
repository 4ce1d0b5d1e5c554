/**
 * The space of two people and of the third who accompanies them. Its secret comes from the third: their device draws it
 * with their yes, and leaves it for each of the two at a place that only the third and that one can find. So whoever is
 * in the space is there by the third, and no app of the other two can open one without them.
 */
import {
  type BoxPair,
  type MeetingPlace,
  meetingPlace,
  type Random,
  Secret,
  sealer,
  toText,
} from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { InvitationId } from '../model/brand.ts';
import type { InvitationError } from './errors.ts';
import { workspaceSecretOf } from './letters.ts';

const PURPOSE = 'accompanied';

/** The third's own, for this invitation: agreed with their own key, so that each of their devices draws the same. */
export const drawSecret = (invitation: InvitationId, mine: BoxPair): Result<Secret, InvitationError> =>
  workspaceSecretOf({ invitation, mine, theirs: toText(mine.publicKey) });

/** Where the third leaves it for one of the two, as both of them find it. `theirs`: base64url X25519 key from the card. */
export function wayPlace(
  invitation: InvitationId,
  mine: BoxPair,
  theirs: string,
): Result<MeetingPlace, InvitationError> {
  const shared = workspaceSecretOf({ invitation, mine, theirs });
  return shared.ok ? ok(meetingPlace(PURPOSE, shared.value.reveal())) : shared;
}

const box = ({ key }: MeetingPlace, invitation: InvitationId) => sealer(key, PURPOSE, invitation);

export const sealWay = (secret: Secret, place: MeetingPlace, invitation: InvitationId, random: Random): Uint8Array =>
  box(place, invitation).seal(secret.reveal(), random);

/** Nobody but the third, and who reads it, could have sealed what opens here. */
export function openWay(
  letter: Uint8Array,
  place: MeetingPlace,
  invitation: InvitationId,
): Result<Secret, InvitationError> {
  const opened = box(place, invitation).open(letter);
  if (!opened.ok) return err({ tag: 'cannot-open' });
  return opened.value.length === 32 ? ok(new Secret(opened.value)) : err({ tag: 'malformed' });
}
