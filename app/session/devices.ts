/** The person's devices and their ways back, as the screens see them. */

import type { Result } from '../../crypto/result.ts';
import { changeable, derived } from '../model/observable.ts';
import type { Core } from './core.ts';
import { beHelped } from './helping.ts';
import { arriveByLink, linkDevice } from './linking.ts';
import type { OwnDevices } from './ownDevices.ts';
import { isUnattached, recoveryFile, recoveryPhrase, restoreFromFile, restoreFromPhrase } from './recovery.ts';
import { postpone, wayBackOf } from './reminders.ts';
import { listenTo } from './self.ts';
import type { Devices, SessionError } from './types.ts';

const NAME_LIMIT = 60;

export function devicesOf(core: Core, own: Result<OwnDevices, SessionError>, remove: Devices['remove']): Devices {
  const { self } = core;
  const changes = { subscribe: (listener: () => void) => listenTo(self.doc, listener) };
  return {
    list: own.ok ? own.value.list : changeable([]),
    rename(device, name) {
      const kept = self.devices.get(device);
      const next = name.trim().slice(0, NAME_LIMIT);
      if (kept !== undefined && next !== '') self.devices.set(device, { ...kept, name: next });
    },
    remove,
    link: () => linkDevice(core),
    arrive: (token) => arriveByLink(core, token),
    mayReturn: derived([changes], () => isUnattached(self)),
    phrase: (language) => recoveryPhrase(core, language),
    restorePhrase: (text) => restoreFromPhrase(core, text),
    file: (passphrase) => recoveryFile(core, passphrase),
    restoreFile: (file, passphrase) => restoreFromFile(core, file, passphrase),
    beHelped: (spoken) => beHelped(core, spoken),
    wayBack: derived(
      [changes],
      () => wayBackOf(self, core.clock()),
      (a, b) => JSON.stringify(a) === JSON.stringify(b),
    ),
    noteWayBack: (kind) => void self.profile.set(kind === 'phrase' ? 'phraseKept' : 'fileKept', String(core.clock())),
    postponeReminder: () => postpone(self, core.clock()),
  };
}
