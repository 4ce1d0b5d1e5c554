/**
 * Ed25519 and X25519 by this machine instead of tweetnacl: the same bytes (native.test.ts), dozens of times faster. For
 * tests that sign and seal thousands of times; what they are about is neither.
 */
import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  sign as signNative,
  verify as verifyNative,
} from 'node:crypto';
import nacl from 'tweetnacl';

const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

const privateKey = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' });
const publicKey = (key: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([PUBLIC, key]), format: 'der', type: 'spki' });

export function detached(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return new Uint8Array(signNative(null, message, privateKey(secretKey.subarray(0, 32))));
}

export function verify(message: Uint8Array, signature: Uint8Array, key: Uint8Array): boolean {
  return verifyNative(null, message, publicKey(key), signature);
}

export function fromSeed(seed: Uint8Array): nacl.SignKeyPair {
  const made = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
  const key = new Uint8Array(made.subarray(PUBLIC.length));
  const secretKey = new Uint8Array(64);
  secretKey.set(seed);
  secretKey.set(key, 32);
  return { publicKey: key, secretKey };
}

const BOX_PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const BOX_PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');
const boxKey = (secret: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([BOX_PRIVATE, secret]), format: 'der', type: 'pkcs8' });

export function scalarMult(secret: Uint8Array, point: Uint8Array): Uint8Array {
  const key = createPublicKey({ key: Buffer.concat([BOX_PUBLIC, point]), format: 'der', type: 'spki' });
  try {
    return new Uint8Array(diffieHellman({ privateKey: boxKey(secret), publicKey: key }));
  } catch {
    // A point of low order, which OpenSSL refuses: tweetnacl gives the zeros, and crypto/agree.ts refuses those.
    return new Uint8Array(32);
  }
}

export function fromSecretKey(secretKey: Uint8Array): nacl.BoxKeyPair {
  const made = createPublicKey(boxKey(secretKey)).export({ format: 'der', type: 'spki' });
  return { publicKey: new Uint8Array(made.subarray(BOX_PUBLIC.length)), secretKey: secretKey.slice() };
}

/** Puts them in tweetnacl's place in this process. Returns the way back. */
export function useNative(): () => void {
  const own = {
    detached: nacl.sign.detached,
    fromSeed: nacl.sign.keyPair.fromSeed,
    scalarMult: nacl.scalarMult,
    fromSecretKey: nacl.box.keyPair.fromSecretKey,
  };
  nacl.sign.detached = Object.assign(detached, own.detached, { verify });
  nacl.sign.keyPair.fromSeed = fromSeed;
  nacl.scalarMult = Object.assign(scalarMult, own.scalarMult);
  nacl.box.keyPair.fromSecretKey = fromSecretKey;
  return () => {
    nacl.sign.detached = own.detached;
    nacl.sign.keyPair.fromSeed = own.fromSeed;
    nacl.scalarMult = own.scalarMult;
    nacl.box.keyPair.fromSecretKey = own.fromSecretKey;
  };
}
