import { concat, mustHaveLength } from './bytes.ts';
import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import { boxOverhead, sealer } from './seal.ts';
import { type Random, Secret } from './secret.ts';

const version = 1;
const saltLength = 16;

/** Every share has it: 122 bytes, whoever's it is. */
export const shareLength = 1 + saltLength + 1 + boxOverhead + 32;

const boxUnder = (key: Secret) => sealer(key, 'partner', 'share');

/**
 * A person's seed under the key of their code, to be kept by a partner: version 1 | salt 16 | box. `salt` is what the
 * code was stretched with. Throws on a seed or a salt of another length.
 */
export function sealShare(seed: Secret, key: Secret, salt: Uint8Array, random: Random): Uint8Array {
  mustHaveLength(seed.reveal(), 32, 'a seed');
  mustHaveLength(salt, saltLength, 'the salt of a share');
  return concat(Uint8Array.of(version), salt, boxUnder(key).seal(seed.reveal(), random));
}

/** The salt by which the code of this share is stretched; null when it is no share. */
export function shareSalt(share: Uint8Array): Uint8Array | null {
  return share.length === shareLength && share[0] === version ? share.slice(1, 1 + saltLength) : null;
}

/** The seed. A wrong code and a changed share are not told apart. */
export function openShare(share: Uint8Array, key: Secret): Result<Secret, CryptoError> {
  if (share.length !== shareLength) return refuse('bad-length');
  if (share[0] !== version) return refuse('bad-version');
  const opened = boxUnder(key).open(share.subarray(1 + saltLength));
  return opened.ok ? ok(new Secret(opened.value)) : opened;
}
