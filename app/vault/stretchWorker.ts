/** A module worker: argon2id takes half a second and more, which a screen must not wait for. */
import { stretchPassphrase } from '../../crypto/index.ts';

self.addEventListener('message', (event: MessageEvent<{ readonly passphrase: string; readonly salt: Uint8Array }>) => {
  stretchPassphrase(event.data.passphrase, event.data.salt).then(
    (secret) => self.postMessage(secret.reveal()),
    (failure) => setTimeout(() => reportError(failure)),
  );
});
