import type { BucketLimits } from './bucket.ts';
import type { Room } from './store.ts';

/** What the server allows. Every number is told in PROTOCOL.md; tests pass smaller ones. */
export interface Limits {
  readonly connections: number;
  /** A connection without any proof is closed after this many ms, unless it only reads notices. */
  readonly unproven: number;
  /** Keys one connection may prove: topics, mailboxes and programmes together. */
  readonly keys: number;
  /** Letters one connection may leave for programmes without speaking for a programme. */
  readonly deposits: number;
  /** Bytes waiting for a reader before it is closed as too slow. */
  readonly backlog: number;
  /** One message costs 1, and 1 more for each 4 KiB. */
  readonly messages: BucketLimits;
  /** What a malformed, binary or badly proved frame costs on top. */
  readonly penalty: number;
  /** A programme's mailbox gathers a whole campaign's cards; a person's holds a few invitations. */
  readonly programmeRoom: Room;
  readonly personRoom: Room;
  readonly programmes: number;
  /** Of 4 KiB, for the whole store. */
  readonly pages: number;
  /** Between two looks at whether a connection is still there, ms. */
  readonly heartbeat: number;
  /** Given to clients to close by themselves, ms. */
  readonly farewell: number;
}

export const DEFAULT_LIMITS: Limits = {
  connections: 20_000,
  unproven: 15_000,
  keys: 512,
  deposits: 200,
  backlog: 1_048_576,
  messages: { burst: 1_200, perSecond: 100 },
  penalty: 20,
  programmeRoom: { letters: 20_000, bytes: 134_217_728 },
  personRoom: { letters: 200, bytes: 2_097_152 },
  programmes: 10_000,
  pages: 524_288,
  heartbeat: 30_000,
  farewell: 2_000,
};
