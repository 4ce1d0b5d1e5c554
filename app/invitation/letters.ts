/**
 * Domain objects to letter bytes and back. Nothing is believed before its signature and its place are checked:
 * by whom, for which programme, for whom, until when.
 */

import {
  agreeWorkspace,
  type BoxPair,
  type CryptoError,
  fromText,
  hash,
  isBoxKey,
  openLetter,
  openSigned,
  type Random,
  type Secret,
  type SigningPair,
  sealLetter,
  sign,
  toText,
} from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, InvitationId, PersonId, ProgrammeId } from '../model/brand.ts';
import type { Card, Role } from '../model/card.ts';
import { encodeCard, parseCard } from '../model/cardCodec.ts';
import type { ModelError } from '../model/errors.ts';
import { invitationIdOf, personIdOf, programmeIdOf } from '../model/ids.ts';
import type { Answer, Invitation, LetterKind, Withdrawal } from '../model/invitation.ts';
import {
  encodeAnswer,
  encodeInvitation,
  encodeWithdrawal,
  parseAnswer,
  parseInvitation,
  parseWithdrawal,
} from '../model/invitationCodec.ts';
import { encodeLetter, parseLetter } from '../model/letterCodec.ts';
import { LIMITS } from '../model/limits.ts';
import type { PackFormat } from '../model/pack.ts';
import type { Programme } from '../model/programme.ts';
import { parseReport, type Report, type Told } from '../model/report.ts';
import { mayBeThird } from '../model/roles.ts';
import type { InvitationError } from './errors.ts';

export interface OpenedCard {
  readonly person: PersonId;
  readonly card: Card;
  /** As signed: enters invitations unchanged. */
  readonly envelope: Uint8Array;
}

export interface OpenedInvitation {
  readonly id: InvitationId;
  readonly invitation: Invitation;
  readonly mentor: OpenedCard;
  readonly mentee: OpenedCard;
  /** Who accompanies them, and can read everything; null: the two only. */
  readonly third: OpenedCard | null;
  /** Of a circle: everybody but its host, who is `mentor`, and its second, who is `mentee`. */
  readonly more: readonly OpenedCard[];
}

type Cards = Pick<OpenedInvitation, 'mentor' | 'mentee' | 'third' | 'more'>;

/** Everybody whom it introduces. */
export const introducedIn = ({ mentor, mentee, third, more }: Cards): readonly OpenedCard[] => [
  mentor,
  mentee,
  ...more,
  ...(third === null ? [] : [third]),
];

/** Whose device draws the secret and leaves it for the others: the third's, or a circle's host's. Null: the two agree it. */
export const giverOf = ({ mentor, third, more }: Cards): OpenedCard | null =>
  third ?? (more.length > 0 ? mentor : null);

/**
 * Signs a card and seals it to its programme. `programmeBox`: base64url X25519 key of the programme. Where the card tells
 * what only the coordinator reads, see makeCardsLetter.
 */
export function makeCardLetter(
  card: Card,
  person: SigningPair,
  programmeBox: string,
  random: Random,
): Result<{ readonly envelope: Uint8Array; readonly letter: Uint8Array }, InvitationError> {
  const envelope = sign('card', encodeCard(card), person);
  const letter = sealed('card', envelope, programmeBox, random);
  return letter.ok ? ok({ envelope, letter: letter.value }) : letter;
}

/** A card that reached this programme: self-signed, and made for it. */
export function openCardLetter(
  bytes: Uint8Array,
  box: BoxPair,
  programme: ProgrammeId,
): Result<OpenedCard, InvitationError> {
  const envelope = unsealed('card', bytes, box);
  return envelope.ok ? openCard(envelope.value, programme) : envelope;
}

