/**
 * The epochs of a workspace as its bundles see them: which keys open them, and which of the other person's devices are
 * known to have the present secret, so that those which are not are given it inside the next bundle.
 */
import { deriveWorkspace, hash, type Secret, toText } from '../../crypto/index.ts';
import type { BundleEpochs } from '../peer/bundle/index.ts';
import type { Epoch } from './epoch.ts';
import type { Epochs } from './epochs.ts';

export interface BundleEpochsOptions {
  readonly epochs: Pick<Epochs, 'all' | 'admits' | 'mayHave' | 'handover' | 'take'>;
  /** Devices that were here, with whose they are. */
  readonly devices: () => readonly { readonly person: string; readonly device: string }[];
  /** Number of the first epoch that this person has. Absent: they were there from the first on. */
  readonly since?: (person: string) => number;
  /** Local to this device: by device, the name of the epoch it was last known to have. */
  readonly known: Pick<Map<string, string>, 'get'> & { set(device: string, name: string): unknown };
}

export interface RunningBundleEpochs extends BundleEpochs {
  /** Number of the last epoch, of those that stand, that the device is known to have; -1: none. */
  lastEpochOf(device: string): number;
  /** A device has shown over a link that it has this epoch's secret. */
  met(device: string, epoch: Epoch): void;
}

const FIRST = 'first';
const NAME = 18;
/** By its record: two made at once bear the same number. */
const nameOf = ({ record }: Epoch): string => (record === null ? FIRST : toText(hash(record).slice(0, NAME)));

export function bundleEpochs({ epochs, devices, since = () => 0, known }: BundleEpochsOptions): RunningBundleEpochs {
  const derived = new WeakMap<Epoch, Secret>();
  /** Deriving takes some milliseconds, and is asked for with every bundle. */
  function keyOf(epoch: Epoch): Secret {
    const key = derived.get(epoch) ?? deriveWorkspace(epoch.secret).bundles;
    derived.set(epoch, key);
    return key;
  }
  /** Nothing known, or an epoch that was given up since: the first that the person has. */
  const placeOf = (person: string, device: string): number => {
    const name = known.get(device) ?? FIRST;
    const first = epochs.all().findIndex(({ number }) => number >= since(person));
    return Math.max(
      0,
      first,
      epochs.all().findIndex((epoch) => nameOf(epoch) === name),
    );
  };
  function met(device: string, epoch: Epoch): void {
    const name = nameOf(epoch);
    if ((known.get(device) ?? FIRST) !== name) known.set(device, name);
  }

  return {
    keys: () => epochs.all().map((epoch) => keyOf(epoch)),
    admits: epochs.admits,
    mayHave: epochs.mayHave,
    handing(person) {
      const all = epochs.all();
      const last = all.length - 1;
      if (last === 0) return null;
      const lacking = devices().flatMap(({ person: owner, device }) => {
        const isTheirs = owner === person && epochs.mayHave(owner, device);
        return isTheirs && placeOf(owner, device) < last ? [{ device, place: placeOf(owner, device) }] : [];
      });
      const [first] = lacking;
      const [base, current] = [all[Math.min(...lacking.map(({ place }) => place))], all[last]];
      if (first === undefined || base === undefined || current === undefined) return null;
      const message = epochs.handover(person, first.device, base.number);
      if (message === null) return null;
      const given = lacking.map(({ device }) => device);
      return { base: keyOf(base), secret: current.secret, devices: given, message };
    },
    take: epochs.take,
    heard(device, place) {
      const epoch = epochs.all()[place];
      if (epoch !== undefined) met(device, epoch);
    },
    met,
    lastEpochOf(device) {
      const name = known.get(device);
      return epochs.all().findLast((epoch) => nameOf(epoch) === name)?.number ?? -1;
    },
  };
}
