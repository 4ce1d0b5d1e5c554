/** The person's devices and their ways back, as the screens see them. */
import type { Result } from '../../crypto/result.ts';
import { changeable, derived } from '../model/observable.ts';
import type { Core } from './core.ts';
import { beHelped } from './helping.ts';
import { arriveByLink, linkDevice } from './linking.ts';
import type { OwnDevices } from './ownDevices.ts';
import {
  type Becoming,
  isUnattached,
  recoveryFile,
  recoveryPhrase,
  restoreFromFile,
  restoreFromPhrase,
} from './recovery.ts';
import { postpone, wayBackOf } from './reminders.ts';
import { listenTo } from './self.ts';
import type { Devices, SessionError } from './types.ts';

export function devicesOf(
  core: Core & Becoming,
  own: Result<OwnDevices, SessionError>,
  remove: Devices['remove'],
): Devices {
  const { self } = core;
  const changes = { subscribe: (listener: () => void) => listenTo(self.doc, listener) };
  return {
    list: own.ok ? own.value.list : changeable([]),
    isOut: derived([changes], () => self.removed.has(core.deviceId)),
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
