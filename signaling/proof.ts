import { createPublicKey, verify } from 'node:crypto';
import { type Address, proofPayload } from './protocol.ts';

/**
 * True when the key's holder signed these bytes. Node's Ed25519: 11,000 a second and more, where tweetnacl does a
 * hundred. The few keys of small order sign for anybody: they belong to nobody, so open nothing.
 */
export function isSigned(bytes: Uint8Array, key: Address, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
    return verify(null, bytes, publicKey, Buffer.from(signature, 'base64url'));
  } catch {
    return false; // not a point of the curve
  }
}

/** True when the holder of the key signed this connection's nonce. */
export function verifyProof(nonce: string, key: Address, signature: string): boolean {
  const payload = proofPayload(Buffer.from(nonce, 'base64url'), Buffer.from(key, 'base64url'));
  return isSigned(Buffer.concat([Buffer.from('binome/1/topic\0'), payload]), key, signature);
}
