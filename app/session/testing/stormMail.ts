/** Bundles by the side: handed over late, twice, out of order, or never. Everything ever sent may come again. */
import { pickFrom } from '../../peer/testing/seeded.ts';
import type { PairWorkspace, Workspace } from '../types.ts';
import { PEOPLE } from './simulatedCast.ts';
import type { Page, Phone } from './simulatedPhone.ts';
import { placeOf } from './stormWatch.ts';

export interface StormMail {
  /** Makes one for the other person. */
  post(phone: Phone, page: Page): Promise<void>;
  /** Takes one of those that came for this person; the newest more often than not. */
  open(phone: Phone, page: Page): Promise<void>;
  /** All that were sent to this person, in any order. */
  openAll(phone: Phone, page: Page): Promise<void>;
  readonly broken: readonly string[];
  /** Secrets of epochs that were given up, of which a bundle was taken all the same (docs/gaps/crossing-bundles.md). */
  readonly crossed: ReadonlySet<string>;
}

export interface MailOptions {
  readonly draw: (below: number) => number;
  readonly note: (what: string, detail?: string) => void;
  readonly isCalm: () => boolean;
}

/** What an honest bundle may be refused for: sealed in another epoch, made by a device since removed, or no room for it. */
const HONEST: ReadonlySet<string> = new Set(['not-for-you', 'not-genuine', 'not-saved']);

interface Letter {
  readonly file: Uint8Array;
  /** The secret under which its maker stood. */
  readonly place: string;
}

const isPair = (workspace: Workspace): workspace is PairWorkspace => workspace.circle === null;

export function openMail({ draw, note, isCalm }: MailOptions): StormMail {
  const boxes = new Map<string, Letter[]>(PEOPLE.map(({ name }) => [name, []]));
  const broken: string[] = [];
  const crossed = new Set<string>();
  const boxOf = (name: string): Letter[] => boxes.get(name) ?? [];

  async function take(phone: Phone, page: Page, { file, place }: Letter): Promise<void> {
    const taken = await page.running?.bundles.take(file);
    if (taken === undefined) return;
    if (taken.ok) {
      if (page.running?.epochs.all().every((epoch) => placeOf(epoch) !== place)) crossed.add(place);
      note(
        taken.value.known ? 'bundle taken again' : 'bundle taken',
        `${phone.name} ${taken.value.pages} ${taken.value.missing}`,
      );
      if (taken.value.missing > 0) note('bundle before others');
    } else {
      note(`bundle ${taken.error.tag}`, phone.name);
      if (!HONEST.has(taken.error.tag)) broken.push(`${phone.name}: a bundle is refused as ${taken.error.tag}`);
    }
  }

  return {
    broken,
    crossed,
    async post(phone, page) {
      const lost = !isCalm() && draw(1) < 0.25;
      const workspace = page.running?.workspace;
      const place = page.running === null ? '' : placeOf(page.running.epochs.current());
      const made = workspace !== undefined && isPair(workspace) ? await workspace.bundles.make() : undefined;
      if (made === undefined || !made.ok) return;
      if (lost) return note('bundle lost');
      note('bundle made', `${phone.name} ${made.value.bytes.length}`);
      for (const { name } of PEOPLE)
        if (name !== phone.person.name) boxOf(name).push({ file: made.value.bytes, place });
    },
    async open(phone, page) {
      const box = boxOf(phone.person.name);
      const newest = box.at(-1);
      if (newest !== undefined) await take(phone, page, isCalm() || draw(1) < 0.6 ? newest : pickFrom(draw, box));
    },
    async openAll(phone, page) {
      const shuffled = boxOf(phone.person.name)
        .map((letter) => ({ letter, at: draw(1) }))
        .sort((one, other) => one.at - other.at);
      for (const { letter } of shuffled) await take(phone, page, letter);
    },
  };
}