export interface InvitationDraft {
  readonly programme: Programme;
  /** Signed card envelopes. */
  readonly mentor: Uint8Array;
  readonly mentee: Uint8Array;
  readonly third: Uint8Array | null;
  /** Signed card envelopes of a circle's others. */
  readonly more?: readonly Uint8Array[];
  readonly format?: PackFormat;
  /** Of a flash. */
  readonly sessions?: number | undefined;
  readonly issued: Instant;
  readonly expires: Instant;
  /** 32 random bytes. */
  readonly nonce: Uint8Array;
}

/** The signed introduction of two people and of who accompanies them, the same bytes for all. Fails as `openInvitation` would at their end. */
export function draftInvitation(
  draft: InvitationDraft,
  programme: SigningPair,
): Result<{ readonly id: InvitationId; readonly envelope: Uint8Array }, InvitationError> {
  const { format = 'pair', more = [] } = draft;
  const invitation: Invitation = {
    version: draft.third !== null ? 2 : format === 'pair' ? 1 : 3,
    programme: programmeIdOf(programme.publicKey),
    mentor: toText(draft.mentor),
    mentee: toText(draft.mentee),
    third: draft.third === null ? undefined : toText(draft.third),
    more: more.length === 0 ? undefined : more.map(toText),
    purpose: draft.programme.purpose,
    mode: draft.programme.mode,
    format,
    sessions: format === 'flash' ? draft.sessions : undefined,
    months: draft.programme.months,
    issued: draft.issued,
    expires: draft.expires,
    nonce: toText(draft.nonce),
  };
  const payload = encodeInvitation(invitation);
  const parsed = parseInvitation(payload);
  if (!parsed.ok) return err(shapeError(parsed.error));
  const checked = cardsOf(invitation);
  if (!checked.ok) return checked;
  const envelope = sign('invitation', payload, programme);
  return ok({ id: invitationIdOf(hash(envelope)), envelope });
}

/** Seals an invitation to one of its people. `box`: base64url X25519 key from their card. */
export function sealInvitation(envelope: Uint8Array, box: string, random: Random): Result<Uint8Array, InvitationError> {
  return sealed('invitation', envelope, box, random);
}

/** The envelope inside an invitation letter, still unverified. */
export function openInvitationLetter(bytes: Uint8Array, box: BoxPair): Result<Uint8Array, InvitationError> {
  return unsealed('invitation', bytes, box);
}

/** Verifies everything an invitation claims. `now` null: the deadline is not looked at (it was accepted in time). */
export function openInvitation(
  envelope: Uint8Array,
  me: PersonId,
  now: Instant | null,
): Result<OpenedInvitation, InvitationError> {
  const signed = openSigned('invitation', envelope);
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const parsed = parseInvitation(signed.value.payload);
  if (!parsed.ok) return err(shapeError(parsed.error));
  const invitation = parsed.value;
  if (invitation.programme !== programmeIdOf(signed.value.signer)) return err({ tag: 'not-genuine' });
  const cards = cardsOf(invitation);
  if (!cards.ok) return cards;
  if (!introducedIn(cards.value).some(({ person }) => person === me)) return err({ tag: 'not-for-me' });
  if (now !== null && now > invitation.expires) return err({ tag: 'expired' });
  return ok({ id: invitationIdOf(hash(envelope)), invitation, ...cards.value });
}

/** Signs an answer and seals it to the programme. */
export function makeAnswer(
  answer: Answer,
  person: SigningPair,
  programmeBox: string,
  random: Random,
): Result<Uint8Array, InvitationError> {
  return sealed('answer', sign('answer', encodeAnswer(answer), person), programmeBox, random);
}

/** An answer that reached a programme, and who signed it. That they were invited is for the office to check. */
export function openAnswerLetter(
  bytes: Uint8Array,
  box: BoxPair,
): Result<{ readonly person: PersonId; readonly answer: Answer }, InvitationError> {
  const envelope = unsealed('answer', bytes, box);
  if (!envelope.ok) return envelope;
  const signed = openSigned('answer', envelope.value);
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const answer = parseAnswer(signed.value.payload);
  if (!answer.ok) return err(shapeError(answer.error));
  return ok({ person: personIdOf(signed.value.signer), answer: answer.value });
}

