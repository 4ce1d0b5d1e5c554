/** How sessions of one workspace were for this person: theirs alone, on their own devices, until they share it. */
import type { WorkspaceId } from '../model/brand.ts';
import type { OwnPulses } from './agenda.ts';
import type { Self } from './self.ts';

export function pulsesIn({ pulses }: Self, workspace: WorkspaceId): OwnPulses {
  const before = `${workspace} `;
  return {
    entries: () =>
      [...pulses.entries()].flatMap(([key, value]) =>
        key.startsWith(before) ? [[key.slice(before.length), value] as const] : [],
      ),
    set(key, value) {
      if (value === null) pulses.delete(before + key);
      else pulses.set(before + key, value);
    },
    subscribe(listener) {
      pulses.observe(listener);
      return () => pulses.unobserve(listener);
    },
  };
}
