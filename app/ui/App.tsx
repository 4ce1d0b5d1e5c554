import { I18nProvider } from '@lingui/react';
import { lazy, Suspense, useEffect } from 'react';
import { Route, Switch } from 'wouter';
import type { Instant } from '../model/brand.ts';
import { useStatus } from '../react/session.ts';
import { type Early, EarlyProvider, noEarly, useEarly } from '../react/shown.ts';
import { Arrival } from './arrival/Arrival.tsx';
import { type Install, InstallProvider, noInstall } from './arrival/arrival.ts';
import { type Incoming, IncomingProvider, noIncoming } from './bundles/incoming.ts';
import { CallAbove } from './call/CallAbove.tsx';
import { ClockProvider } from './clock.ts';
import { Home } from './home/Home.tsx';
import { i18n } from './i18n.ts';
import { receiveLink } from './join/link.ts';
import { useLocking } from './lock/useLocking.ts';
import { AnnouncerProvider } from './parts/Announcer.tsx';
import { Splash } from './parts/Splash.tsx';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { noUpdate, type Update, UpdateProvider } from './update.ts';
import './tokens.css';
import './base.css';

/** Asked for at once by a page that begins elsewhere than at the first screen. */
export const fetchPlaces = () => import('./Places.tsx');
const Places = lazy(() => fetchPlaces().then((m) => ({ default: m.Places })));
const Before = lazy(() => fetchPlaces().then((m) => ({ default: m.Before })));
const Beside = lazy(() => fetchPlaces().then((m) => ({ default: m.Beside })));

/**
 * What stands before the app, or the app. The key makes another boundary of each: else React would keep the screens it
 * hides while the lock is being fetched, and what they show could still be read in the page.
 */
function Gate({ isNew }: { isNew: boolean }) {
  const { tag } = useStatus();
  const isKnown = useEarly() !== null;
  // Drawn as what it becomes: what somebody is typing there stays when the session has come.
  const early = (isNew || isKnown) && tag === 'opening';
  return (
    <Suspense key={early ? 'ready' : tag} fallback={<Splash />}>
      <Screens early={early} />
    </Suspense>
  );
}

const Opening = () => <Splash />;

function Locking() {
  useLocking();
  return null;
}

/** Every screen by its address. Only the first one is in the first download. */
function Screens({ early }: { early: boolean }) {
  const status = useStatus();
  return (
    <>
      <Locking />
      {screens()}
    </>
  );

  function screens() {
    if (status.tag === 'opening' && !early) return <Splash />;
    if (status.tag !== 'opening' && status.tag !== 'ready') return <Before status={status} />;
    return (
      <Arrival>
        {!early && <CallAbove />}
        {!early && (
          <Suspense fallback={null}>
            <Beside />
          </Suspense>
        )}
        <Switch>
          <Route path="/" component={Home} />
          <Route component={early ? Opening : Places} />
        </Switch>
      </Arrival>
    );
  }
}

/** Expects a SessionProvider around it, of null while there is no session yet, and the language started. */
export function App({
  clock,
  isNew = false,
  early = noEarly,
  update = null,
  incoming = noIncoming,
  install = noInstall,
}: {
  clock: () => Instant;
  /** Nobody was here before: the first screen does not wait for the session. */
  isNew?: boolean;
  /** What was known before the session. */
  early?: Early;
  update?: Update | null;
  incoming?: Incoming;
  install?: Install;
}) {
  // Another link of the same kind, opened in this tab, changes the fragment and loads nothing.
  useEffect(() => {
    const receive = (): void => receiveLink(window.location, window.history);
    window.addEventListener('hashchange', receive);
    return () => window.removeEventListener('hashchange', receive);
  }, []);
  return (
    <I18nProvider i18n={i18n}>
      <ClockProvider value={clock}>
        <UpdateProvider value={update ?? noUpdate}>
          <IncomingProvider value={incoming}>
            <InstallProvider value={install}>
              <EarlyProvider value={early}>
                <AnnouncerProvider>
                  <ScreenBoundary>
                    <Gate isNew={isNew} />
                  </ScreenBoundary>
                </AnnouncerProvider>
              </EarlyProvider>
            </InstallProvider>
          </IncomingProvider>
        </UpdateProvider>
      </ClockProvider>
    </I18nProvider>
  );
}
