/** As much of STUN and TURN (RFC 8489, 8656) as it takes to ask a server for an address, and for an allocation. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';

const COOKIE = 0x2112a442;
const BINDING = 0x0001;
const ALLOCATE = 0x0003;
const [USERNAME, INTEGRITY, ERROR_CODE, REALM, NONCE, TRANSPORT] = [0x0006, 0x0008, 0x0009, 0x0014, 0x0015, 0x0019];

type Attribute = readonly [type: number, value: Uint8Array];

function message(kind: number, attributes: readonly Attribute[], key?: Uint8Array): Buffer {
  const parts = attributes.map(([type, value]) => {
    const part = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
    part.writeUInt16BE(type, 0);
    part.writeUInt16BE(value.length, 2);
    part.set(value, 4);
    return part;
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(20);
  head.writeUInt16BE(kind, 0);
  head.writeUInt16BE(body.length + (key ? 24 : 0), 2); // the length that is signed counts the signature
  head.writeUInt32BE(COOKIE, 4);
  randomBytes(12).copy(head, 8);
  const whole = Buffer.concat([head, body]);
  if (!key) return whole;
  const seal = Buffer.alloc(4);
  seal.writeUInt16BE(INTEGRITY, 0);
  seal.writeUInt16BE(20, 2);
  return Buffer.concat([whole, seal, createHmac('sha1', key).update(whole).digest()]);
}

interface Answer {
  readonly isSuccess: boolean;
  /** 401: who are you; 0: none. */
  readonly error: number;
  readonly attributes: ReadonlyMap<number, Buffer>;
}

/** Null: not an answer of STUN. */
function read(bytes: Buffer): Answer | null {
  if (bytes.length < 20 || bytes.readUInt32BE(4) !== COOKIE) return null;
  const attributes = new Map<number, Buffer>();
  const end = Math.min(bytes.length, 20 + bytes.readUInt16BE(2));
  for (let at = 20; at + 4 <= end; ) {
    const length = bytes.readUInt16BE(at + 2);
    attributes.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  const code = attributes.get(ERROR_CODE);
  const error = code && code.length >= 4 ? (code[2] ?? 0) * 100 + (code[3] ?? 0) : 0;
  return { isSuccess: (bytes.readUInt16BE(0) & 0x0110) === 0x0100, error, attributes };
}

const LIMIT = 4_000;

interface Line {
  ask(request: Buffer): Promise<Answer | null>;
  close(): void;
}

interface Place {
  readonly host: string;
  readonly port: number;
}

function overUdp({ host, port }: Place): Line {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  socket.on('error', () => undefined); // no answer comes, which is what is told
  return {
    ask: (request) =>
      new Promise((resolve) => {
        const end = (answer: Answer | null): void => {
          clearTimeout(limit);
          clearInterval(again);
          resolve(answer);
        };
        const limit = setTimeout(() => end(null), LIMIT);
        const send = (): void => socket.send(request, port, host, (failure) => failure && end(null));
        const again = setInterval(send, 500); // a packet may be lost
        socket.once('message', (bytes) => end(read(bytes)));
        send();
      }),
    close: () => socket.close(),
  };
}

function overStream({ host, port }: Place, isTls: boolean): Line {
  const socket = isTls ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
  return {
    ask: (request) =>
      new Promise((resolve) => {
        const end = (answer: Answer | null): void => {
          clearTimeout(limit);
          resolve(answer);
        };
        const limit = setTimeout(() => end(null), LIMIT);
        socket.once('data', (bytes) => end(read(bytes)));
        socket.once('error', () => end(null));
        socket.once('close', () => end(null));
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

export interface Credential {
  readonly username: string;
  readonly password: string;
}

/** `silent`: nothing answers; `refused`: it does not take the credential; otherwise it does what it is for. */
export type Reached = 'works' | 'silent' | 'refused';

/** Asks one address of `relays`; a turn address for an allocation, which ends with the socket. */
export async function reach(url: string, { username, password }: Credential): Promise<Reached> {
  const [, scheme = '', host = '', port, transport] =
    /^(stuns?|turns?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/.exec(url) ?? [];
  const isTls = scheme === 'turns';
  const place = { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? (isTls ? 5349 : 3478)) };
  const line = isTls || transport === 'tcp' ? overStream(place, isTls) : overUdp(place);
  try {
    if (scheme === 'stun') return (await line.ask(message(BINDING, [])))?.isSuccess ? 'works' : 'silent';
    const udp: Attribute = [TRANSPORT, Buffer.from([17, 0, 0, 0])];
    const first = await line.ask(message(ALLOCATE, [udp]));
    const [realm, nonce] = [first?.attributes.get(REALM), first?.attributes.get(NONCE)];
    if (!first || !realm || !nonce) return first === null ? 'silent' : 'refused';
    const key = createHash('md5').update(`${username}:${realm.toString()}:${password}`).digest();
    const asking = message(ALLOCATE, [udp, [USERNAME, Buffer.from(username)], [REALM, realm], [NONCE, nonce]], key);
    const second = await line.ask(asking);
    if (second === null) return 'silent';
    return second.isSuccess ? 'works' : 'refused';
  } finally {
    line.close();
  }
}
