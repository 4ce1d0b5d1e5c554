/** What goes from one device of a person to another, or into their recovery file, beside the seed: as bytes and back. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { fromText, Secret, toText } from '../../crypto/index.ts';
import { readJson } from '../model/json.ts';
import { isSharedKey, type KeptBy } from './core.ts';

export interface Belongings {
  /** Secrets by their name in the keyring. */
  readonly secrets: ReadonlyMap<string, Secret>;
  /** The person's own document, or a part of it, as one update. */
  readonly known: Uint8Array | null;
}

const HEAD = 4;
const Schema = v.strictObject({
  version: v.literal(1),
  secrets: v.pipe(v.array(v.tuple([v.pipe(v.string(), v.maxLength(120)), v.string()])), v.maxLength(4_096)),
});

const isOwnEpoch = (name: string): boolean => /^own \d+$/.test(name);
/** Never the device's own key, nor the one that seals its disk. */
const mayTravel = (name: string): boolean => isSharedKey(name) || isOwnEpoch(name) || name === 'person';

/** All that another device of the person needs, and nothing that is this device's alone. */
export function secretsToGive({ keyring }: Pick<KeptBy<never>, 'keyring'>): Map<string, Secret> {
  const names = keyring.names().filter((name) => isSharedKey(name) || isOwnEpoch(name));
  return new Map(names.flatMap((name) => [[name, keyring.get(name)] as const]).filter(isHeld));
}

const isHeld = (entry: readonly [string, Secret | null]): entry is readonly [string, Secret] => entry[1] !== null;

/** Length of the secrets 4 | the secrets as JSON | the update. */
export function encodeBelongings({ secrets, known }: Belongings): Uint8Array {
  const list = [...secrets].map(([name, secret]) => [name, toText(secret.reveal())]);
  const head = new TextEncoder().encode(JSON.stringify({ version: 1, secrets: list }));
  const bytes = new Uint8Array(HEAD + head.length + (known?.length ?? 0));
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, HEAD);
  if (known !== null) bytes.set(known, HEAD + head.length);
  return bytes;
}

/** Null on anything else. Never throws. */
export function parseBelongings(bytes: Uint8Array): Belongings | null {
  if (bytes.length < HEAD) return null;
  const end = HEAD + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (end > bytes.length) return null;
  const parsed = v.safeParse(Schema, readJson(bytes.subarray(HEAD, end)));
  if (!parsed.success) return null;
  const secrets = new Map<string, Secret>();
  for (const [name, text] of parsed.output.secrets) {
    const secret = fromText(text);
    if (!secret.ok || !mayTravel(name)) return null;
    secrets.set(name, new Secret(secret.value));
  }
  const known = bytes.slice(end);
  if (known.length > 0 && !isUpdate(known)) return null;
  return { secrets, known: known.length > 0 ? known : null };
}

/** Tried on a document of its own: one that Yjs cannot read must not reach the person's. */
function isUpdate(bytes: Uint8Array): boolean {
  const trial = new Y.Doc();
  try {
    Y.applyUpdate(trial, bytes);
    return trial.store.pendingStructs === null && trial.store.pendingDs === null;
  } catch {
    return false;
  } finally {
    trial.destroy();
  }
}
