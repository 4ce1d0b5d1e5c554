/** Which devices of whom have been in a workspace, and to which of its secrets. */
import type * as Y from 'yjs';
import { toText, verifyDevice } from '../../crypto/index.ts';
import { devicesIn, hasMet } from '../document/root.ts';
import type { PersonId } from '../model/brand.ts';
import type { RunningBundleEpochs } from './bundleEpochs.ts';
import type { Epochs } from './epochs.ts';
import type { People } from './people.ts';
import type { RunningWorkspace, WorkspaceInput } from './runningWorkspace.ts';
import type { Member } from './types.ts';

interface WhoCameInput {
  readonly me: PersonId;
  readonly root: Y.Doc;
  readonly input: Pick<WorkspaceInput, 'base' | 'members' | 'waitsFor' | 'circle'>;
  readonly people: Pick<People, 'ids' | 'members'>;
  readonly epochs: Pick<Epochs, 'current' | 'out'>;
  readonly met: Pick<RunningBundleEpochs, 'lastEpochOf'>;
}

type WhoCame = Pick<RunningWorkspace, 'hasMet' | 'hasCome' | 'onMet' | 'together'>;

export function whoCame({ me, root, input, people, epochs, met }: WhoCameInput): WhoCame {
  /** With whom it begins; whoever comes into a circle, or founds one alone, waits for nobody. */
  const { record, roster } = input.base;
  const began =
    input.circle === null
      ? input.members.map(({ id }) => id)
      : record === null
        ? (roster ?? []).map(({ person }) => person)
        : [];
  return {
    hasMet() {
      const come = began.filter((person) => hasMet(root, person));
      return come.length === began.length || (input.waitsFor === 'one' && come.some((person) => person !== me));
    },
    hasCome: (device, since) => met.lastEpochOf(device) >= since.number,
    onMet(listener) {
      root.on('update', listener);
      return () => root.off('update', listener);
    },
    together() {
      const { number } = epochs.current();
      if (epochs.out.get() !== null) return null;
      if (number === 0 && input.circle === null) return began.every((person) => hasMet(root, person)) ? 0 : null;
      const devices = certifiedDevices(root, people.ids());
      const hasCome = ({ id: person }: Member): boolean =>
        devices.some((one) => one.person === person && met.lastEpochOf(one.device) >= number);
      const others = people.members.get().filter((member) => !member.me);
      return others.every(hasCome) ? number : null;
    },
  };
}

/** Devices of members, each with its person's own word for it. */
export function certifiedDevices(root: Y.Doc, members: ReadonlySet<string>): { person: string; device: string }[] {
  return devicesIn(root).flatMap(({ device, certificate }) => {
    const certified = verifyDevice(certificate);
    if (!certified.ok || toText(certified.value.device) !== device) return [];
    const person = toText(certified.value.person);
    return members.has(person) ? [{ person, device }] : [];
  });
}
