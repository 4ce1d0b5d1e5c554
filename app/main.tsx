/** Composition root: the only file that picks clock, randomness, disk and network. */
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { changeable } from './model/observable.ts';
import { takeOver } from './pwa/firstScreen.ts';
import { isFirstVisit } from './pwa/firstVisit.ts';
import { openIncoming } from './pwa/incoming.ts';
import { watchInstall } from './pwa/install.ts';
import type { AppUpdate } from './pwa/register.ts';
import { watchThrift } from './pwa/thrift.ts';
import { SessionProvider } from './react/session.ts';
import type { Early } from './react/shown.ts';
import type { Surroundings } from './session/core.ts';
import { deviceName } from './session/deviceName.ts';
import type { ProfilesOptions } from './session/profiles.ts';
import type { SeatOptions, Seats } from './session/seat.ts';
import type { Glance, Session } from './session/types.ts';
import { App, fetchPlaces } from './ui/App.tsx';
import { fetchDemo } from './ui/demo/fetchDemo.ts';
import { fetchToday } from './ui/home/Home.tsx';
import { i18n, startLanguage, wantedLocale } from './ui/i18n.ts';
import { putBackLink, receiveLink } from './ui/join/link.ts';
import { hereBefore } from './ui/preferences.ts';
import { scriptUrl } from './vault/workerUrl.ts';

const clock = (): number => Date.now();
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** Asked at each use: a browser that refuses storage throws as soon as it is named, and what asks knows what to do then. */
const storage = (of: () => Storage): ProfilesOptions['local'] => ({
  getItem: (name) => of().getItem(name),
  setItem: (name, value) => of().setItem(name, value),
  removeItem: (name) => of().removeItem(name),
});

