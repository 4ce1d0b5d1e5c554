/**
 * Invitations without a programme: letters between two people who share a link. The link's secret says where they lie
 * and opens the offer; the reply only the inviter opens. Both then agree the workspace's secret, as with a programme.
 */
import {
  agreeWorkspace,
  type BoxPair,
  type CryptoError,
  fromText,
  hash,
  isBoxKey,
  type MeetingPlace,
  meetingPlace,
  type Opened,
  openLetter,
  openSigned,
  type Random,
  type Secret,
  type SigningPair,
  sealer,
  sealLetter,
  sign,
  toText,
} from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { InvitationId, PersonId } from '../model/brand.ts';
import {
  type Ending,
  encodeEnding,
  encodeOffer,
  encodeReply,
  type Offer,
  parseEnding,
  parseOffer,
  parseReply,
  type Reply,
} from '../model/directCodec.ts';
import { invitationIdOf, personIdOf } from '../model/ids.ts';
import type { InvitationError } from './errors.ts';

/** Bytes of a link's secret. */
export const CODE_LENGTH = 16;

export interface Places {
  /** Where the offer lies, for who has the link. */
  readonly offer: MeetingPlace;
  /** Where the reply lies, for who invited. */
  readonly reply: MeetingPlace;
}

/**
 * An offer made anew lies where the link says, as the one before it, and is answered elsewhere: whoever still waits for
 * replies to the one before does not see them.
 */
export function placesOf(code: Uint8Array, offer?: Pick<Offer, 'answer'>): Places {
  const answer = fromText(offer?.answer ?? '');
  return {
    offer: meetingPlace('direct/offer', code),
    reply: meetingPlace('direct/reply', new Uint8Array([...code, ...(answer.ok ? answer.value : [])])),
  };
}

export interface OpenedOffer {
  readonly id: InvitationId;
  readonly person: PersonId;
  readonly offer: Offer;
}

export interface OpenedReply {
  readonly person: PersonId;
  readonly reply: Reply;
}

export const signOffer = (offer: Offer, person: SigningPair): Uint8Array => sign('offer', encodeOffer(offer), person);
export const signReply = (reply: Reply, person: SigningPair): Uint8Array => sign('reply', encodeReply(reply), person);

/** A signed offer: by whom, and with a key that one may seal to. Its date is for the caller. */
export const openOffer = (envelope: Uint8Array): Result<OpenedOffer, InvitationError> =>
  readOffer(envelope, openSigned('offer', envelope));

/** `signed`: what opening the envelope under its label gave. */
export function readOffer(
  envelope: Uint8Array,
  signed: Result<Opened, CryptoError>,
): Result<OpenedOffer, InvitationError> {
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const offer = parseOffer(signed.value.payload);
  if (!offer.ok) return err({ tag: offer.error.tag === 'newer-version' ? 'newer-version' : 'malformed' });
  if (![offer.value.box, answerKey(offer.value)].every(isGoodKey)) return err({ tag: 'bad-key' });
  return ok({ id: invitationIdOf(hash(envelope)), person: personIdOf(signed.value.signer), offer: offer.value });
}

/** A signed reply to this very offer, by somebody else than who made it. */
export const openReply = (envelope: Uint8Array, to: OpenedOffer): Result<OpenedReply, InvitationError> =>
  readReply(openSigned('reply', envelope), to);

export function readReply(signed: Result<Opened, CryptoError>, to: OpenedOffer): Result<OpenedReply, InvitationError> {
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const reply = parseReply(signed.value.payload);
  if (!reply.ok) return err({ tag: reply.error.tag === 'newer-version' ? 'newer-version' : 'malformed' });
  const person = personIdOf(signed.value.signer);
  if (reply.value.offer !== to.id || person === to.person) return err({ tag: 'wrong-cards' });
  return isGoodKey(reply.value.box) ? ok({ person, reply: reply.value }) : err({ tag: 'bad-key' });
}

/** base64url key under which an offer is answered. */
const answerKey = ({ answer, box }: Pick<Offer, 'answer' | 'box'>): string => answer ?? box;

const box = (place: MeetingPlace, what: 'offer' | 'ending') => sealer(place.key, 'direct', what);

export const sealOffer = (envelope: Uint8Array, { offer }: Places, random: Random): Uint8Array =>
  box(offer, 'offer').seal(envelope, random);
export const sealEnding = (ending: Ending, { offer }: Places, random: Random): Uint8Array =>
  box(offer, 'ending').seal(encodeEnding(ending), random);

/** What a letter where the offer lies is: the offer's envelope, the end of it, or nothing of use. */
export function openAtOffer(
  letter: Uint8Array,
  { offer }: Places,
): { readonly envelope: Uint8Array } | { readonly ending: Ending } | null {
  const envelope = box(offer, 'offer').open(letter);
  if (envelope.ok) return { envelope: envelope.value };
  const opened = box(offer, 'ending').open(letter);
  const ending = opened.ok ? parseEnding(opened.value) : opened;
  return ending.ok ? { ending: ending.value } : null;
}

export function sealReply(envelope: Uint8Array, to: OpenedOffer, random: Random): Result<Uint8Array, InvitationError> {
  const key = fromText(answerKey(to.offer), 32);
  return key.ok && isBoxKey(key.value) ? ok(sealLetter('reply', key.value, envelope, random)) : err({ tag: 'bad-key' });
}

/** The envelope inside a reply's letter, still unverified. */
export function openReplyLetter(letter: Uint8Array, mine: BoxPair): Result<Uint8Array, InvitationError> {
  const opened = openLetter('reply', mine, letter);
  return opened.ok ? opened : err({ tag: 'cannot-open' });
}

/** The secret that both derive: own box pair, the other's key, the signed offer. */
export function directSecret(offer: InvitationId, mine: BoxPair, theirs: string): Result<Secret, InvitationError> {
  const [key, id] = [fromText(theirs, 32), fromText(offer, 32)];
  if (!key.ok || !id.ok) return err({ tag: 'bad-key' });
  const secret = agreeWorkspace(mine, key.value, id.value);
  return secret.ok ? secret : err({ tag: 'bad-key' });
}

export const replyHash = (envelope: Uint8Array): string => toText(hash(envelope));

function isGoodKey(text: string): boolean {
  const key = fromText(text, 32);
  return key.ok && isBoxKey(key.value);
}
