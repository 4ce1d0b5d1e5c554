/** The parts of an open workspace, for what is made of them where there are two people, or a circle. */
import type { WorkspaceId } from '../model/brand.ts';
import type { Room } from '../peer/types.ts';
import type { RunningBundles } from './bundles.ts';
import type { Chapters } from './chapters.ts';
import type { Views } from './chapterViews.ts';
import type { RunningCircle } from './circle.ts';
import type { Core } from './core.ts';
import type { HeldDocument } from './documents.ts';
import type { Epochs } from './epochs.ts';
import type { People } from './people.ts';
import type { PairPact, PairWorkspace, Workspace } from './types.ts';

export interface Inside {
  readonly core: Core;
  readonly id: WorkspaceId;
  readonly root: HeldDocument;
  readonly room: Room;
  readonly epochs: Epochs;
  readonly bundles: RunningBundles;
  readonly chapters: Chapters;
  readonly views: Views;
  readonly people: People;
  /** Of two people; null in a circle. */
  readonly pact: PairPact | null;
  /** After something was shared. */
  readonly renew: () => Promise<void>;
}

export type Common = Omit<Workspace, 'circle' | 'pact' | 'byHand'> & Pick<PairWorkspace, 'byHand'>;

export interface Kind {
  readonly workspace: Workspace | PairWorkspace;
  /** Null where two people are alone for good. */
  readonly guests: RunningCircle | null;
  called(device: string): void;
  close(): Promise<void>;
}
