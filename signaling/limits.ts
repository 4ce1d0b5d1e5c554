/** What the server allows. Every number is told in PROTOCOL.md; tests pass smaller ones. Times in ms, sizes in bytes. */
export const DEFAULT_LIMITS = {
  connections: 20_000,
  /** A connection without any proof is closed after this, unless it only reads notices. */
  unproven: 15_000,
  /** Keys one connection may prove: topics, mailboxes and programmes together. */
  keys: 512,
  /** Letters one connection may leave for programmes without speaking for a programme. */
  deposits: 200,
  /** Waiting for a reader before it is closed as too slow. */
  backlog: 1_048_576,
  /** One message costs 1, and 1 more for each 4 KiB. */
  messages: { burst: 1_200, perSecond: 100 },
  /** What a malformed, binary or badly proved frame costs on top. */
  penalty: 20,
  /** A programme's mailbox gathers a whole campaign's cards; a person's holds a few invitations. */
  programmeRoom: { letters: 20_000, bytes: 134_217_728 },
  personRoom: { letters: 200, bytes: 2_097_152 },
  /** Direct invitations: letters of one connection, the size of one, and what one of their mailboxes holds. */
  directs: 40,
  directLetter: 8_192,
  directRoom: { letters: 8, bytes: 32_768 },
  programmes: 10_000,
  /** Of 4 KiB, for the whole store: 2 GiB. */
  pages: 524_288,
  /** Between two looks at whether a client is still there. */
  heartbeat: 30_000,
  /** Before it stops, a node among several says for so long that it is no longer ready. */
  notice: 0,
  /** Most steps, 1 ms apart, in which it tells its clients: told all at once, they would come back all at once. */
  drain: 3_000,
  /** Then they are given this to close by themselves. */
  farewell: 2_000,
};
export type Limits = Readonly<typeof DEFAULT_LIMITS>;
