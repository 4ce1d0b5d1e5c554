/**
 * One epoch made, or judged. Pure: what a record must show before a device moves to the secret that came with it.
 *
 * A record counts when a device of a member signed it, that device was not removed before, and the signer knew the
 * secret of the epoch before. So neither the server, nor a former member, nor whoever has only a stolen seed, can make
 * one: a new device certified with that seed has never had the present secret.
 */
import {
  deriveWorkspace,
  fromText,
  hash,
  isKnowledge,
  openSigned,
  Secret,
  type SigningPair,
  showKnowledge,
  sign,
  toText,
  verifyDevice,
} from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import {
  type EpochBody,
  encodeEpochBody,
  encodeEpochRecord,
  parseEpochBody,
  parseEpochRecord,
} from '../model/epochCodec.ts';

export interface Epoch {
  readonly number: number;
  readonly secret: Secret;
  /** Null for the first, which nobody had to declare. */
  readonly record: Uint8Array | null;
  /** Who may be given the secret; null: any device of a member. */
  readonly devices: ReadonlySet<string> | null;
  /** Who must not be let in any more, as refusedName() writes it: of this epoch and all before. */
  readonly refused: ReadonlySet<string>;
}

export type EpochError = { readonly tag: 'malformed' | 'not-genuine' | 'not-next' | 'wrong-secret' };

/** A device is refused as that person's: nobody can take out a device of somebody else. */
export const refusedName = (person: string, device: string): string => `${person} ${device}`;

export const firstEpoch = (secret: Secret): Epoch => ({
  number: 0,
  secret,
  record: null,
  devices: null,
  refused: new Set(),
});

export interface Maker {
  readonly device: SigningPair;
  readonly certificate: Uint8Array;
}

/** The next epoch of a place. `devices`: all who may know its secret; those in `removed` are taken out of them. */
export function makeEpoch(
  maker: Maker,
  before: Epoch,
  next: Pick<EpochBody, 'place' | 'at' | 'devices' | 'removed'>,
  secret: Secret,
): Epoch {
  const removed = new Set(next.removed);
  const devices = next.devices.filter((device) => !removed.has(device));
  const id = deriveWorkspace(secret).id;
  const body = encodeEpochBody({ version: 1, ...next, devices, number: before.number + 1, secret: id });
  const record = encodeEpochRecord({
    version: 1,
    body: toText(body),
    knowledge: toText(showKnowledge(before.secret, body)),
    certificate: toText(maker.certificate),
  });
  const made = judgeEpoch(sign('epoch', record, maker.device), secret, before, next.place, () => true);
  if (!made.ok) throw new Error(`an epoch of our own is ${made.error.tag}`);
  return made.value;
}

/** What a record and the secret beside it make of the epoch before. Any bytes are answered. */
export function judgeEpoch(
  envelope: Uint8Array,
  secret: Secret,
  before: Epoch,
  place: string,
  isMember: (person: string) => boolean,
): Result<Epoch, EpochError> {
  const signed = openSigned('epoch', envelope);
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const record = parseEpochRecord(signed.value.payload);
  const bytes = record.ok ? fromText(record.value.body) : record;
  const body = bytes.ok ? parseEpochBody(bytes.value) : bytes;
  const knowledge = record.ok ? fromText(record.value.knowledge) : record;
  const certificate = record.ok ? fromText(record.value.certificate) : record;
  if (!bytes.ok || !body.ok || !knowledge.ok || !certificate.ok) return err({ tag: 'malformed' });
  if (body.value.place !== place || body.value.number !== before.number + 1) return err({ tag: 'not-next' });
  const certified = verifyDevice(certificate.value);
  if (!certified.ok || toText(certified.value.device) !== toText(signed.value.signer))
    return err({ tag: 'not-genuine' });
  const person = toText(certified.value.person);
  const isWelcome = isMember(person) && !before.refused.has(refusedName(person, toText(signed.value.signer)));
  if (!isWelcome || !isKnowledge(before.secret, bytes.value, knowledge.value)) return err({ tag: 'not-genuine' });
  if (secret.reveal().length !== 32 || deriveWorkspace(secret).id !== body.value.secret) {
    return err({ tag: 'wrong-secret' });
  }
  const refused = new Set(before.refused);
  for (const device of body.value.removed) refused.add(refusedName(person, device));
  return ok({ number: body.value.number, secret, record: envelope, devices: new Set(body.value.devices), refused });
}

/** Two epochs of one number, made at the same time: everybody keeps the same one. */
export function isBefore(a: Epoch, b: Epoch): boolean {
  if (a.record === null || b.record === null) return a.record === null;
  return toText(hash(a.record)) < toText(hash(b.record));
}

export const secretFrom = (text: string): Result<Secret, EpochError> => {
  const bytes = fromText(text, 32);
  return bytes.ok ? ok(new Secret(bytes.value)) : err({ tag: 'malformed' });
};
