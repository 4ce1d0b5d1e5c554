/**
 * A secret for one device of a person, which the person's other devices cannot open although they have the seed. A device
 * has an Ed25519 key only; its X25519 key follows from that one, as in libsodium and age. That one key pair may both sign
 * and agree is shown in Thormarker, "On using the same key pair for Ed25519 and an X25519 based KEM" (2021).
 */
import nacl from 'tweetnacl';
import { agree } from './agree.ts';
import { concat, mustHaveLength, utf8 } from './bytes.ts';
import { isSoundPoint } from './ed25519.ts';
import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { BoxPair, SigningPair } from './identity.ts';
import { boxPairFrom } from './identity.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import type { Binding } from './seal.ts';
import { boxOverhead, boxUnder } from './seal.ts';
import type { Random } from './secret.ts';
import { newSecret, Secret } from './secret.ts';

const version = 1;
const header = 1 + 32;
const secretLength = 32;
export const handedLength = header + boxOverhead + secretLength;

const p = 2n ** 255n - 19n;

const numberOf = (littleEndian: Uint8Array): bigint =>
  littleEndian.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);

function bytesOf(number: bigint): Uint8Array {
  const bytes = new Uint8Array(32);
  for (let at = 0; at < 32; at += 1) bytes[at] = Number((number >> BigInt(8 * at)) & 255n);
  return bytes;
}

/** By Fermat. The numbers are public: nothing depends on how long it takes. */
function inverse(number: bigint): bigint {
  let [result, base] = [1n, number];
  for (let exponent = p - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % p;
    base = (base * base) % p;
  }
  return result;
}

/** The X25519 key of a device: u = (1 + y) / (1 - y) of its Ed25519 key (RFC 7748, 4.1). */
export function deviceBoxKey(device: Uint8Array): Result<Uint8Array, CryptoError> {
  if (device.length !== 32) return refuse('bad-length');
  if (!isSoundPoint(device)) return refuse('bad-encoding');
  const y = numberOf(device) & (2n ** 255n - 1n);
  return ok(bytesOf(((1n + y) * inverse(1n - y + p)) % p));
}

/** The pair of it. The secret half is what Ed25519 itself multiplies by: the first half of SHA-512 of the seed. */
function deviceBoxPair({ secretKey }: SigningPair): BoxPair {
  return boxPairFrom(new Secret(nacl.hash(secretKey.reveal().subarray(0, 32)).subarray(0, 32)));
}

const bindingOf = (purpose: string, ephemeral: Uint8Array, recipient: Uint8Array): Binding => ({
  kind: 'device',
  fields: [utf8(purpose), ephemeral, recipient],
});

/**
 * 32 secret bytes that only this device opens, and only for this purpose: version 1 | ephemeral key 32 | box. It does not
 * say who sealed it. An error where the key is none to seal to.
 */
export function sealToDevice(
  purpose: string,
  device: Uint8Array,
  secret: Secret,
  random: Random,
): Result<Uint8Array, CryptoError> {
  mustHaveLength(secret.reveal(), secretLength, 'a secret to hand over');
  const recipient = deviceBoxKey(device);
  if (!recipient.ok) return recipient;
  const ephemeral = boxPairFrom(newSecret(random));
  const shared = agree(ephemeral.secretKey, recipient.value);
  if (!shared.ok) return shared;
  const box = boxUnder(shared.value, bindingOf(purpose, ephemeral.publicKey, recipient.value));
  return ok(concat(Uint8Array.of(version), ephemeral.publicKey, box.seal(secret.reveal(), random)));
}

/** What was sealed to this device, or an error: never a throw, whatever the bytes. */
export function openAsDevice(purpose: string, device: SigningPair, sealed: Uint8Array): Result<Secret, CryptoError> {
  if (sealed.length !== handedLength) return refuse('bad-length');
  if (sealed[0] !== version) return refuse('bad-version');
  const pair = deviceBoxPair(device);
  const ephemeral = sealed.subarray(1, header);
  const shared = agree(pair.secretKey, ephemeral);
  if (!shared.ok) return refuse('cannot-open');
  const opened = boxUnder(shared.value, bindingOf(purpose, ephemeral, pair.publicKey)).open(sealed.subarray(header));
  return opened.ok ? ok(new Secret(opened.value)) : opened;
}
