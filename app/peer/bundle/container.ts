/**
 * The file: `binome` | `b` | version 1 | length 4, big endian | check 8 | sealed. All that stands outside the seal is the
 * same for everybody, or follows from the sealed bytes. The check tells a file damaged on its way from one that is for
 * somebody else; it protects against nobody.
 */
import { hash } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { joined } from '../documents/joined.ts';
import { sameBytes } from '../documents/vector.ts';
import type { BundleRefusal } from './types.ts';

/** `binome` and `b`. The first six bytes are eight characters of base64 whatever follows. */
const MAGIC = Uint8Array.of(0x62, 0x69, 0x6e, 0x6f, 0x6d, 0x65, 0x62);
const VERSION = 1;
const LENGTH_AT = MAGIC.length + 1;
const CHECK_AT = LENGTH_AT + 4;
const CHECK_LENGTH = 8;
export const HEADER = CHECK_AT + CHECK_LENGTH;
/** Sealed and deflated. A longer one is refused unread. */
export const BUNDLE_LIMIT = 32 * 1024 * 1024;

type ContainerRefusal = Extract<
  BundleRefusal,
  { tag: 'not-a-bundle' | 'cut' | 'altered' | 'newer-version' | 'too-large' }
>;

const checkOf = (sealed: Uint8Array): Uint8Array => hash(sealed).subarray(0, CHECK_LENGTH);

export function contain(sealed: Uint8Array): Uint8Array {
  const head = new Uint8Array(CHECK_AT);
  head.set(MAGIC);
  head[MAGIC.length] = VERSION;
  new DataView(head.buffer).setUint32(LENGTH_AT, sealed.length);
  return joined([head, checkOf(sealed), sealed]);
}

/** How long the whole is that begins with these bytes; asks for CHECK_AT of them. */
export function lengthOf(beginning: Uint8Array): Result<number, ContainerRefusal> {
  if (!sameBytes(beginning.subarray(0, MAGIC.length), MAGIC)) return err({ tag: 'not-a-bundle' });
  if (beginning.length < CHECK_AT) return err({ tag: 'cut' });
  if (beginning[MAGIC.length] !== VERSION) return err({ tag: 'newer-version' });
  const length = new DataView(beginning.buffer, beginning.byteOffset).getUint32(LENGTH_AT);
  return length > BUNDLE_LIMIT ? err({ tag: 'too-large' }) : ok(HEADER + length);
}

/** The sealed bytes. */
export function openContainer(file: Uint8Array): Result<Uint8Array, ContainerRefusal> {
  const length = lengthOf(file);
  if (!length.ok) return length;
  if (file.length < length.value) return err({ tag: 'cut' });
  const sealed = file.subarray(HEADER);
  const isWhole = file.length === length.value && sameBytes(file.subarray(CHECK_AT, HEADER), checkOf(sealed));
  return isWhole ? ok(sealed) : err({ tag: 'altered' });
}
