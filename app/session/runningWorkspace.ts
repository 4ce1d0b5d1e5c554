/** A workspace while the session is open: what it rests on, and what the session asks of it. */
import type { Instant, PersonId, WorkspaceId } from '../model/brand.ts';
import type { GivenFormat } from '../model/pactState.ts';
import type { SafeguardingMode } from '../model/programme.ts';
import type { RunningBundles } from './bundles.ts';
import type { CircleInput, RunningCircle } from './circle.ts';
import type { Epoch } from './epoch.ts';
import type { Epochs } from './epochs.ts';
import type { Introduced } from './founding.ts';
import type { KeptFarewell } from './self.ts';
import type { Member, Workspace } from './types.ts';

export interface RunningWorkspace {
  /** As it is now: one that is only read, where it is closed. */
  readonly workspace: Workspace;
  /** It was closed, or opened again: `workspace` is another one. */
  onTurned(listener: () => void): () => void;
  /** True once a device of each with whom it begins has been here; a circle that one person founded is one at once. */
  hasMet(): boolean;
  /** That device (base64url key) has been here since that epoch, over a link. */
  hasCome(device: string, since: Epoch): boolean;
  onMet(listener: () => void): () => void;
  /** The epoch at which a device of each of the others has been; null while somebody has not come there yet. */
  together(): number | null;
  /** Something goes on that closing would cut short: somebody is there, or what was written is still looked through. */
  isBusy(): boolean;
  readonly bundles: Pick<RunningBundles, 'take'>;
  readonly epochs: Pick<Epochs, 'remove' | 'reload' | 'admits' | 'current' | 'all'>;
  /** The other person calls with this device, having lost all they had here. */
  called(device: string): void;
  /** This person keeps the other away. */
  readonly isBlocked: boolean;
  /** Null where two people are alone for good. */
  readonly guests: RunningCircle | null;
  /** The names of its documents, a person's own among them. */
  names(): readonly string[];
  /** Who is or was in it. */
  people(): readonly Member[];
  close(): Promise<void>;
  /** Says so to the others if their device is there, closes, and erases every document from this disk. */
  leave(): Promise<Parted>;
}

export interface Parted {
  /** Another's device has the word. */
  readonly told: boolean;
  /** The same, for who comes later. */
  readonly farewell: KeptFarewell;
}

export interface WorkspaceInput {
  readonly id: WorkspaceId;
  readonly since: Instant;
  /** What the workspace began with, for this person. */
  readonly base: Epoch;
  readonly former: readonly Epoch[];
  /** The two, where there are two for good. */
  readonly members: readonly Member[];
  readonly mode: SafeguardingMode;
  /** Whose goals they are, where a programme said so. */
  readonly mentee: PersonId | null;
  readonly introduced: Introduced | null;
  /** Of a flash that a programme began. */
  readonly flash?: GivenFormat | null;
  /** Whether it is a space once all who began it have been there, which is usual, or with the first of the others. */
  readonly waitsFor?: 'all' | 'one';
  readonly circle: CircleInput | null;
  /** Of two people: this one keeps the other away. It is read, and nothing comes or goes. */
  readonly isBlocked: boolean;
}
