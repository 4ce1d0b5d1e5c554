import { concat, mustHaveLength, utf8 } from './bytes.ts';
import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { SigningPair } from './identity.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import { openSigned, sign } from './sign.ts';

/** What a person shows to be scanned: their key, by their signature, and the device that showed it. */
export interface PairingCode {
  readonly person: Uint8Array;
  readonly device: Uint8Array;
  /** Milliseconds since the Unix epoch, by the clock of the device that showed it. */
  readonly issued: number;
  readonly workspace: string;
}

/** A signed envelope labelled `pairing` of device 32 | issued 8 | workspace. Throws on a time no safe integer holds. */
export function signPairing(person: SigningPair, code: Omit<PairingCode, 'person'>): Uint8Array {
  mustHaveLength(code.device, 32, 'a device key');
  if (!Number.isSafeInteger(code.issued) || code.issued < 0) throw new RangeError('issued must be milliseconds');
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(code.issued));
  return sign('pairing', concat(code.device, time, utf8(code.workspace)), person);
}

/** Who showed a code, with what. Whether that is the person expected, and soon enough, is for the caller to say. */
export function openPairing(envelope: Uint8Array): Result<PairingCode, CryptoError> {
  const opened = openSigned('pairing', envelope);
  if (!opened.ok) return opened;
  const { signer, payload } = opened.value;
  if (payload.length < 40 || payload.length > 40 + 64) return refuse('bad-length');
  const issued = new DataView(payload.buffer, payload.byteOffset).getBigUint64(32);
  if (issued > BigInt(Number.MAX_SAFE_INTEGER)) return refuse('bad-encoding');
  const workspace = new TextDecoder().decode(payload.subarray(40));
  return ok({ person: signer, device: payload.slice(0, 32), issued: Number(issued), workspace });
}
