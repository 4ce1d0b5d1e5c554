import { SocketAddress } from 'node:net';
/** What the server allows. Every number is told in PROTOCOL.md; tests pass smaller ones. Times in ms, sizes in bytes. */
export const DEFAULT_LIMITS = {
  connections: 20_000,
  /** A connection without any proof is closed after this, unless it only reads notices. */
  unproven: 15_000,
  /** Keys one connection may prove: topics, mailboxes and programmes together. */
  keys: 512,
  /** Letters one connection may leave for programmes without speaking for a programme. */
  deposits: 200,
  /** Waiting for a reader before it is closed as too slow. From a quarter of it on, who writes to it is not heard for `rest`. */
  backlog: 1_048_576,
  rest: 50,
  /** One message costs 1, and 1 more for each 4 KiB. */
  messages: { burst: 1_200, perSecond: 100 },
  /** The same for all connections of one network address, and how many they may be. Opening one costs a `penalty`. */
  addressMessages: { burst: 24_000, perSecond: 2_000 },
  addressConnections: 1_000,
  /** Letters that one network address may leave without speaking for a programme, and programmes it may found. */
  addressLetters: { burst: 1_000, perSecond: 1 },
  addressProgrammes: { burst: 20, perSecond: 20 / 3_600 },
  /** What a programme may send, and as much again what it may be sent: a letter costs 1, and 1 more for each 4 KiB. */
  programmeLetters: { burst: 20_000, perSecond: 100 },
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
  /** Then they are given this to close by themselves; so is who is closed for a fault. */
  farewell: 1_000,
};
export type Limits = Readonly<typeof DEFAULT_LIMITS>;

const NEAR = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd])/;

/** Without brackets and port, in the one spelling of several; what is no address, as it is. */
const addressIn = (text = ''): string =>
  (SocketAddress.parse(text) ?? SocketAddress.parse(`[${text}]`))?.address.replace(/^::ffff:(?=.*\.)/, '') ?? text;

/**
 * At whose expense a connection is: its network address, of IPv6 the part that is one household's; null for this machine
 * itself. X-Forwarded-For is believed of a proxy on this machine or its network, and only what that one saw: the last.
 */
export function spenderOf(peer: string, forwarded: unknown): string | null {
  const near = addressIn(peer);
  const [last] = /[^\s,]*$/.exec(String(forwarded ?? '')) ?? [];
  const told = NEAR.test(near) && addressIn(last);
  const address = told || near;
  if (address === near && /^(?:127\.|::1$)/.test(near)) return null;
  if (!address.includes(':')) return address;
  const [start = [], end = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const groups = [...start, ...Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0'), ...end];
  return groups.slice(0, 4).join(':');
}
