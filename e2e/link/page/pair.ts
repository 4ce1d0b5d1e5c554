/** Two Links in one page, their signals carried by memory with a chosen delay. */
import { Link } from '../../../app/peer/link/index.ts';
import { contextOf, type Name, type Seen } from './people.ts';

export interface Side {
  readonly link: Link;
  readonly seen: Seen;
}

export interface PairOptions {
  readonly latency?: number;
  readonly names?: readonly [Name, Name];
  /** Both speak first, or only one. */
  readonly initiators?: readonly [boolean, boolean];
  readonly uncertified?: boolean;
  /** May change or drop a signal on its way. */
  readonly meddle?: (signal: unknown) => unknown;
}

export function openPair(options: PairOptions = {}): readonly [Side, Side] {
  const { latency = 0, names = ['ada', 'ben'], initiators = [true, false], meddle = (signal) => signal } = options;
  const side = (at: 0 | 1): Side => {
    const seen: Seen = { proven: [], refused: [] };
    const uncertified = at === 1 && options.uncertified === true;
    const link = new Link({ initiator: initiators[at], link: contextOf(names[at], seen, uncertified) });
    return { link, seen };
  };
  const pair = [side(0), side(1)] as const;
  const carry = (from: Link, to: Link) =>
    from.on('signal', (signal) => {
      const text = JSON.stringify(meddle(structuredClone(signal)));
      if (text !== undefined) setTimeout(() => to.signal(JSON.parse(text)), latency);
    });
  carry(pair[0].link, pair[1].link);
  carry(pair[1].link, pair[0].link);
  return pair;
}

/** Resolves when `holds` does; rejects after `limit` ms with what was awaited. */
export async function until(what: string, holds: () => boolean, limit = 10_000): Promise<number> {
  const start = performance.now();
  while (!holds()) {
    if (performance.now() - start > limit) throw new Error(`Never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now() - start;
}
