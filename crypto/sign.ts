import nacl from 'tweetnacl';
import { verifyFast } from './bulk.ts';
import { concat, utf8 } from './bytes.ts';
import { verifyOne } from './ed25519.ts';
import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { SigningPair } from './identity.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';

/** What a signature is about: one made for a card is worth nothing on an invitation. */
export type Label =
  | 'card'
  | 'programme'
  | 'invitation'
  | 'answer'
  | 'withdrawal'
  | 'reminder'
  | 'rematch'
  | 'announcement'
  | 'device'
  | 'topic'
  | 'link'
  | 'chat'
  | 'left'
  | 'bundle'
  | 'offer'
  | 'reply'
  | 'return'
  | 'epoch'
  | 'pairing'
  | 'partner'
  | 'shared'
  | 'goal'
  | 'meeting'
  | 'journey'
  | 'badge'
  | 'report'
  | 'pact'
  | 'margin'
  | 'scan'
  | 'pack'
  | 'counters'
  | 'evaluation'
  | 'assessment'
  | 'confided'
  | 'profiles'
  | 'choice'
  | 'office'
  | 'release';

export interface Opened {
  readonly signer: Uint8Array;
  readonly payload: Uint8Array;
}

const version = 1;
const header = 1 + 32 + 64;

function labelled(label: Label, payload: Uint8Array): Uint8Array {
  return concat(utf8(`binome/1/${label}\0`), payload);
}

/** The 64-byte signature of a payload that travels apart. */
export function signDetached(label: Label, payload: Uint8Array, pair: SigningPair): Uint8Array {
  return nacl.sign.detached(labelled(label, payload), pair.secretKey.reveal());
}

/** Whether this key signed this payload under this label. False, never a throw, on anything malformed. */
export function verifyDetached(
  label: Label,
  payload: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  return verifyOne(labelled(label, payload), signature, publicKey);
}

/** An envelope that says who signed: version 1 | signer 32 | signature 64 | payload. */
export function sign(label: Label, payload: Uint8Array, pair: SigningPair): Uint8Array {
  return concat(Uint8Array.of(version), pair.publicKey, signDetached(label, payload, pair), payload);
}

interface Parts extends Opened {
  readonly signature: Uint8Array;
}

function parse(envelope: Uint8Array): Result<Parts, CryptoError> {
  if (envelope.length < header) return refuse('bad-length');
  if (envelope[0] !== version) return refuse('bad-version');
  return ok({
    signer: envelope.slice(1, 33),
    signature: envelope.slice(33, header),
    payload: envelope.slice(header),
  });
}

function judge({ signer, payload }: Parts, verified: boolean): Result<Opened, CryptoError> {
  return verified ? ok({ signer, payload }) : refuse('bad-signature');
}

/** Signer and payload of an envelope made under this label. Whether that signer is welcome is for the caller to say. */
export function openSigned(label: Label, envelope: Uint8Array): Result<Opened, CryptoError> {
  const parts = parse(envelope);
  if (!parts.ok) return parts;
  const { signer, signature, payload } = parts.value;
  return judge(parts.value, verifyDetached(label, payload, signature, signer));
}

/** The same answers as `openSigned`, in the same order, by the browser's Ed25519 where there is one. */
export function openSignedInBulk(
  label: Label,
  envelopes: readonly Uint8Array[],
): Promise<Result<Opened, CryptoError>[]> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  return Promise.all(
    envelopes.map(async (envelope) => {
      const parts = parse(envelope);
      if (!parts.ok) return parts;
      const { signer, signature, payload } = parts.value;
      return judge(parts.value, await verifyFast(subtle, labelled(label, payload), signature, signer));
    }),
  );
}
