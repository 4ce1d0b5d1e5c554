/** What every store promises; store.test.ts holds each of them to it. A write is answered only once it is durable. */
import type { Address, LetterId } from './protocol.ts';

export interface Letter {
  readonly id: LetterId;
  readonly to: Address;
  readonly bytes: Buffer;
}

/** `place` grows along a mailbox. */
export interface KeptLetter {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly place: number;
  readonly at: number;
}

/** What a mailbox may hold. `once`: whoever it is for may close it. `pass`: how often this may be used, until then (ms). */
export interface Room {
  readonly letters: number;
  readonly bytes: number;
  readonly once?: boolean;
  readonly pass?: { readonly mark: string; readonly most: number; readonly until: number };
}
export const OUTCOMES = ['kept', 'known', 'full', 'taken', 'spent'] as const;

export interface StoreOptions {
  /** A folder, or `:memory:` to keep nothing past the process. */
  readonly dataDir: string;
  readonly redisUrl?: string | undefined;
  /** How long a letter waits, ms. */
  readonly letterLife: number;
  /** Most pages of 4 KiB the file may grow to; past it a deposit fails as on a full disk. */
  readonly pages: number;
  readonly random: (length: number) => Uint8Array;
}

/** Every promise rejects when the store fails; nothing is half done then. */
export interface Store {
  /** Keeps or replaces a notice. False: no room for one more programme. */
  register(key: Address, notice: Uint8Array, most: number): Promise<boolean>;
  notice(key: Address): Promise<Uint8Array | null>;
  /** `known`: this letter is or was here already. `taken`: the mailbox was closed. `spent`: so is its pass. */
  deposit(letter: Letter, room: Room, now: number): Promise<(typeof OUTCOMES)[number]>;
  /** The next letters of a mailbox in order of arrival, one page at most. */
  page(mailbox: Address, after: number, now: number): Promise<readonly KeptLetter[]>;
  /**
   * Forgets the letters themselves; remembers, hashed, that they were here, until they would have expired. `last`: and
   * closes the mailbox for as long, if one of them was there.
   */
  acknowledge(mailbox: Address, ids: readonly LetterId[], now: number, last?: boolean): Promise<void>;
  expire(now: number): Promise<void>;
  /** The highest serial that was ever given for the key, this one included. */
  raise(key: Address, serial: number): Promise<number>;
  healthy(): boolean;
  close(): void;
  /** The other nodes on the same store; undefined where there can be none. */
  readonly others?: Others;
}

/** What nodes tell each other. A word may be lost while the store is away: then `onBack` says so. */
export interface Others {
  /** Hears, until `leave`, what other nodes tell in a channel; never what this one told. */
  follow(channel: string): void;
  leave(channel: string): void;
  tell(channel: string, words: Buffer): void;
  onHeard(listener: (channel: string, words: Buffer) => void): void;
  onBack(listener: () => void): void;
}

/** Redis where there is an address for it; else a file, or nothing but this process's memory. */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (!options.redisUrl) return (await import('./sqlite.ts')).openSqlite(options);
  return (await import('./redis.ts')).openRedis(options.redisUrl, options); // 20 MB that one node need not carry
}
