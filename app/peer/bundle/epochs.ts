/**
 * The keys that bundles are sealed under, one an epoch of the workspace, and how a bundle brings a newer epoch to those who
 * have not heard of it. It is then sealed twice: outside, under the key of an epoch that they have,
 * count 1 | the new secret for each of their devices, 137 each | what is sealed under the key of the new secret.
 * A removed device may open the outside, and is not among those that the new secret is sealed to.
 */
import {
  deriveWorkspace,
  fromText,
  handedLength,
  openAsDevice,
  type Random,
  type Secret,
  type SigningPair,
  sealer,
  sealToDevice,
} from '../../../crypto/index.ts';
import { joined } from '../documents/joined.ts';
import { sameBytes } from '../documents/vector.ts';

/** What a box adds: version, nonce, commitment, authenticator. */
const BOX = 1 + 24 + 32 + 16;

/** Between whom, in which workspace. */
export interface Direction {
  readonly workspace: string;
  /** The key for bundles of the epoch in which it is made. */
  readonly key: Secret;
  /** base64url key of the person it is for. */
  readonly to: string;
}

/** How those it is for come to the epoch in which it is made. */
export interface Handing {
  /** The key for bundles of an epoch that they have. */
  readonly base: Secret;
  /** The secret of the present epoch, and the devices, base64url keys, that may have it and are not known to. */
  readonly secret: Secret;
  readonly devices: readonly string[];
  /** The records from then to now. Inside, where only those who have the secret read it. */
  readonly message: Uint8Array;
}

/** The epochs of a workspace, as far as bundles have to do with them. Places count from the first one known here. */
export interface BundleEpochs {
  /** The keys for bundles of all that are known here, the present one last. */
  keys(): readonly Secret[];
  /** False: this device of that person was removed. */
  admits(person: string, device: string): boolean;
  /** True for a device that may be given the secret of the present epoch. */
  mayHave(person: string, device: string): boolean;
  /** Null: all devices of that person that may have the present secret are known to. */
  handing(person: string): Handing | null;
  /** Takes in the epochs that a bundle brought. False: this disk did not keep them. */
  take(message: Uint8Array): Promise<boolean>;
  /** That device has shown that it has the epoch at this place. */
  heard(device: string, place: number): void;
}

/** One for each recipient: a bundle cannot be sent back to whoever made it. */
const sealerFor = ({ key, workspace, to }: Direction) => sealer(key, 'bundle', `${workspace} ${to}`);
const outerFor = ({ key, workspace, to }: Direction) => sealer(key, 'bundle epoch', `${workspace} ${to}`);

/** What stands around the plain text when it is sealed. */
export const overheadOf = (handing: Handing | null): number =>
  handing === null ? BOX : BOX + 1 + handing.devices.length * handedLength + BOX;

export function seal(plain: Uint8Array, direction: Direction, handing: Handing | null, random: Random): Uint8Array {
  const inner = sealerFor(direction).seal(plain, random);
  if (handing === null) return inner;
  const { base, secret, devices } = handing;
  const slots = devices.map((device) => {
    const key = fromText(device, 32);
    const slot = key.ok ? sealToDevice('bundle', key.value, secret, random) : key;
    // A key that is none to seal to: its place is filled, so that the length is what was said.
    return slot.ok ? slot.value : random(handedLength);
  });
  const outside = joined([Uint8Array.of(devices.length), ...slots, inner]);
  return outerFor({ ...direction, key: base }).seal(outside, random);
}

export interface Keys {
  readonly workspace: string;
  /** Whom it would be for. */
  readonly to: string;
  /** The keys for bundles of every epoch known here, the present one last. */
  readonly keys: readonly Secret[];
  /** Of this device. */
  readonly device: SigningPair;
}

export interface Unsealed {
  readonly plain: Uint8Array;
  /** The key it was sealed under: of an epoch that may not be known here yet. */
  readonly key: Secret;
  /** Place of the latest of the epochs known here that its maker had. */
  readonly place: number;
}

/** Null: it is sealed for others. Never throws. */
export function unseal(sealed: Uint8Array, { workspace, to, keys, device }: Keys): Unsealed | null {
  /** The latest place first. */
  const places = keys.map((key, place) => ({ direction: { workspace, to, key }, place })).reverse();

  function openAt(box: Uint8Array): Unsealed | null {
    for (const { direction, place } of places) {
      const opened = sealerFor(direction).open(box);
      if (opened.ok) return { plain: opened.value, key: direction.key, place };
    }
    return null;
  }

  const known = openAt(sealed);
  if (known !== null) return known;
  for (const { direction, place } of places) {
    const outside = outerFor(direction).open(sealed);
    if (!outside.ok) continue;
    const inner = outside.value.subarray(1 + (outside.value[0] ?? 0) * handedLength);
    const here = openAt(inner);
    if (here !== null) return here;
    for (let at = 1; at + handedLength <= outside.value.length - inner.length; at += handedLength) {
      const secret = openAsDevice('bundle', device, outside.value.subarray(at, at + handedLength));
      if (!secret.ok) continue;
      const key = deriveWorkspace(secret.value).bundles;
      const opened = sealerFor({ ...direction, key }).open(inner);
      if (opened.ok) return { plain: opened.value, key, place };
    }
    return null;
  }
  return null;
}

/** Where a key stands among these; -1: nowhere. */
export const placeOf = (keys: readonly Secret[], key: Secret): number =>
  keys.findIndex((each) => sameBytes(each.reveal(), key.reveal()));
