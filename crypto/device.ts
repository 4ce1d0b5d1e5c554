import { concat, mustHaveLength } from './bytes.ts';
import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { SigningPair } from './identity.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import { openSigned, sign } from './sign.ts';

export interface DeviceCertificate {
  readonly person: Uint8Array;
  readonly device: Uint8Array;
  /** Milliseconds since the Unix epoch. */
  readonly issued: number;
}

/** The person's word that this device key is theirs: a signed envelope of device 32 | issued 8, big endian. */
export function certifyDevice(person: SigningPair, device: Uint8Array, issued: number): Uint8Array {
  mustHaveLength(device, 32, 'a device key');
  if (!Number.isSafeInteger(issued) || issued < 0) throw new RangeError('issued must be a time in milliseconds');
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(issued));
  return sign('device', concat(device, time), person);
}

/** Who vouches for which device since when. Whether that person is expected here is for the caller to say. */
export function verifyDevice(certificate: Uint8Array): Result<DeviceCertificate, CryptoError> {
  const opened = openSigned('device', certificate);
  if (!opened.ok) return opened;
  const { signer, payload } = opened.value;
  if (payload.length !== 40) return refuse('bad-length');
  const issued = new DataView(payload.buffer, payload.byteOffset).getBigUint64(32);
  if (issued > BigInt(Number.MAX_SAFE_INTEGER)) return refuse('bad-encoding');
  return ok({ person: signer, device: payload.slice(0, 32), issued: Number(issued) });
}