/** Signs a withdrawal and seals it to one of those invited. `box`: base64url X25519 key from their card. */
export function makeWithdrawal(
  withdrawal: Withdrawal,
  programme: SigningPair,
  box: string,
  random: Random,
): Result<Uint8Array, InvitationError> {
  return sealed('withdrawal', sign('withdrawal', encodeWithdrawal(withdrawal), programme), box, random);
}

/** A withdrawal that reached a person, by the programme whose mailbox it lay in. */
export function openWithdrawalLetter(
  bytes: Uint8Array,
  box: BoxPair,
  programme: ProgrammeId,
): Result<Withdrawal, InvitationError> {
  const envelope = unsealed('withdrawal', bytes, box);
  if (!envelope.ok) return envelope;
  const signed = openSigned('withdrawal', envelope.value);
  if (!signed.ok || programmeIdOf(signed.value.signer) !== programme) return err({ tag: 'not-genuine' });
  const withdrawal = parseWithdrawal(signed.value.payload);
  return withdrawal.ok ? withdrawal : err(shapeError(withdrawal.error));
}

/** Seals a signed report to its programme. `too-large`: it fits no letter, and goes from hand to hand. */
export function sealReport(
  envelope: Uint8Array,
  programmeBox: string,
  random: Random,
): Result<Uint8Array, InvitationError | { readonly tag: 'too-large' }> {
  if (envelope.length >= LIMITS.letterBytes) return err({ tag: 'too-large' });
  return sealed('report', envelope, programmeBox, random);
}

export interface OpenedReport {
  /** base64url of the hash of its bytes. */
  readonly id: string;
  readonly person: PersonId;
  readonly report: Report;
  readonly told: Told;
  readonly envelope: Uint8Array;
}

/** A report that reached this programme, and who signed it. Each of its lines is still to be verified: see readProof. */
export function openReportLetter(
  bytes: Uint8Array,
  box: BoxPair,
  programme: ProgrammeId,
): Result<OpenedReport, InvitationError> {
  const envelope = unsealed('report', bytes, box);
  if (!envelope.ok) return envelope;
  const signed = openSigned('report', envelope.value);
  const report = signed.ok ? parseReport(signed.value.payload) : signed;
  if (!signed.ok || !report.ok) return err({ tag: 'not-genuine' });
  const { told } = report.value;
  // One that was made for another programme, or to be handed about, is not for this desk.
  if (told?.programme !== programme) return err({ tag: 'not-genuine' });
  const id = toText(hash(envelope.value));
  return ok({ id, person: personIdOf(signed.value.signer), report: report.value, told, envelope: envelope.value });
}

/**
 * The secret that both devices derive without exchanging anything: own box pair, the other's box key from their card,
 * and the invitation's hash. The programme knows neither private key.
 */
export function workspaceSecretOf(parts: {
  readonly invitation: InvitationId;
  readonly mine: BoxPair;
  readonly theirs: string;
}): Result<Secret, InvitationError> {
  const theirs = fromText(parts.theirs, 32);
  const id = fromText(parts.invitation, 32);
  if (!theirs.ok || !id.ok) return err({ tag: 'bad-key' });
  const secret = agreeWorkspace(parts.mine, theirs.value, id.value);
  return secret.ok ? secret : err({ tag: 'bad-key' });
}

function cardsOf(invitation: Invitation): Result<Cards, InvitationError> {
  const mentor = cardIn(invitation.mentor, invitation.programme);
  if (!mentor.ok) return mentor;
  const mentee = cardIn(invitation.mentee, invitation.programme);
  if (!mentee.ok) return mentee;
  const third = invitation.third === undefined ? ok(null) : cardIn(invitation.third, invitation.programme);
  if (!third.ok) return third;
  const more: OpenedCard[] = [];
  for (const text of invitation.more ?? []) {
    const card = cardIn(text, invitation.programme);
    if (!card.ok) return card;
    more.push(card.value);
  }
  const cards = { mentor: mentor.value, mentee: mentee.value, third: third.value, more };
  const flaw = flawOf(invitation, cards);
  return flaw === null ? ok(cards) : err({ tag: flaw });
}

