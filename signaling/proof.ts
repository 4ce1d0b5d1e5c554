import { createPublicKey, verify } from 'node:crypto';
import { type Address, proofPayload } from './protocol.ts';

const LABEL = Buffer.from('binome/1/topic\0');

/**
 * True when the holder of the key signed this connection's nonce. Node's Ed25519: 11,000 a second and more, where
 * tweetnacl does a hundred. The few keys of small order prove for anybody: they belong to nobody, so open nothing.
 */
export function verifyProof(nonce: string, key: Address, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
    const signed = Buffer.concat([LABEL, proofPayload(Buffer.from(nonce, 'base64url'), Buffer.from(key, 'base64url'))]);
    return verify(null, signed, publicKey, Buffer.from(signature, 'base64url'));
  } catch {
    return false; // not a point of the curve
  }
}
