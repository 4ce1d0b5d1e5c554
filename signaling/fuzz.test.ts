import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { LIMITS, parseClientMessage } from './protocol.ts';
import { type Client, connect, newLetter, newPair } from './testing/client.ts';
import { spawnServer } from './testing/process.ts';

/** Add a seed here when one fails. */
const SEEDS = [20_261_122];
const FRAMES = 6_000;
const EXCHANGES = 100;

type Draw = (below: number) => number;
/** mulberry32: small, seeded, the same everywhere. */
function drawFrom(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Bad {
  readonly kind: string;
  readonly data: string | Buffer;
  /** `raw`: bytes put under the WebSocket, which break its own framing. */
  readonly as: 'text' | 'binary' | 'raw';
  /** With this code, once named. */
  readonly closes?: number;
}

const { key } = newPair();
const good = [
  { type: 'prove', key, signature: 'A'.repeat(86) },
  { type: 'subscribe', topics: [key] },
  { type: 'unsubscribe', topics: [key] },
  { type: 'publish', topic: key, data: 'AAAA' },
  { type: 'register', key, notice: 'AAAA' },
  { type: 'read', key },
  { type: 'deposit', to: key, ...newLetter('x') },
  { type: 'collect', key },
  { type: 'acknowledge', key, ids: [newLetter('x').id] },
];
const odd: unknown[] = [
  5,
  -1,
  1e308,
  null,
  true,
  '',
  'x',
  `${key}=`,
  key.slice(1),
  [],
  {},
  [[]],
  [null],
  '\ud800',
  { type: 'ping' },
];

function badFrame(draw: Draw): Bad {
  const message: Record<string, unknown> = { ...(good[draw(good.length)] ?? {}) };
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => draw(256)));
  const text = (kind: string, data: string): Bad => ({ kind, data, as: 'text' });
  const fields = Object.keys(message);
  const field = fields[draw(fields.length)] ?? 'type';
  switch (draw(12)) {
    case 0:
      return text('cut', JSON.stringify(message).slice(0, -1 - draw(20)));
    case 1:
      delete message[field];
      return text('missing', JSON.stringify(message));
    case 2:
      message[field] = odd[draw(odd.length)];
      return text('odd value', JSON.stringify(message));
    case 3:
      return text(
        'unknown type',
        JSON.stringify({ ...message, type: ['toString', '__proto__', 'PING', 'challenge'][draw(4)] }),
      );
    case 4:
      return text('noise', bytes(draw(200)).toString('latin1'));
    case 5:
      return text('deep', (draw(2) ? '[' : '{"a":').repeat(1 + draw(9_000)));
    case 10: {
      // A whole frame of y-webrtc's, in brackets that close: what answers it must not walk them down to the end.
      const [opens, closes] = draw(2) ? ['[', ']'] : ['{"a":', '}'];
      const depth = 33 + draw(9_000);
      const data = `${opens.repeat(depth)}1${closes.repeat(depth)}`;
      return text('deep and closed', `{"type":"publish","topic":"room","data":${data}}`);
    }
    case 6:
      return text('long list', JSON.stringify({ type: 'subscribe', topics: Array.from({ length: 300 }, () => key) }));
    case 7:
      return { kind: 'binary', data: draw(2) ? bytes(draw(500)) : Buffer.from(JSON.stringify(message)), as: 'binary' };
    case 8:
      return {
        kind: 'not UTF-8',
        data: Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xff, 0xfe])]),
        as: 'text',
        closes: 1007,
      };
    case 9:
      return draw(10) > 0
        ? text('byte', '{')
        : { ...text('oversized', 'x'.repeat(LIMITS.message + 1 + draw(200_000))), closes: 1009 };
    default:
      // Reserved bits, a frame without a mask, an unknown kind of frame.
      return {
        kind: 'framing',
        data: Buffer.concat([Buffer.from([[0xf1, 0x81, 0x83][draw(3)] ?? 0, 5]), bytes(draw(40))]),
        as: 'raw',
        closes: 1002,
      };
  }
}

/** The name the server gave it. */
async function provoke(eve: Client, bad: Bad): Promise<string> {
  if (bad.as === 'raw') {
    const below: unknown = Reflect.get(eve.socket, '_socket');
    if (!(below instanceof Socket)) throw new Error('no socket below the WebSocket');
    below.write(bad.data);
  } else eve.socket.send(bad.data, { binary: bad.as === 'binary' });
  const { code } = await eve.next('error'); // closing without a word rejects
  if (code === 'too-many' || bad.closes !== undefined) {
    expect((await eve.closed).code).toBe(bad.closes ?? 1008);
  }
  return code;
}

it.each(SEEDS.flatMap((seed) => ['0', '1'].map((open) => [seed, open] as const)))(
  '[SP18] malformed frames from seed %i, OPEN_TOPICS=%s, never stop the process nor the pair beside them',
  async (seed, open) => {
    const draw = drawFrom(seed);
    const server = await spawnServer({ OPEN_TOPICS: open });
    try {
      const topic = newPair();
      const [ada, ben] = [await connect(server.port, topic), await connect(server.port, topic)];
      for (const person of [ada, ben]) person.send({ type: 'subscribe', topics: [topic.key] });
      await Promise.all([ada.settle(), ben.settle()]);

      let attacked = false;
      let exchanged = 0;
      let slowest = 0;
      const exchange = async (): Promise<void> => {
        while (exchanged < EXCHANGES || !attacked) {
          const data = Buffer.from(`hello ${exchanged}`).toString('base64url');
          const began = performance.now();
          ada.send({ type: 'publish', topic: topic.key, data });
          expect(await ben.next('publish')).toMatchObject({ data });
          ben.send({ type: 'publish', topic: topic.key, data });
          expect(await ada.next('publish')).toMatchObject({ data });
          slowest = Math.max(slowest, performance.now() - began);
          exchanged += 1;
          await new Promise((resolve) => setTimeout(resolve, 25)); // a pair's own pace: faster would be a flood
        }
      };

      const named = new Map<string, number>();
      const attack = async (): Promise<void> => {
        let eve = await connect(server.port);
        // Each of these two ends y-webrtc's own server.
        for (const data of ['{', '{"type":"subscribe","topics":5}'])
          await provoke(eve, { kind: 'known', data, as: 'text' });
        for (let sent = 0; sent < FRAMES; ) {
          const bad = badFrame(draw);
          if (bad.as === 'text' && typeof bad.data === 'string' && parseClientMessage(bad.data, open === '1').ok)
            continue;
          if (eve.socket.readyState !== eve.socket.OPEN) eve = await connect(server.port);
          const name = await provoke(eve, bad);
          named.set(name, (named.get(name) ?? 0) + 1);
          sent += 1;
        }
        attacked = true;
      };
      await Promise.all([exchange(), attack()]);

      for (const code of ['malformed', 'binary', 'too-large']) expect(named.get(code)).toBeGreaterThan(250);
      expect(await Promise.all([ada.settle(), ben.settle()])).toEqual([[], []]);
      expect(slowest).toBeLessThan(5_000);
      expect(await server.kill('SIGTERM')).toBe(0);
      expect(server.output().split('\n')).toHaveLength(2); // the address, and nothing else
    } finally {
      await server.kill('SIGKILL');
    }
  },
  120_000,
);
