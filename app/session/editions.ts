/**
 * A pack that changed reaches those who are in: as it is now, sealed to each of them. They read no link for it, which would
 * show the server which programme they are in. It is sent when the coordinator says so, since it costs a letter each.
 */
import type { PersonKeys } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { sealed } from '../invitation/letters.ts';
import type { Instant } from '../model/brand.ts';
import { LIMITS } from '../model/limits.ts';
import { derived } from '../model/observable.ts';
import type { Programme } from '../model/programme.ts';
import { turnsAfter } from '../programme/announcements.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { goRound } from './announcing.ts';
import type { Core } from './core.ts';
import { packBytes } from './packFile.ts';
import { noticeBody } from './programmeLink.ts';
import type { EditionView, SessionError } from './types.ts';

interface Means {
  readonly core: Pick<Core, 'clock' | 'random' | 'server'>;
  readonly office: OfficeDocument;
  readonly keys: PersonKeys;
  readonly programme: () => Programme;
  readonly changes: { readonly subscribe: (listener: () => void) => () => void };
  readonly durable: () => Promise<boolean>;
  /** Begins, or goes on with, the rounds. */
  readonly handOver: () => Promise<void>;
}

export function openEditions({ core, office, keys, programme, changes, durable, handOver }: Means) {
  async function body(): Promise<Uint8Array> {
    const pack = office.pack.get('pack');
    return noticeBody(programme(), keys.sign, pack && (await packBytes(pack, keys.sign)));
  }

  function view(): EditionView {
    const last = office.editions.get('last');
    const { issued } = programme();
    const isTold = last?.issued === issued;
    // Who applied since has read it as it is.
    const before = turnsAfter(office, '', core.clock()).filter(({ received }) => received < issued);
    return { waiting: isTold ? 0 : before.length, round: isTold ? (last ?? null) : null };
  }

  return {
    /** Before the pack that is there gives way to another, signed at `at`: who is in has read this one, or one before. */
    noteChange(at: Instant): void {
      const training = office.untold.get('training')?.training ?? office.pack.get('pack')?.training ?? [];
      const heads = training.map(({ id, audience }) => ({ id, audience }));
      if (office.cards.size > 0) office.untold.set('training', { at, training: heads });
    },
    edition: derived([changes], view, (a, b) => JSON.stringify(a) === JSON.stringify(b)),
    async tellPack(): Promise<Result<void, SessionError>> {
      if ((await body()).length >= LIMITS.letterBytes) return err({ tag: 'draft-invalid', field: 'too-large' });
      office.editions.set('last', { issued: programme().issued, after: '', reached: 0, missed: 0, done: false });
      office.untold.clear();
      if (!(await durable())) return err({ tag: 'not-saved' });
      void handOver();
      return ok(undefined);
    },
    /** True: it has been everywhere, or there is nothing to tell. */
    async round(): Promise<boolean> {
      const last = office.editions.get('last');
      if (last === undefined || last.done) return true;
      const bytes = await body();
      return goRound(
        { ...core, office, keys },
        last,
        ({ card }) => sealed('edition', bytes, card.box, core.random),
        (progress) => {
          // Begun anew meanwhile, with a pack that changed again: that round goes on by itself.
          const now = office.editions.get('last');
          if (now?.issued === last.issued) office.editions.set('last', { ...progress, issued: last.issued });
        },
      );
    },
  };
}
