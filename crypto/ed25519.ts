import nacl from 'tweetnacl';
import { concat } from './bytes.ts';
import { toText } from './text.ts';

/*
 * Libraries disagree on signatures that no honest signer makes: tweetnacl takes S + L for S and any encoding of a
 * point, Chromium takes keys of small order, which verify for any message ("Taming the many EdDSAs", Chalkias, Garillot,
 * Nikolaenko, 2020). So what they disagree on is refused before either is asked, and both then compute the same
 * cofactorless equation, S·B = R + k·A.
 */

const fieldPrime = littleEndian('7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed');
const groupOrder = littleEndian('1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed');

/** The y of the eight points whose order divides 8, without the sign of x. A key among them verifies for any message. */
const smallOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000001',
  '7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec',
  '05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826',
  '7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7',
].map(littleEndian);

function littleEndian(hex: string): Uint8Array {
  const pairs = hex.match(/../g) ?? [];
  return Uint8Array.from(pairs.reverse(), (pair) => Number.parseInt(pair, 16));
}

/** Both numbers little endian, 32 bytes, public. */
function isBelow(number: Uint8Array, limit: Uint8Array): boolean {
  for (let at = 31; at >= 0; at -= 1) {
    const difference = (number[at] ?? 0) - (limit[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.every((byte, at) => byte === right[at]);
}

/** The one encoding of a number below p, and not one of the eight points of small order. */
export function isSoundPoint(encoded: Uint8Array): boolean {
  const y = encoded.slice();
  y[31] = (y[31] ?? 0) & 127;
  return isBelow(y, fieldPrime) && !smallOrder.some((small) => isEqual(y, small));
}

/** Whether key and signature are in the only form an honest signer makes; says nothing yet of the message. */
export function isSound(signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  const r = signature.subarray(0, 32);
  const s = signature.subarray(32);
  return isBelow(s, groupOrder) && isSoundPoint(r) && isSoundPoint(publicKey);
}

/** What verified not long ago, by its digest: oldest first. */
const verified = new Set<string>();
const MOST_VERIFIED = 1_000;

/**
 * Ed25519 by tweetnacl, the reference here. What verified once is not computed again while it is remembered: the same
 * certificates and records come with every connection and every change of a circle, and each costs tens of
 * milliseconds on a slow processor. A digest covers all that the equation does, so nothing else can pass for it.
 */
export function verifyOne(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (!isSound(signature, publicKey)) return false;
  const digest = toText(nacl.hash(concat(publicKey, signature, message)));
  // Taken out and put in again: the last one that was asked for is the last to go.
  const holds = verified.delete(digest) || nacl.sign.detached.verify(message, signature, publicKey);
  if (!holds) return false;
  verified.add(digest);
  const [oldest] = verified;
  if (verified.size > MOST_VERIFIED && oldest !== undefined) verified.delete(oldest);
  return true;
}
