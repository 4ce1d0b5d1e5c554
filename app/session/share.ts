/** A person's seed for a partner to keep: sealed under a code of five words, and opened again. */
import {
  type CodeError,
  hash,
  openShare,
  readCode,
  type Secret,
  sealShare,
  shareSalt,
  toText,
} from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Stretch } from '../vault/index.ts';

const SALT = 16;

/** What the two call a share by: its hash. */
export const shareIdOf = (share: Uint8Array): string => toText(hash(share));

export async function makeShare(
  seed: Secret,
  code: string,
  random: (length: number) => Uint8Array,
  stretch: Stretch,
): Promise<Result<Uint8Array, CodeError>> {
  const read = await readCode(code);
  if (!read.ok) return read;
  const salt = random(SALT);
  return ok(sealShare(seed, await stretch(read.value.reveal(), salt), salt, random));
}

/** `wrong-code` also for a share that was changed: sealed bytes do not tell the two apart. */
export async function seedFromShare(
  share: Uint8Array,
  code: string,
  stretch: Stretch,
): Promise<Result<Secret, CodeError | { readonly tag: 'wrong-code' }>> {
  const read = await readCode(code);
  if (!read.ok) return read;
  const salt = shareSalt(share);
  const opened = salt === null ? null : openShare(share, await stretch(read.value.reveal(), salt));
  return opened?.ok === true ? opened : err({ tag: 'wrong-code' });
}
