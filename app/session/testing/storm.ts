/**
 * Two people with two to four devices, in a storm drawn from a seed: they write and delete, are cut off, killed, run out
 * of disk, have their clocks jump, send each other bundles that come late, twice or never, and remove devices. Then all
 * is calm, and everything must come together. The clock and the scheduler are the storm's own: one seed is one run.
 */
import { toText } from '../../../crypto/index.ts';
import { parsePageId } from '../../model/ids.ts';
import type { Phone } from './simulatedPhone.ts';
import { differences, isSettled, listed, secretsLeft } from './stormEnd.ts';
import { move } from './stormMoves.ts';
import { makeWorld, type World } from './stormWorld.ts';

export interface Played {
  readonly seed: number;
  /** What did not hold. */
  readonly broken: readonly string[];
  /** How often each kind of thing happened. */
  readonly counts: ReadonlyMap<string, number>;
  /** Everything that happened, in order: the same for the same seed. */
  readonly trace: readonly string[];
}

const STEPS = 80;
/** Whoever is missing is looked for every five minutes, and then led from place to place. */
const DRAINED = 900_000;
/** Of bundles, each way. */
const LETTERS = 6;

export async function play(seed: number): Promise<Played> {
  const world = makeWorld(seed);
  const { time, phones, draw, note, watch } = world;
  try {
    const forks = new Map<number, Set<string>>();
    let said = 0;
    for (const phone of phones) phone.open();
    await time.pass(draw(4_000));
    for (let step = 0; step < STEPS; step += 1) {
      await move(world);
      const pace = draw(1);
      await time.pass(draw(pace < 0.6 ? 120 : pace < 0.9 ? 1_500 : 10_000));
      watch.look();
      noteForks(world, forks);
      for (const what of watch.broken.slice(said)) note('broken', what);
      said = watch.broken.length;
    }
    const left = await drain(world);
    if (world.isApart) note('on bundles alone');
    note('end', `${Math.round(time.now())} ${time.worked()}`);
    const faults = [...world.faults, ...time.faults].map(
      (fault) => `fault: ${fault instanceof Error ? fault.stack : fault}`,
    );
    const { broken, seen } = watch;
    for (const [what, count] of Object.entries(seen)) for (let at = 0; at < count; at += 1) note(`seen ${what}`);
    const all = [...faults, ...broken, ...world.mail.broken, ...left];
    return { seed, broken: [...new Set(all)], counts: world.counts, trace: world.trace };
  } finally {
    time.end();
  }
}

/** All up, all disks fine, nothing lost any more; then what does not hold. */
async function drain(world: World): Promise<string[]> {
  const { time, net, phones, removed, full, as, mail, open, watch } = world;
  world.isCalm = true;
  full.clear();
  net.calm();
  for (const phone of phones) {
    phone.low = false;
    if (phone.page === null) phone.open();
  }
  await time.until(() => phones.every(({ page }) => page?.running != null), 20_000);
  for (const phone of phones) {
    await as(phone, (page) => mail.openAll(phone, page));
    await as(phone, async () => void (await phone.draw()));
  }
  // A removal may be written down only now.
  const staying = (): Phone[] => phones.filter((phone) => !removed.has(phone));
  const isTogether = (): boolean => {
    for (const phone of staying()) {
      const docs = open(phone);
      for (const id of listed(docs)) {
        const page = docs.get(id)?.isDestroyed === false ? null : parsePageId(id.slice('page '.length));
        if (page?.ok === true) phone.look(page.value);
      }
    }
    if (!isSettled(staying(), open)) return false;
    return differences(staying(), open).length + secretsLeft(staying(), removed).length === 0;
  };
  if (world.isApart) await correspond(world, isTogether);
  else await time.until(isTogether, DRAINED);
  watch.look();
  return [...differences(staying(), open), ...secretsLeft(staying(), removed), ...watch.leaks(mail.crossed)];
}

/** Each writes to the other until all is said: a few times over suffice. */
async function correspond({ time, phones, as, mail }: World, isTogether: () => boolean): Promise<void> {
  for (let round = 0; round < LETTERS; round += 1) {
    for (const phone of phones) {
      await as(phone, (page) => mail.post(phone, page));
      await time.pass(1_000);
      for (const other of phones) if (other !== phone) await as(other, (page) => mail.open(other, page));
      await time.pass(1_000);
    }
    if (isTogether()) return;
  }
}

/** Two removals that did not know of each other: two places of one number. */
function noteForks({ phones, note }: World, forks: Map<number, Set<string>>): void {
  for (const { page } of phones) {
    const epoch = page?.running?.epochs.current();
    if (epoch === undefined) continue;
    const known = forks.get(epoch.number) ?? new Set();
    forks.set(epoch.number, known);
    const before = known.size;
    known.add(toText(epoch.secret.reveal()));
    if (before > 0 && known.size > before) note('removed apart');
  }
}
