/** The bundles of one workspace: made from its documents, and taken into them. The code is fetched when first needed. */
import { ok, type Result } from '../../crypto/result.ts';
import type { PersonId, WorkspaceId } from '../model/brand.ts';
import type { BundleEpochs, BundleRefusal, Bundles } from '../peer/bundle/index.ts';
import type { DocumentSource, Room, SharedDocument } from '../peer/types.ts';
import type { ReceivedBundle, WorkspaceBundles } from './bundleTypes.ts';
import type { Core } from './core.ts';
import { isPage } from './documentNames.ts';
import type { HeldDocument } from './documents.ts';
import type { ChatLine, Member } from './types.ts';

export interface BundlesOptions {
  readonly core: Pick<Core, 'me' | 'device' | 'certificate' | 'random' | 'clock'>;
  readonly workspace: WorkspaceId;
  readonly epochs: BundleEpochs;
  readonly members: () => readonly Member[];
  /** Whether that person's devices are given the document, and heard on it. */
  readonly mayHave: (person: string, document: string) => boolean;
  /** Where there are two, one book for all; else one for each of the others. */
  readonly isPair: boolean;
  /** Carried as well: through it the two have met, link or none. */
  readonly root: SharedDocument;
  /** Of all chats. */
  readonly countLines: () => number;
  /** Local to this device: the book of bundles is kept in it. */
  readonly local: HeldDocument;
  readonly source: DocumentSource;
  readonly deliveries: Room['deliveries'];
  readonly lines: () => readonly ChatLine[];
}

export interface RunningBundles {
  make(to: PersonId): ReturnType<WorkspaceBundles['make']>;
  take(file: Uint8Array): Promise<Result<ReceivedBundle, BundleRefusal>>;
}

const ROOT = 'root';

export function workspaceBundles(options: BundlesOptions): RunningBundles {
  const { core, members, source, local } = options;
  let opened: Promise<Bundles> | null = null;
  const isDurable = async ({ vault }: HeldDocument): Promise<boolean> => (await vault.durable()).ok;
  const pagesIn = (ids: readonly string[]): number => ids.filter(isPage).length;

  function bundles(): Promise<Bundles> {
    opened ??= open();
    // Not fetched, for want of a network: the next who asks tries again.
    opened.catch(() => {
      opened = null;
    });
    return opened;
  }

  async function open(): Promise<Bundles> {
    const { bookIn, openBundles } = await import('../peer/bundle/index.ts');
    const bookOf = (person: string) => bookIn(local.doc, () => isDurable(local), options.isPair ? '' : person);
    return openBundles({
      me: core.me,
      workspace: options.workspace,
      epochs: options.epochs,
      maker: { device: core.device, certificate: core.certificate, random: core.random },
      members: () => new Set(members().map(({ id }) => id)),
      mayHave: (person, id) => id === ROOT || options.mayHave(person, id),
      documents: {
        // The notebook before its pages: they are taken in only once it lists them.
        list: () => [ROOT, ...source.list()],
        open: (id) => (id === ROOT ? Promise.resolve(options.root) : source.open(id)),
      },
      deliveries: options.deliveries,
      book: bookOf,
      clock: core.clock,
    });
  }

  return {
    async make(to) {
      const [{ armour, partsOf }, one] = await Promise.all([import('../peer/bundle/index.ts'), bundles()]);
      const made = await one.make(to);
      if (!made.ok) return made;
      const { bytes, sequence, carries } = made.value;
      return ok({
        bytes,
        name: `binome-${sequence}.binome`,
        text: armour(bytes),
        parts: partsOf(bytes),
        lines: options.lines().filter((line) => line.mine && line.delivery !== 'delivered').length,
        pages: pagesIn(carries),
      });
    },
    async take(file) {
      const one = await bundles();
      const before = options.countLines();
      const taken = await one.take(file);
      if (!taken.ok) return taken;
      const { person, made, changed, known, missing, incomplete, forked } = taken.value;
      return ok({
        workspace: options.workspace,
        from: members().find(({ id }) => id === person)?.name ?? '',
        made,
        lines: Math.max(0, options.countLines() - before),
        pages: pagesIn(changed),
        known,
        missing,
        incomplete,
        forked,
      });
    },
  };
}
