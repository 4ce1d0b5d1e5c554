/**
 * A release as its list tells it (release.json, made by .ci/release/list.ts), and the signature beside it. Pure: read by
 * the service worker, by the page, and by `npm run release -- check`.
 */
import * as v from 'valibot';
import { fromText, hashAside, toText, verifyDetached } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';

/** The list and the signature, byte for byte as they came; null: there is none, as in whatever somebody built at home. */
export interface Carried {
  readonly list: string;
  readonly signature: string | null;
}

/** Why a release is not taken. `altered` names the first file that is not what the list says. */
export type ReleaseFault =
  | { readonly tag: 'unreadable' }
  | { readonly tag: 'forged' }
  | { readonly tag: 'unsigned' }
  | { readonly tag: 'otherKey' }
  | { readonly tag: 'older' }
  | { readonly tag: 'altered'; readonly path: string };

export interface FileOfRelease {
  /** SHA-256, base64url. */
  readonly hash: string;
  /** On the line: compressed where that is smaller. */
  readonly bytes: number;
}

export interface Release {
  readonly version: string;
  /** What changed, by language. */
  readonly news: Readonly<Record<string, readonly string[]>>;
  /** By path, as in `assets/x.js`. */
  readonly files: ReadonlyMap<string, FileOfRelease>;
  /** SHA-256 of the list: names the release as a whole. */
  readonly hash: string;
  readonly signed: Signed | null;
}

export interface Signed {
  readonly key: string;
  /** When, in ms: none that is older than one's own is taken. */
  readonly at: number;
  readonly commit: string | null;
}

/** What a device remembers of the first release it had: later ones are of this key, and of no earlier time. */
export type Pin = Pick<Signed, 'key' | 'at'>;

const short = v.pipe(v.string(), v.maxLength(200));
const listSchema = v.object({
  app: v.literal('binome'),
  version: short,
  news: v.record(short, v.array(v.pipe(v.string(), v.maxLength(1_000)))),
  files: v.record(short, v.tuple([short, v.pipe(v.number(), v.safeInteger(), v.minValue(0))])),
});
const signatureSchema = v.object({ statement: v.pipe(v.string(), v.maxLength(1_000)), key: short, signature: short });
const statementSchema = v.object({
  release: short,
  version: short,
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  commit: v.nullable(short),
});

function parse<Schema extends v.GenericSchema>(schema: Schema, text: string): v.InferOutput<Schema> | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null; // no JSON
  }
}

export const hashOf = async (bytes: Uint8Array): Promise<string> => toText(await hashAside(bytes));

/** The release, once its signature was found to be of its list. Whose key it is, `judgeRelease` asks. */
export async function readRelease({ list, signature }: Carried): Promise<Result<Release, ReleaseFault>> {
  const parsed = parse(listSchema, list);
  if (parsed === null) return err({ tag: 'unreadable' });
  const hash = await hashOf(new TextEncoder().encode(list));
  const signed = signature === null ? null : openSignature(signature, hash, parsed.version);
  if (signed === 'forged') return err({ tag: 'forged' });
  const files = new Map(Object.entries(parsed.files).map(([path, [hash, bytes]]) => [path, { hash, bytes }]));
  return ok({ version: parsed.version, news: parsed.news, files, hash, signed });
}

function openSignature(text: string, hash: string, version: string): Signed | 'forged' {
  const parsed = parse(signatureSchema, text);
  if (parsed === null) return 'forged';
  const key = fromText(parsed.key, 32);
  const signature = fromText(parsed.signature, 64);
  if (!key.ok || !signature.ok) return 'forged';
  const words = new TextEncoder().encode(parsed.statement);
  if (!verifyDetached('release', words, signature.value, key.value)) return 'forged';
  const said = parse(statementSchema, parsed.statement);
  if (said === null || said.release !== hash || said.version !== version) return 'forged';
  return { key: parsed.key, at: said.at, commit: said.commit };
}

/** Whether a device that has this pin may take it; null: it may. Without a pin the first one is believed. */
export function judgeRelease({ signed }: Pick<Release, 'signed'>, pin: Pin | null): ReleaseFault | null {
  if (pin === null) return null;
  if (signed === null) return { tag: 'unsigned' };
  if (signed.key !== pin.key) return { tag: 'otherKey' };
  return signed.at < pin.at ? { tag: 'older' } : null;
}

/** What has to come down the line for one who has the other: files with another content. */
export function bytesBetween(next: Release, now: Release | null): number {
  const had = new Set([...(now?.files.values() ?? [])].map(({ hash }) => hash));
  return [...next.files.values()].reduce((sum, { hash, bytes }) => (had.has(hash) ? sum : sum + bytes), 0);
}
