/** A letter inside its seal: one byte of kind, then the signed envelope. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { ModelError } from './errors.ts';
import type { Letter, LetterKind } from './invitation.ts';
import { LIMITS } from './limits.ts';

const KINDS: Readonly<Record<LetterKind, number>> = {
  card: 1,
  answer: 2,
  invitation: 3,
  withdrawal: 4,
  announcement: 8,
  reminder: 9,
  rematch: 10,
  profiles: 11,
  choice: 12,
  counters: 5,
  assessment: 6,
  confided: 7,
  report: 13,
  edition: 16,
};

const kindOf = (byte: number | undefined): LetterKind | null => {
  switch (byte) {
    case KINDS.card:
      return 'card';
    case KINDS.answer:
      return 'answer';
    case KINDS.invitation:
      return 'invitation';
    case KINDS.withdrawal:
      return 'withdrawal';
    case KINDS.announcement:
      return 'announcement';
    case KINDS.reminder:
      return 'reminder';
    case KINDS.rematch:
      return 'rematch';
    case KINDS.counters:
      return 'counters';
    case KINDS.assessment:
      return 'assessment';
    case KINDS.confided:
      return 'confided';
    case KINDS.profiles:
      return 'profiles';
    case KINDS.choice:
      return 'choice';
    case KINDS.report:
      return 'report';
    case KINDS.edition:
      return 'edition';
    default:
      return null;
  }
};

export function encodeLetter(letter: Letter): Uint8Array {
  const bytes = new Uint8Array(1 + letter.envelope.length);
  bytes[0] = KINDS[letter.kind];
  bytes.set(letter.envelope, 1);
  return bytes;
}

/** Fails on an unknown kind, an empty envelope and more bytes than the largest envelope. The envelope stays unverified. */
export function parseLetter(bytes: Uint8Array): Result<Letter, ModelError> {
  if (bytes.length > LIMITS.letterBytes) return err({ tag: 'too-large' });
  const kind = kindOf(bytes[0]);
  if (kind === null) return err({ tag: 'invalid', fields: [{ field: 'kind', problem: 'malformed' }] });
  if (bytes.length === 1) return err({ tag: 'invalid', fields: [{ field: 'envelope', problem: 'missing' }] });
  return ok({ kind, envelope: bytes.slice(1) });
}
