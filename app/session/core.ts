/** What every part of an open session is given: the person's keys, their documents, the clock and the server. */
import type { PersonKeys, Secret, SigningPair } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import type { MatchFailure, MatchOptions } from '../matching/client.ts';
import type { Candidate, MatchRules, MatchRun } from '../matching/types.ts';
import type { PersonId } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { Room, RoomOptions, Server } from '../peer/types.ts';
import type { Passkeys } from '../vault/passkey.ts';
import type { Keyring } from '../vault/types.ts';
import type { RunningCalls } from './calls.ts';
import type { RunningDataUse } from './dataUse.ts';
import type { Documents } from './documents.ts';
import type { Profiles } from './profiles.ts';
import type { Seats } from './seat.ts';
import type { Self } from './self.ts';

/** Chosen once, in main.tsx. */
export interface Surroundings {
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  /** Of the page: programme links begin with it. */
  readonly origin: string;
  /** What this device is called until its owner says otherwise: the browser and the system. */
  readonly deviceName: string;
  /** A connection to the signalling server: one for each time that the profile is opened. */
  readonly connect: () => Server;
  /** Keeps in touch with the other devices of a place. */
  readonly openRoom: (options: RoomOptions) => Room;
  /** The browser asks to spare data. */
  readonly thrifty: Observable<boolean>;
  /** Runs the matching away from the screens' thread. */
  readonly match: (
    candidates: readonly Candidate[],
    rules: MatchRules,
    at: number,
    options: MatchOptions,
  ) => Promise<Result<MatchRun, MatchFailure>>;
  /** The profiles of this browser, and which one this tab opens. */
  readonly profiles: Profiles;
  /** Which tab holds a profile, by the name of its lock. */
  readonly seats: (name: string) => Seats;
  readonly passkeys: Passkeys;
  /** The microphone, the camera and the screen; null where the browser has none. */
  readonly media: () => MediaDevices | null;
}

export interface Core extends Surroundings {
  readonly server: Server;
  readonly data: RunningDataUse;
  readonly calls: RunningCalls;
  readonly keyring: Keyring;
  readonly documents: Documents;
  readonly self: Self;
  /** The seed is kept for the mailboxes, which are derived one a programme. */
  readonly seed: Secret;
  readonly person: PersonKeys;
  readonly me: PersonId;
  readonly device: SigningPair;
  /** base64url of the device's public key. */
  readonly deviceId: string;
  readonly certificate: Uint8Array;
  /** The person's choice: connect through a relay or not at all. */
  readonly relayOnly: Observable<boolean>;
}

/** What the parts that are tried without a disk and a network need of those. */
export type KeptBy<K extends keyof Core> = Pick<Core, K> & {
  readonly keyring: Pick<Keyring, 'get' | 'put' | 'names' | 'remove'>;
  readonly documents: Pick<Documents, 'flush'>;
};

/** Names in the keyring. */
export const KEY = {
  person: 'person',
  device: 'device',
  vault: 'vault',
  /** This device was added to a person who was elsewhere before. */
  arrived: 'arrived',
  /** When it came back by what its person knows, without their list of spaces: 8 bytes of milliseconds. */
  returned: 'returned',
  programme: (id: string) => `programme ${id}`,
  notice: (id: string) => `notice ${id}`,
  officeEpoch: (id: string, number: number) => `programme ${id} ${number}`,
  /** Opens the replies to an offer of this person's, by its invitation. */
  answer: (id: string) => `answer ${id}`,
  /** Of a programme's letters, where the address no longer follows from the seed. */
  mailbox: (programme: string, address: string) => `mailbox ${programme} ${address}`,
  workspace: (id: string) => `workspace ${id}`,
  workspaceEpoch: (id: string, number: number) => `workspace ${id} ${number}`,
  /** Of the room of the person's own devices; handed over links alone, since it seals what they keep for each other. */
  ownEpoch: (number: number) => `own ${number}`,
} as const;

/** Those that every device of the person needs; the others are this device's alone. */
export const isSharedKey = (name: string): boolean => /^(programme|notice|workspace|answer|mailbox) /.test(name);

/** Names of documents, before they are hidden from the disk. */
export const DOCUMENT = {
  self: 'self',
  /** Of this device alone: how much data it used. */
  data: 'data',
  /** Of this device alone: what is known of each workspace without opening it. */
  inbox: 'inbox',
  ownRoot: 'own root',
  ownAcknowledged: 'own acknowledged',
  note: (page: string) => `note ${page}`,
  /** Of this device alone: how the note was. */
  notePast: (page: string) => `past note ${page}`,
  office: (programme: string) => `office ${programme}`,
  /** Of the office's room, where several coordinate. */
  officeRoot: (programme: string) => `root office ${programme}`,
  officeAcknowledged: (programme: string) => `acknowledged office ${programme}`,
  /** A person's own in that workspace, until they share them. */
  goals: (workspace: string) => `goals ${workspace}`,
  workspace: (id: string, document: string) => `workspace ${id} ${document}`,
  files: (workspace: string) => `files ${workspace}`,
} as const;
