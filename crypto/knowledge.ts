import nacl from 'tweetnacl';
import { bind, derive } from './derive.ts';
import type { Secret } from './secret.ts';

/** 32 bytes that only somebody who knows `secret` can make for this text; they tell nothing of it. HMAC by way of HKDF. */
export function showKnowledge(secret: Secret, text: Uint8Array): Uint8Array {
  return derive(secret.reveal(), bind('knowledge', [text]), 32);
}

/** Whether they were made so. False, never a throw, on any bytes. */
export function isKnowledge(secret: Secret, text: Uint8Array, shown: Uint8Array): boolean {
  return shown.length === 32 && nacl.verify(showKnowledge(secret, text), shown);
}
