/** Composition root: the only file that picks clock, randomness, disk and network. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openIncoming } from './pwa/incoming.ts';
import { type AppUpdate, registerApp } from './pwa/register.ts';
import { watchThrift } from './pwa/thrift.ts';
import { SessionProvider } from './react/session.ts';
import type { Surroundings } from './session/core.ts';
import { deviceName } from './session/deviceName.ts';
import { App } from './ui/App.tsx';
import { startLanguage } from './ui/i18n.ts';
import { scriptUrl } from './vault/workerUrl.ts';

const clock = (): number => Date.now();
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** Held until the page goes away: one tab owns the profile, or two would write the same databases. */
async function claim(): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request('binome', { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => resolve(release));
      })
      // Refused by the browser: without it the screen would say "opening" for ever.
      .catch(reject);
  });
}

/** The worker and what reads its answers are fetched when a coordinator first runs a matching. */
const match: Surroundings['match'] = async (candidates, rules, at) => {
  const [{ matchInWorker }, { default: address }] = await Promise.all([
    import('./matching/client.ts'),
    import('./matching/worker.ts?worker&url'),
  ]);
  return matchInWorker(() => new Worker(scriptUrl(address), { type: 'module' }), candidates, rules, at);
};

async function start(root: HTMLElement): Promise<void> {
  const [{ openSession }, { openServer }] = await Promise.all([
    import('./session/session.ts'),
    import('./peer/index.ts'),
    startLanguage(),
  ]);
  const incoming = openIncoming();
  const { origin, host, protocol } = window.location;
  const session = openSession({
    clock,
    random,
    origin,
    deviceName: deviceName(navigator.userAgent),
    claim,
    match,
    // No server of our own relays or looks up addresses yet; an empty list also keeps simple-peer from asking strangers.
    iceServers: [],
    thrifty: watchThrift(),
    server: openServer({ url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/signaling`, clock, random }),
  });
  createRoot(root).render(
    <StrictMode>
      <SessionProvider value={session}>
        <App clock={clock} update={keepOnDevice()} incoming={incoming} />
      </SessionProvider>
    </StrictMode>,
  );
}

/** Offline from the second visit on. Not in development, where the worker would serve yesterday's code. */
function keepOnDevice(): AppUpdate | null {
  if (!import.meta.env.PROD) return null;
  return registerApp({
    script: scriptUrl('/sw.js'),
    clock,
    reload: () => window.location.reload(),
    refused: () => document.documentElement.setAttribute('data-offline', 'refused'),
  });
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has a #root');
void start(root);
