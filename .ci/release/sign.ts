/** The key of a release, and what it signs: the hash of the list, when, and from which commit of the sources. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromText, Secret, signDetached, signingPairFrom, toText } from '../../crypto/index.ts';
import { LIST, SIGNATURE, sha256 } from './list.ts';

/** A new key, in a file that only its owner reads. Throws when there is one already. */
export function newKey(file: string): string {
  const seed = new Uint8Array(randomBytes(32));
  writeFileSync(file, `${toText(seed)}\n`, { mode: 0o600, flag: 'wx' });
  return toText(signingPairFrom(new Secret(seed)).publicKey);
}

function readKey(file: string) {
  const seed = fromText(readFileSync(file, 'utf8').trim(), 32);
  if (!seed.ok) throw new Error(`${file} holds no key made by \`npm run release -- key\``);
  return signingPairFrom(new Secret(seed.value));
}

/** Signs the list in the folder, at this time: a device takes no release that is older than its own. */
export function signList(folder: string, keyFile: string, at: number, commit: string | null): string {
  const pair = readKey(keyFile);
  const { version } = JSON.parse(readFileSync(join(folder, LIST), 'utf8'));
  const statement = JSON.stringify({ release: sha256(readFileSync(join(folder, LIST))), version, at, commit });
  const signature = signDetached('release', new TextEncoder().encode(statement), pair);
  const key = toText(pair.publicKey);
  writeFileSync(join(folder, SIGNATURE), `${JSON.stringify({ statement, key, signature: toText(signature) })}\n`);
  return key;
}

/** Null without Git, or where something is changed that is not committed. */
export function commitOf(folder: string): string | null {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return git('status', '--porcelain') === '' ? git('rev-parse', 'HEAD') : null;
  } catch {
    return null;
  }
}