/** Why these cards make no pair, whatever their signatures. */
function flawOf({ issued, format }: Invitation, cards: Cards): 'wrong-cards' | 'not-adult' | null {
  const { mentor, mentee, third } = cards;
  const all = introducedIn(cards);
  if (new Set(all.map(({ person }) => person)).size !== all.length) return 'wrong-cards';
  // A side that the person did not offer to take.
  const takes = ({ card: { role } }: OpenedCard, side: Role) => role === side || role === 'either';
  if (format === 'circle') {
    // Nobody has a side there; who only accompanies, or is of the staff, is in no circle of this kind.
    if (all.some((one) => !takes(one, 'mentor') && !takes(one, 'mentee'))) return 'wrong-cards';
  } else {
    // In reverse each takes the other side than the one they are asked for: the younger is the mentor.
    const [first, second] = format === 'reverse' ? (['mentee', 'mentor'] as const) : (['mentor', 'mentee'] as const);
    if (!takes(mentor, first) || !takes(mentee, second)) return 'wrong-cards';
  }
  if (third !== null && !mayBeThird(third.card.role)) return 'wrong-cards';
  // With a box key taken from another's card, what is sealed to one of them would open for the other.
  if (all.length > 2 && new Set(all.map(({ card }) => card.box)).size !== all.length) return 'wrong-cards';
  // A programme must not use a card past the date up to which its author let it.
  if (all.some(({ card }) => issued > card.expires)) return 'wrong-cards';
  // The two need not be adults where an adult can see what they write.
  const adults = third === null ? all : [third];
  return adults.every(({ card }) => card.adult) ? null : 'not-adult';
}

function cardIn(text: string, programme: ProgrammeId): Result<OpenedCard, InvitationError> {
  const envelope = fromText(text);
  return envelope.ok ? openCard(envelope.value, programme) : err({ tag: 'malformed' });
}

/** A card by who signed it, for this programme. */
export function openCard(envelope: Uint8Array, programme: ProgrammeId): Result<OpenedCard, InvitationError> {
  const signed = openSigned('card', envelope);
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const card = parseCard(signed.value.payload);
  if (!card.ok) return err(shapeError(card.error));
  if (card.value.programme !== programme) return err({ tag: 'wrong-cards' });
  const box = fromText(card.value.box, 32);
  if (!box.ok || !isBoxKey(box.value)) return err({ tag: 'bad-key' });
  return ok({ person: personIdOf(signed.value.signer), card: card.value, envelope });
}

/** Seals a signed envelope for one purpose. */
export function sealed(
  kind: LetterKind,
  envelope: Uint8Array,
  box: string,
  random: Random,
): Result<Uint8Array, InvitationError> {
  const key = fromText(box, 32);
  // A low-order key in a stranger's card would make the box readable by anyone.
  if (!key.ok || !isBoxKey(key.value)) return err({ tag: 'bad-key' });
  return ok(sealLetter(kind, key.value, encodeLetter({ kind, envelope }), random));
}

/** The envelope inside a letter of this kind, still unverified. */
export function unsealed(kind: LetterKind, bytes: Uint8Array, box: BoxPair): Result<Uint8Array, InvitationError> {
  const plain = openLetter(kind, box, bytes);
  if (!plain.ok) return err(sealError(plain.error));
  const letter = parseLetter(plain.value);
  if (!letter.ok || letter.value.kind !== kind) return err({ tag: 'malformed' });
  return ok(letter.value.envelope);
}

const sealError = (error: CryptoError): InvitationError =>
  error.tag === 'bad-version' ? { tag: 'newer-version' } : { tag: 'cannot-open' };

export const shapeError = (error: ModelError): InvitationError =>
  error.tag === 'newer-version' ? { tag: 'newer-version' } : { tag: 'malformed' };