const visibility: SeatOptions['page'] = {
  isSeen: () => document.visibilityState === 'visible',
  subscribe(listener) {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};

/** The worker and what reads its answers are fetched when a coordinator first runs a matching. */
const match: Surroundings['match'] = async (candidates, rules, at, options) => {
  const [{ matchInWorker }, { default: address }] = await Promise.all([
    import('./matching/client.ts'),
    import('./matching/worker.ts?worker&url'),
  ]);
  return matchInWorker(() => new Worker(scriptUrl(address), { type: 'module' }), candidates, rules, at, options);
};

const local = storage(() => window.localStorage);
const { origin, host, protocol } = window.location;

/** What every session of this page is given alike; fetched with the language, after the first drawing. */
async function fetchMeans() {
  const [session, { openRoom, openServer }] = await Promise.all([
    import('./session/index.ts'),
    import('./peer/index.ts'),
    startLanguage(),
  ]);
  const means = {
    clock,
    random,
    origin,
    deviceName: deviceName(navigator.userAgent),
    seats: (name: string): Seats =>
      session.openSeats({
        name,
        locks: navigator.locks,
        channel: new BroadcastChannel(name),
        page: visibility,
        tab: crypto.randomUUID(),
      }),
    passkeys: session.browserPasskeys({ random, label: `Binôme, ${new Date(clock()).toLocaleDateString()}` }),
    match,
    openRoom,
    // Missing where the page is not served safely.
    media: () => navigator.mediaDevices ?? null,
  };
  return { session, openServer, means };
}

/** Two frames, or where nobody looks at them not at all. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    if (!visibility.isSeen()) return resolve();
    requestAnimationFrame(() => setTimeout(resolve));
  });

/** In ms: then the mark of what is on its way is there, and is seen half a second later. */
const SLOW_DISK = 500;

const fetchKeys = () => import('./session/early.ts');

async function start(root: HTMLElement): Promise<void> {
  const page = createRoot(root);
  const incoming = openIncoming();
  const install = watchInstall();
  const isNew = await isFirstVisit(install.get(), hereBefore());
  const glance = changeable<Glance | null>(null);
  let hidden = false;
  const early: Early = {
    get: glance.get,
    subscribe: glance.subscribe,
    hide() {
      hidden = true;
      glance.set(null);
      void fetchKeys().then(({ forgetGlance }) => forgetGlance(profiles));
    },
  };
  const draw = (session: Session | null, update: AppUpdate | null): void =>
    page.render(
      <StrictMode>
        <SessionProvider value={session}>
          <App clock={clock} isNew={isNew} early={early} update={update} incoming={incoming} install={install} />
        </SessionProvider>
      </StrictMode>,
    );
  const isHome = window.location.pathname === '/';
  if (isNew) {
    // What a first visit does not show yet must not take the line from what it shows.
    await startLanguage();
    takeOver(root, () => flushSync(() => draw(null, null)));
  }
  // Where Today may be drawn first, nothing else takes the processor from it.
  const coming = isNew || !isHome ? fetchBehind() : null;
  const { openProfiles, readGlance } = await fetchKeys();
  const profiles = openProfiles({
    local,
    tab: storage(() => window.sessionStorage),
    random,
    restart(home) {
      // Whoever came by a link, or with a file, first says whose turn it is: the profile that they choose has it too.
      const stays = putBackLink(window.location, window.history) || incoming.putBack();
      if (home && !stays) window.location.assign('/');
      else window.location.reload();
    },
  });
  if (coming === null) {
    const language = startLanguage();
    // A disk that is slow, or never answers, leaves the opening mark and no empty page.
    const slow = setTimeout(() => void language.then(() => draw(null, null)), SLOW_DISK);
    const [known] = await Promise.all([
      readGlance({ profiles, random, locks: navigator.locks }),
      fetchToday(),
      language,
    ]);
    clearTimeout(slow);
    glance.set(known);
    // Where nothing is known, the opening mark.
    draw(null, null);
    if (known !== null) await drawn();
  }
  const [{ session: from, openServer, means }, behind] = await (coming ?? fetchBehind());
  await from.finishErasing(profiles);
  const session = from.openSession({
    ...means,
    thrifty: watchThrift(),
    profiles,
    connect: () => openServer({ url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/signaling`, clock, random }),
  });
  session.status.subscribe(() => {
    if (session.status.get().tag === 'opening') return;
    glance.set(null);
    const isHiding = hidden;
    hidden = false;
    if (isHiding) session.lock(true);
  });
  besideThePage(session, behind);
  draw(session, keepOnDevice(session, behind));
  await from.finishDemos({ local, seats: means.seats });
}

/** The session, what is beside the page, and the list of its other screens. */
const fetchBehind = () =>
  Promise.all([
    fetchMeans(),
    import('./pwa/behind.ts'),
    // Where it cannot be fetched, the screen that needs it says so.
    fetchPlaces().catch(() => undefined),
  ]);
type Behind = Awaited<ReturnType<typeof fetchBehind>>[1];

/** Two people side by side, who are nobody: no profile of this device is opened, and no server asked. */
async function startDemo(root: HTMLElement): Promise<void> {
  const [{ means, session }, { openDemo }, { Demo }] = await Promise.all([
    fetchMeans(),
    import('./session/example/demo.ts'),
    fetchDemo(),
  ]);
  const leave = (): void => window.location.assign('/');
  await session.finishDemos({ local, seats: means.seats });
  const opening = openDemo({
    ...means,
    local,
    locale: wantedLocale(),
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    // Two people on one device may not be asked for its fingerprint.
    passkeys: { ...means.passkeys, offered: async () => false },
    restart: leave,
  });
  createRoot(root).render(
    <StrictMode>
      <Demo opening={opening.then((demo) => (demo.ok ? demo.value : null))} clock={clock} leave={leave} />
    </StrictMode>,
  );
}

/** Each time that it opens: a profile can be locked and opened again. */
function whenReady({ status }: Pick<Session, 'status'>, then: () => void): void {
  const look = (): void => {
    if (status.get().tag === 'ready') then();
  };
  status.subscribe(look);
  look();
}

/** What waits, as a number on the app's icon; and the browser asked to keep what is here, once something is. */
function besideThePage(session: Session, { askToKeep, showBadge }: Behind): void {
  const { home, inbox, status } = session;
  inbox.subscribe(() => showBadge([...inbox.get().values()].reduce((sum, { unread }) => sum + unread, 0)));
  const onceSaved = (then: () => void): void => {
    const stop = status.subscribe(() => {
      if (status.get().tag !== 'ready') return;
      stop();
      const { pages } = session.notes;
      const look = (): void => {
        // An example is nobody's.
        if (home.get().workspaces.every(({ example }) => example) && pages.get().length === 0) return;
        for (const end of ends) end();
        then();
      };
      const ends = [home.subscribe(look), pages.subscribe(look)];
      look();
    });
  };
  askToKeep(onceSaved, local);
}

/** Offline from the second visit on. Not in development, where the worker would serve yesterday's code. */
function keepOnDevice(session: Session, { inUse, keepRest, registerApp, tellUsed }: Behind): AppUpdate | null {
  if (!import.meta.env.PROD) return null;
  const refused = (): void => document.documentElement.setAttribute('data-offline', 'refused');
  const language = () => inUse(i18n.locale);
  const office = async () => session.home.get().offices.length > 0 && inUse('office');
  i18n.on('change', () => void language().catch(refused));
  session.home.subscribe(() => void office().catch(refused));
  void tellUsed().catch(refused);
  whenReady(session, () => {
    const { low } = session.data;
    const rest = (): void => void (low.get() || keepRest().catch(refused));
    low.subscribe(rest);
    rest();
  });
  return registerApp({
    script: scriptUrl('/sw.js'),
    clock,
    used: language(),
    // Another tab may have agreed to a newer version: a call is talked to its end.
    reload: () => session.afterCall(() => window.location.reload()),
    refused,
  });
}

// Some links carry a secret after '#': it leaves the address bar before anything else is done.
receiveLink(window.location, window.history);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has a #root');
const isDemo = window.location.pathname === '/' && new URLSearchParams(window.location.search).has('demo');
/** It is kept by nobody for when there is no network: then the screen that leads to it says so. */
const withoutDemo = (): Promise<void> => {
  window.history.replaceState(null, '', '/examples');
  return start(root);
};
void (isDemo ? startDemo(root).catch(withoutDemo) : start(root));
