/** Who and what is in a storm, drawn from its seed, before anything happens. */
import type * as Y from 'yjs';
import { drawing } from '../../peer/testing/seeded.ts';
import { type SimulatedNet, simulateNet } from '../../peer/testing/simulatedNet.ts';
import { type SimulatedTime, simulateTime } from '../../peer/testing/simulatedTime.ts';
import { PEOPLE } from './simulatedCast.ts';
import { type Page, type Phone, simulatePhone } from './simulatedPhone.ts';
import type { OpenDocuments } from './stormEnd.ts';
import { openMail, type StormMail } from './stormMail.ts';
import { type StormWatch, watchStorm } from './stormWatch.ts';

export interface World {
  readonly time: SimulatedTime;
  readonly net: SimulatedNet;
  readonly mail: StormMail;
  readonly watch: StormWatch;
  readonly phones: readonly Phone[];
  readonly draw: (below: number) => number;
  readonly chance: (one: number) => boolean;
  readonly note: (what: string, detail?: string) => void;
  readonly open: OpenDocuments;
  /** Whose disk is full. */
  readonly full: Set<Phone>;
  /** Somebody meant to take it out. */
  readonly meant: Set<Phone>;
  /** The word that it is out is on a disk: what the person was told. */
  readonly removed: Set<Phone>;
  readonly faults: unknown[];
  readonly counts: ReadonlyMap<string, number>;
  readonly trace: readonly string[];
  isCalm: boolean;
  /** The two live on bundles alone. */
  readonly isApart: boolean;
  /** Does something on a phone, as its open page. */
  as(phone: Phone, work: (page: Page) => void | Promise<void>): Promise<void>;
}

/** How many devices each of the two has: two to four in all. */
const CASTS = [
  [1, 1],
  [2, 1],
  [1, 2],
  [2, 2],
  [2, 2],
] as const;

export function makeWorld(seed: number): World {
  const draw = drawing(seed);
  const chance = (one: number): boolean => draw(1) < one;
  const time = simulateTime();
  const counts = new Map<string, number>();
  const trace: string[] = [];
  const phones: Phone[] = [];
  const isApart = chance(0.15);
  const docs = new Map<Page, Map<string, Y.Doc>>();
  const faults: unknown[] = [];
  const full = new Set<Phone>();

  function note(what: string, detail = ''): void {
    counts.set(what, (counts.get(what) ?? 0) + 1);
    trace.push(`${Math.round(time.now())} ${what} ${detail}`);
  }

  const net = simulateNet({
    time,
    draw,
    isApart,
    wire: () => ({
      delay: () => (world.isCalm ? 5 : draw(chance(0.1) ? 400 : 30)),
      loses: () => !world.isCalm && chance(0.05),
      repeats: () => !world.isCalm && chance(0.05),
      onMishap: (what) => note(`packet ${what}`),
    }),
    onMishap: note,
  });

  const world: World = {
    time,
    net,
    mail: openMail({ draw, note, isCalm: () => world.isCalm }),
    watch: watchStorm(phones),
    phones,
    draw,
    chance,
    note,
    open: (phone) => (phone.page === null ? undefined : docs.get(phone.page)) ?? new Map(),
    full,
    meant: new Set(),
    removed: new Set(),
    faults,
    counts,
    trace,
    isCalm: false,
    isApart,
    as({ page }, work) {
      if (page === null) return Promise.resolve();
      const done = (): Promise<void> => Promise.resolve(work(page));
      return time.as(page.owner, () => void done().catch((fault: unknown) => faults.push(fault)));
    },
  };

  function add(person: (typeof PEOPLE)[number], index: number): void {
    const phone: Phone = simulatePhone({
      time,
      net,
      person,
      index,
      seed,
      write() {
        if (world.isCalm) return { delay: 2 };
        const fails = full.has(phone) || chance(0.05);
        if (fails) note('write failed', phone.name);
        return { delay: draw(chance(0.1) ? 600 : 30), fails, lands: chance(0.5) };
      },
      onDocument(page, document, doc) {
        docs.set(page, (docs.get(page) ?? new Map()).set(document, doc));
        world.watch.follow(phone, page, document, doc);
      },
      onEnd: () => world.watch.died(phone),
      onOpen: () => note('opened', phone.name),
      onRemoved(device) {
        const target = phones.find(({ id }) => id === device);
        if (target === undefined || world.removed.has(target)) return;
        note('removed', `${target.name} by ${phone.name}`);
        world.removed.add(target);
      },
      onFault: (fault) => faults.push(fault),
    });
    phones.push(phone);
  }
  // Two who never meet have one device each.
  const cast = (isApart ? undefined : CASTS[Math.floor(draw(CASTS.length))]) ?? CASTS[0];
  for (const [at, person] of PEOPLE.entries()) {
    for (let index = 0; index < (cast[at] ?? 1); index += 1) add(person, index);
  }
  return world;
}
