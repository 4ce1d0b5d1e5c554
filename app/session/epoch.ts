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
import type { Roster } from '../model/roster.ts';
import { isIn, mayFollow } from './roster.ts';

export interface Epoch {
  readonly number: number;
  readonly secret: Secret;
  /** Null for the first, which nobody had to declare. */
  readonly record: Uint8Array | null;
  /** Who may be given the secret; null: any device of a member. */
  readonly devices: ReadonlySet<string> | null;
  /** Who must not be let in any more, as refusedName() writes it: of this epoch and all before. */
  readonly refused: ReadonlySet<string>;
  /** Of a circle: who is in it. Null: its founding says who the members are, for good. */
  readonly roster: Roster | null;
  /** base64url key of the device that made it; null for the first. */
  readonly maker: string | null;
}

/** This person was taken out of a circle. */
export interface TakenOut {
  /** base64url person key. */
  readonly by: string;
  readonly at: number;
}

export type EpochError = { readonly tag: 'malformed' | 'not-genuine' | 'not-next' | 'wrong-secret' };

/** A device is refused as that person's: nobody can take out a device of somebody else. */
export const refusedName = (person: string, device: string): string => `${person} ${device}`;

export const firstEpoch = (secret: Secret, roster: Roster | null = null): Epoch => ({
  number: 0,
  secret,
  record: null,
  devices: null,
  refused: new Set(),
  roster,
  maker: null,
});

export interface Maker {
  readonly device: SigningPair;
  readonly certificate: Uint8Array;
}

/** The next epoch of a place. `devices`: all who may know its secret; those in `removed` are taken out of them. */
export function makeEpoch(
  maker: Maker,
  before: Epoch,
  next: Pick<EpochBody, 'place' | 'at' | 'devices' | 'removed' | 'members' | 'gone'>,
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

interface Opened {
  readonly body: EpochBody;
  /** The body as it was signed. */
  readonly bytes: Uint8Array;
  readonly knowledge: Uint8Array;
  /** Whose device signed it. */
  readonly person: string;
  readonly device: string;
}

/** A record that its device signed, certified by a person. What it says is still to be judged. */
function openRecord(envelope: Uint8Array): Result<Opened, EpochError> {
  const signed = openSigned('epoch', envelope);
  if (!signed.ok) return err({ tag: 'not-genuine' });
  const record = parseEpochRecord(signed.value.payload);
  const bytes = record.ok ? fromText(record.value.body) : record;
  const body = bytes.ok ? parseEpochBody(bytes.value) : bytes;
  const knowledge = record.ok ? fromText(record.value.knowledge) : record;
  const certificate = record.ok ? fromText(record.value.certificate) : record;
  if (!bytes.ok || !body.ok || !knowledge.ok || !certificate.ok) return err({ tag: 'malformed' });
  const certified = verifyDevice(certificate.value);
  const device = toText(signed.value.signer);
  if (!certified.ok || toText(certified.value.device) !== device) return err({ tag: 'not-genuine' });
  const person = toText(certified.value.person);
  return ok({ body: body.value, bytes: bytes.value, knowledge: knowledge.value, person, device });
}

const binds = (secret: Secret, { secret: id }: EpochBody): boolean =>
  secret.reveal().length === 32 && deriveWorkspace(secret).id === id;

function epochOf({ body, person, device }: Opened, envelope: Uint8Array, secret: Secret, before: Epoch | null): Epoch {
  const refused = new Set(before?.refused);
  for (const name of body.removed) refused.add(refusedName(person, name));
  return {
    number: body.number,
    secret,
    record: envelope,
    devices: new Set(body.devices),
    refused,
    roster: body.members ?? before?.roster ?? null,
    maker: device,
  };
}

/** A record that may follow the epoch before; its secret is not asked for. */
function follows(
  envelope: Uint8Array,
  before: Epoch,
  place: string,
  isMember: (person: string) => boolean,
): Result<Opened, EpochError> {
  const opened = openRecord(envelope);
  if (!opened.ok) return opened;
  const { body, bytes, knowledge, person, device } = opened.value;
  if (body.place !== place || body.number !== before.number + 1) return err({ tag: 'not-next' });
  const isOne = before.roster === null ? isMember(person) : isIn(before.roster, person);
  const isWelcome = isOne && !before.refused.has(refusedName(person, device));
  if (!isWelcome || !isKnowledge(before.secret, bytes, knowledge)) return err({ tag: 'not-genuine' });
  // Two people's private space stays theirs: nobody is let into it by one of them.
  if (body.members !== undefined) {
    const change = { maker: person, place, gone: body.gone ?? [] };
    if (before.roster === null || !mayFollow(before.roster, body.members, change)) return err({ tag: 'not-genuine' });
  }
  return opened;
}

/** What a record and the secret beside it make of the epoch before. Any bytes are answered. */
export function judgeEpoch(
  envelope: Uint8Array,
  secret: Secret,
  before: Epoch,
  place: string,
  isMember: (person: string) => boolean,
): Result<Epoch, EpochError> {
  const opened = follows(envelope, before, place, isMember);
  if (!opened.ok) return opened;
  const { body } = opened.value;
  return binds(secret, body) ? ok(epochOf(opened.value, envelope, secret, before)) : err({ tag: 'wrong-secret' });
}

/** Who took `me` out of a circle, and when: by a record that follows what this device knows. Its secret is not theirs. */
export function judgeParting(
  envelope: Uint8Array,
  before: Epoch,
  { place, me }: { readonly place: string; readonly me: string },
): Result<TakenOut, EpochError> {
  const opened = follows(envelope, before, place, () => false);
  if (!opened.ok) return opened;
  const { body, person } = opened.value;
  if (!isIn(before.roster, me) || body.members === undefined || isIn(body.members, me)) return err({ tag: 'not-next' });
  return ok({ by: person, at: body.at });
}

/**
 * The epoch with which somebody comes into a circle: nothing before it is known to them, so it is believed on the word
 * of the person who invited them.
 */
export function judgeWelcome(
  envelope: Uint8Array,
  secret: Secret,
  { place, inviter, me }: { readonly place: string; readonly inviter: string; readonly me: string },
): Result<Epoch, EpochError> {
  const opened = openRecord(envelope);
  if (!opened.ok) return opened;
  const { body, person } = opened.value;
  if (body.place !== place) return err({ tag: 'not-next' });
  const { members = null } = body;
  if (person !== inviter || !isIn(members, inviter) || !isIn(members, me)) return err({ tag: 'not-genuine' });
  return binds(secret, body) ? ok(epochOf(opened.value, envelope, secret, null)) : err({ tag: 'wrong-secret' });
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
