import { agree } from './agree.ts';
import { concat, uint32, utf8 } from './bytes.ts';
import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { BoxPair } from './identity.ts';
import { boxPairFrom } from './identity.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import type { Binding } from './seal.ts';
import { boxOverhead, boxUnder } from './seal.ts';
import type { Random } from './secret.ts';
import { newSecret } from './secret.ts';

const version = 1;
const header = 1 + 32;
const lengthField = 4;
const smallest = 1024;
const largestDoubled = 65_536;

/** The size a sealed letter is brought to: 1, 2, 4 … 64 KiB, then whole 64 KiB. It tells the server less than a length. */
function bucket(size: number): number {
  let step = smallest;
  while (step < size && step < largestDoubled) step *= 2;
  return Math.ceil(size / step) * step;
}

function pad(plain: Uint8Array): Uint8Array {
  const around = header + boxOverhead;
  const padded = new Uint8Array(bucket(around + lengthField + plain.length) - around);
  padded.set(uint32(plain.length));
  padded.set(plain, lengthField);
  return padded;
}

/** Takes only what `pad` makes: a size or a filling of the sender's choice would be a mark on the letter. */
function unpad(padded: Uint8Array): Result<Uint8Array, CryptoError> {
  if (padded.length < lengthField) return refuse('cannot-open');
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  const end = lengthField + length;
  const around = header + boxOverhead;
  if (bucket(around + end) !== around + padded.length) return refuse('cannot-open');
  if (padded.subarray(end).some((byte) => byte !== 0)) return refuse('cannot-open');
  return ok(padded.slice(lengthField, end));
}

const bindingOf = (purpose: string, ephemeral: Uint8Array, recipient: Uint8Array): Binding => ({
  kind: 'letter',
  fields: [utf8(purpose), ephemeral, recipient],
});

/**
 * A letter only the recipient opens, and only for this purpose: version 1 | ephemeral key 32 | box.
 * It does not say who wrote it: sign what must be attributed, inside. Throws where `isBoxKey` says no.
 */
export function sealLetter(purpose: string, recipientBox: Uint8Array, plain: Uint8Array, random: Random): Uint8Array {
  const ephemeral = boxPairFrom(newSecret(random));
  const shared = agree(ephemeral.secretKey, recipientBox);
  if (!shared.ok) throw new RangeError('the recipient key is not one to seal to');
  const box = boxUnder(shared.value, bindingOf(purpose, ephemeral.publicKey, recipientBox));
  return concat(Uint8Array.of(version), ephemeral.publicKey, box.seal(pad(plain), random));
}

/** What the letter holds, or an error: never a throw, whatever the bytes. */
export function openLetter(purpose: string, recipient: BoxPair, sealed: Uint8Array): Result<Uint8Array, CryptoError> {
  if (sealed.length < header + boxOverhead) return refuse('bad-length');
  if (sealed[0] !== version) return refuse('bad-version');
  const ephemeral = sealed.subarray(1, header);
  const shared = agree(recipient.secretKey, ephemeral);
  if (!shared.ok) return refuse('cannot-open');
  const box = boxUnder(shared.value, bindingOf(purpose, ephemeral, recipient.publicKey));
  const padded = box.open(sealed.subarray(header));
  return padded.ok ? unpad(padded.value) : padded;
}
