import { SocketAddress } from 'node:net';

/** What the server allows. Every number is told in PROTOCOL.md; tests pass smaller ones. Times in ms, sizes in bytes. */
export const DEFAULT_LIMITS = {
  connections: 20_000,
  unproven: 15_000, // how long a connection may prove nothing, unless it only reads notices
  keys: 512, // one connection may prove: topics, mailboxes and programmes together
  deposits: 200, // letters of one connection that speaks for no programme
  backlog: 1_048_576, // unread by one connection before it is closed as too slow
  held: 8_388_608, // for all: unread, or begun and not ended. And for one network address. Past it, who has most is cut off
  addressHeld: 4_194_304,
  rest: 50, // who writes to one with a quarter of the backlog is not heard for so long
  messages: { burst: 1_200, perSecond: 100 }, // a message costs 1, and 1 more for each 4 KiB
  penalty: 20, // what a malformed, binary or badly proved frame costs on top; and opening a connection, its address
  addressMessages: { burst: 24_000, perSecond: 2_000 }, // by all connections of one network address
  addressConnections: 1_000, // and answers over HTTP that it has not read
  addressLetters: { burst: 1_000, perSecond: 1 }, // without speaking for a programme
  addressProgrammes: { burst: 20, perSecond: 20 / 3_600 }, // that are new here
  programmeLetters: { burst: 20_000, perSecond: 100 }, // sent by one; as much again sent to it. Of 4 KiB each
  programmeRoom: { letters: 20_000, bytes: 134_217_728 }, // a whole campaign's cards
  personRoom: { letters: 200, bytes: 2_097_152 }, // a few invitations
  directs: 40, // direct invitations: letters of one connection, the size of one, what one of their mailboxes holds
  directLetter: 8_192,
  directRoom: { letters: 8, bytes: 32_768, once: true },
  directBytes: { burst: 268_435_456, perSecond: 268_435_456 / 2_592_000 }, // of all of them: a quarter of the store in a month
  programmes: 10_000,
  pages: 524_288, // of 4 KiB, for the whole store: 2 GiB
  heartbeat: 30_000, // between two looks at whether a client is still there
  notice: 0, // for so long a stopping node among several says first that it is no longer ready
  drain: 3_000, // most steps, 1 ms apart, in which it tells its clients: told at once, they would come back at once
  farewell: 1_000, // to close by themselves; so is who is closed for a fault
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
