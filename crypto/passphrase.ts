import { utf8 } from './bytes.ts';
import { Secret } from './secret.ts';

/**
 * 32 bytes from a passphrase by argon2id (RFC 9106: 64 MiB, 3 passes, 1 lane), 0.2 to 0.6 s and more on a phone:
 * call it in a worker. Throws on an empty passphrase or a salt under 16 bytes.
 */
export async function stretchPassphrase(passphrase: string, salt: Uint8Array): Promise<Secret> {
  if (passphrase === '') throw new RangeError('an empty passphrase protects nothing');
  if (salt.length < 16) throw new RangeError('a salt has at least 16 bytes');
  // Fetched when first needed: most people open without a passphrase, and it is 9 KB.
  const { argon2id } = await import('hash-wasm');
  const stretched = await argon2id({
    // One keyboard composes é, another sends e and an accent: both must open.
    password: utf8(passphrase.normalize('NFKC')),
    salt,
    memorySize: 65_536,
    iterations: 3,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Secret(stretched);
}
