/**
 * A card in two: the whole one, which only its programme reads, and the one that is handed on to who is matched. Both
 * signed by the person, in one letter: the programme cannot cut a signed card in two by itself.
 * Inside the seal: 14 | length of the first envelope, 4 bytes | the whole card's envelope | the shared card's.
 */
import {
  type BoxPair,
  fromText,
  isBoxKey,
  openLetter,
  type Random,
  type SigningPair,
  sealLetter,
  sign,
} from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { ProgrammeId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { encodeCard } from '../model/cardCodec.ts';
import { isSharedOf } from '../model/cardParts.ts';
import { LIMITS } from '../model/limits.ts';
import type { InvitationError } from './errors.ts';
import { makeCardLetter, type OpenedCard, openCard, openCardLetter } from './letters.ts';

const KIND = 14;
const HEAD = 5;
const PURPOSE = 'cards';

/** Signs both and seals them to their programme. Where the two are the same card it is a letter with one. */
export function makeCardsLetter(
  card: Card,
  shared: Card,
  person: SigningPair,
  programmeBox: string,
  random: Random,
): Result<Uint8Array, InvitationError> {
  const whole = encodeCard(card);
  const handed = encodeCard(shared);
  if (whole.length === handed.length) {
    const one = makeCardLetter(card, person, programmeBox, random);
    return one.ok ? ok(one.value.letter) : one;
  }
  const key = fromText(programmeBox, 32);
  if (!key.ok || !isBoxKey(key.value)) return err({ tag: 'bad-key' });
  const [first, second] = [sign('card', whole, person), sign('card', handed, person)];
  const bytes = new Uint8Array(HEAD + first.length + second.length);
  bytes[0] = KIND;
  new DataView(bytes.buffer).setUint32(1, first.length);
  bytes.set(first, HEAD);
  bytes.set(second, HEAD + first.length);
  return ok(sealLetter(PURPOSE, key.value, bytes, random));
}

/** The whole card, with the envelope of the one that goes into invitations. Refuses two that are not of one person, or not the same card. */
function openTwo(bytes: Uint8Array, box: BoxPair, programme: ProgrammeId): Result<OpenedCard, InvitationError> {
  const plain = openLetter(PURPOSE, box, bytes);
  if (!plain.ok) return err({ tag: plain.error.tag === 'bad-version' ? 'newer-version' : 'cannot-open' });
  const inside = plain.value;
  if (inside.length < HEAD || inside.length > HEAD + 2 * LIMITS.letterBytes || inside[0] !== KIND)
    return err({ tag: 'malformed' });
  const first = new DataView(inside.buffer, inside.byteOffset).getUint32(1);
  if (first > inside.length - HEAD) return err({ tag: 'malformed' });
  const whole = openCard(inside.slice(HEAD, HEAD + first), programme);
  if (!whole.ok) return whole;
  const shared = openCard(inside.slice(HEAD + first), programme);
  if (!shared.ok) return shared;
  if (shared.value.person !== whole.value.person || !isSharedOf(shared.value.card, whole.value.card))
    return err({ tag: 'wrong-cards' });
  return ok({ ...whole.value, envelope: shared.value.envelope });
}

/** A card that reached this programme, alone or with the one to hand on. */
export function openCards(
  bytes: Uint8Array,
  box: BoxPair,
  programme: ProgrammeId,
): Result<OpenedCard, InvitationError> {
  const one = openCardLetter(bytes, box, programme);
  return one.ok ? one : openTwo(bytes, box, programme);
}
