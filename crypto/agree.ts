import nacl from 'tweetnacl';
import { compare } from './bytes.ts';
import { bind, derive } from './derive.ts';
import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { BoxPair, SigningPair } from './identity.ts';
import { signingPairFrom } from './identity.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import { Secret } from './secret.ts';
import { toText } from './text.ts';

/** A number below p = 2^255 - 19, little endian: X25519 takes others too, and one point would have two names. */
function isCanonical(point: Uint8Array): boolean {
  const top = point[31] ?? 255;
  if (top > 127) return false;
  const isAtTop = top === 127 && point.subarray(1, 31).every((byte) => byte === 255);
  return !(isAtTop && (point[0] ?? 255) >= 0xed);
}

/** X25519. Refuses a point of low order, which gives zero with every key: anyone would know the shared secret. */
export function agree(mine: Secret, theirs: Uint8Array): Result<Uint8Array, CryptoError> {
  if (theirs.length !== 32) return refuse('bad-length');
  if (!isCanonical(theirs)) return refuse('bad-encoding');
  const shared = nacl.scalarMult(mine.reveal(), theirs);
  const any = shared.reduce((bits, byte) => bits | byte, 0);
  return any === 0 ? refuse('bad-encoding') : ok(shared);
}

/** Whether one may seal to this key: check it when a card enters, since `sealLetter` throws on one that fails. */
export function isBoxKey(key: Uint8Array): boolean {
  // Any secret does: clamping makes it a multiple of 8, and eight times a point of low order is zero.
  return agree(new Secret(new Uint8Array(32)), key).ok;
}

/**
 * The secret of the workspace of two people, from one's own pair, the other's key and the hash of their invitation.
 * Both get the same; whoever introduced them holds neither secret key and cannot get it.
 */
export function agreeWorkspace(
  mine: BoxPair,
  theirs: Uint8Array,
  invitationHash: Uint8Array,
): Result<Secret, CryptoError> {
  if (invitationHash.length !== 32) return refuse('bad-length');
  const shared = agree(mine.secretKey, theirs);
  if (!shared.ok) return shared;
  const keys = [mine.publicKey, theirs].sort(compare);
  return ok(new Secret(derive(shared.value, bind('workspace', [...keys, invitationHash]), 32)));
}

export interface WorkspaceKeys {
  /** 16 bytes, base64url. */
  readonly id: string;
  /** Its public key is the topic at the server, its proof the right to listen there. */
  readonly topic: SigningPair;
  /** Seals the introductions that cross the server. */
  readonly introductions: Secret;
  /** Seals what travels without a link: bundles. */
  readonly bundles: Secret;
}

/** What a workspace's secret gives; none of them tells anything of the others or of the secret. */
export function deriveWorkspace(secret: Secret): WorkspaceKeys {
  const material = secret.reveal();
  return {
    id: toText(derive(material, bind('workspace/id', []), 16)),
    topic: signingPairFrom(new Secret(derive(material, bind('workspace/topic', []), 32))),
    introductions: new Secret(derive(material, bind('workspace/introductions', []), 32)),
    bundles: new Secret(derive(material, bind('workspace/bundle', []), 32)),
  };
}
