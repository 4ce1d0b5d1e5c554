/**
 * What stands above a link relies on, whatever carries it: run over the simulated wire by a unit test, over real WebRTC
 * in a browser. Each case throws with what did not hold.
 */
import type { ProvenLink } from '../link/types.ts';

/** Two ends that are proven and connected. */
export interface LinkStage {
  readonly ends: readonly [ProvenLink, ProvenLink];
  /** The connection is lost, and made again. */
  drop(): void;
}

export interface LinkCase {
  readonly title: string;
  run(stage: LinkStage): Promise<void>;
}

const PATIENCE = 10_000;

function hold(claim: string, holds: boolean): void {
  if (!holds) throw new Error(`does not hold: ${claim}`);
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > PATIENCE) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** So many bytes, told apart by a mark in front. */
function marked(mark: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = at * 31 + mark;
  new DataView(bytes.buffer).setUint32(0, mark);
  return bytes;
}

const markOf = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
function same(one: Uint8Array, other: Uint8Array | undefined): boolean {
  if (one.length !== other?.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

function listen(end: ProvenLink, channel: number): Uint8Array[] {
  const heard: Uint8Array[] = [];
  end.channel(channel).receive((message) => heard.push(message.slice()));
  return heard;
}

export const linkContract: readonly LinkCase[] = [
  {
    title: 'each channel carries messages of any size whole, once, in order, and no other channel’s',
    async run({ ends: [one, other] }) {
      const [first, second] = [listen(other, 1), listen(other, 2)];
      const sizes = [4, 900_000, 16_383, 5, 16_384, 300_000, 16_385, 6];
      for (const [at, size] of sizes.entries()) {
        one.channel(1).send(marked(at, size));
        one.channel(2).send(marked(100 + at, 8));
      }
      await until('all of it', () => first.length >= sizes.length && second.length >= sizes.length);
      hold(
        'whole and in order',
        sizes.every((size, at) => same(marked(at, size), first[at])),
      );
      hold(
        'of its own channel',
        second.every((message, at) => markOf(message) === 100 + at),
      );
      hold('once', first.length === sizes.length && second.length === sizes.length);
    },
  },
  {
    title: 'one end leads, each names the other, and what is carried is counted',
    async run({ ends: [one, other] }) {
      hold('one leads', one.leads !== other.leads);
      hold('they differ', one.device !== other.device && one.person !== other.person);
      const before = other.meter().received;
      const heard = listen(other, 1);
      one.channel(1).send(marked(1, 5_000));
      await until('it', () => heard.length === 1);
      hold('it is counted', other.meter().received - before >= 5_000 && one.meter().sent >= 5_000);
    },
  },
  {
    title: 'drained() waits for the queue to fall, and a message over the limit is refused at once',
    async run({ ends: [one, other] }) {
      const heard = listen(other, 1);
      for (let at = 0; at < 6; at += 1) one.channel(1).send(marked(at, 1_000_000));
      hold('it waits', one.channel(1).queued() > 256 * 1024);
      await one.channel(1).drained();
      hold('it has fallen', one.channel(1).queued() <= 256 * 1024);
      await until('all', () => heard.length === 6);
      let refused = false;
      try {
        one.channel(1).send(new Uint8Array(64 * 1024 * 1024 + 1));
      } catch (fault) {
        refused = fault instanceof RangeError;
      }
      hold('too long is refused', refused);
    },
  },
  {
    title: 'after a restart, told to both ends, nothing comes that was sent before it',
    async run({ ends, drop }) {
      const heard = ends.map((end) => listen(end, 1));
      const restarts = [0, 0];
      const early = [0, 0];
      for (const [at, end] of ends.entries()) {
        end.onRestart(() => {
          restarts[at] = (restarts[at] ?? 0) + 1;
          // What came until now came on the connection before.
          early[at] = heard[at]?.length ?? 0;
          end.channel(1).send(marked(1_000 + at, 8));
        });
      }
      for (let at = 0; at < 8; at += 1) for (const end of ends) end.channel(1).send(marked(at, 500_000));
      drop();
      await until('both again', () => ends.every((_, at) => heard[at]?.some((one) => markOf(one) >= 1_000) === true));
      hold('both were told once', restarts.join() === '1,1');
      const late = heard.map((all, at) => all.slice(early[at]));
      hold(
        'only what was sent since',
        late.every((all) => all.length === 1 && all.every((one) => markOf(one) >= 1_000)),
      );
      hold(
        'what came before is a beginning, in order',
        heard.every((all, at) => all.slice(0, early[at]).every((one, i) => markOf(one) === i)),
      );
    },
  },
  {
    title: 'closing at one end closes the other: then silence, no throw, and whoever waited goes on',
    async run({ ends: [one, other] }) {
      let closed = 0;
      one.onClose(() => {
        closed += 1;
      });
      other.onClose(() => {
        closed += 1;
      });
      const heard = listen(other, 1);
      for (let at = 0; at < 6; at += 1) one.channel(1).send(marked(at, 1_000_000));
      const waiting = one.channel(1).drained();
      one.close();
      await waiting;
      await until('both know', () => closed === 2);
      const count = heard.length;
      one.channel(1).send(marked(1, 8));
      other.channel(1).send(marked(1, 8));
      await one.channel(1).drained();
      await new Promise((resolve) => setTimeout(resolve, 100));
      hold('silence', heard.length === count && closed === 2);
    },
  },
];
