/** Where a passphrase is stretched: in a worker, or here where there is none (node). */
import { Secret, stretchPassphrase } from '../../crypto/index.ts';
import { askWorker } from './workerUrl.ts';

export type Stretch = (passphrase: string, salt: Uint8Array) => Promise<Secret>;

export const stretchAside: Stretch = async (passphrase, salt) => {
  if (typeof Worker === 'undefined') return stretchPassphrase(passphrase, salt);
  try {
    const { default: address } = await import('./stretchWorker.ts?worker&url');
    return new Secret(await askWorker<Uint8Array>(address, { passphrase, salt }));
  } catch {
    // A worker that cannot start must not lock a person out: the page stands still for a second instead.
    return stretchPassphrase(passphrase, salt);
  }
};
