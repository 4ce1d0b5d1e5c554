import { I18nProvider } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Instant } from '../../model/brand.ts';
import { SessionProvider, useObservable } from '../../react/session.ts';
import type { DemoSide, Demo as OpenDemo } from '../../session/example/demo.ts';
import { App } from '../App.tsx';
import { i18n } from '../i18n.ts';
import { Button } from '../parts/Button.tsx';
import { PairMark, PersonMark } from '../parts/PairMark.tsx';
import { Splash } from '../parts/Splash.tsx';
import { AppWidth, useWide } from '../parts/useWide.ts';
import { fitStylesToPanes } from './panes.ts';
import './demo.css';

/** Two panes beside each other, each as wide as a large phone. */
const SIDE_BY_SIDE = 760;

interface DemoProps {
  /** Null: this browser keeps nothing, not even for the moment. */
  readonly opening: Promise<OpenDemo | null>;
  readonly clock: () => Instant;
  /** To the first screen, as if the demo had not been. */
  readonly leave: () => void;
}

/** The app as two people have it, in one page. Expects the language started, and nothing else around it. */
export function Demo(props: DemoProps) {
  return (
    <I18nProvider i18n={i18n}>
      <Stage {...props} />
    </I18nProvider>
  );
}

function Stage({ opening, clock, leave }: DemoProps) {
  const [demo, setDemo] = useState<OpenDemo | null | 'opening'>('opening');
  const [front, setFront] = useState(1);
  const [leaving, setLeaving] = useState(false);
  const isWide = useWide(SIDE_BY_SIDE);
  useEffect(fitStylesToPanes, []);
  useEffect(() => {
    opening.then(setDemo, () => setDemo(null));
  }, [opening]);
  const end = (): void => {
    setLeaving(true);
    const isOpen = demo !== null && demo !== 'opening';
    // What could not be erased is, at the next start.
    void (isOpen ? demo.leave() : Promise.resolve()).finally(leave);
  };
  if (demo === 'opening' || leaving) return <Preparing isEnd={leaving} />;
  if (demo === null) return <NotHere onLeave={end} />;
  return (
    <div className={`demo ${isWide ? 'demo-wide' : 'demo-narrow'}`}>
      <Band onLeave={end} />
      <div className="demo-stage">
        {demo.sides.map((side, at) => (
          <Side
            key={side.who}
            side={side}
            path={demo.page === null ? `/w/${demo.space}` : `/w/${demo.space}/page/${demo.page}`}
            clock={clock}
            isGlimpse={!isWide && front !== at}
            onShow={() => setFront(at)}
          />
        ))}
      </div>
    </div>
  );
}

function Preparing({ isEnd }: { isEnd: boolean }) {
  return (
    <Splash
      title={isEnd ? <Trans>Clearing away the demo…</Trans> : <Trans>Two people are sitting down…</Trans>}
      words={
        isEnd ? null : <Trans>Both are in this page, with keys of their own. Nothing is sent to any server.</Trans>
      }
    />
  );
}

function NotHere({ onLeave }: { onLeave: () => void }) {
  return (
    <Splash
      title={<Trans>The demo did not open</Trans>}
      words={<Trans>It keeps its notes in this browser while it is shown, and the browser refused that.</Trans>}
      action={
        <Button kind="primary" onClick={onLeave}>
          <Trans>Start for real</Trans>
        </Button>
      }
    />
  );
}

function Band({ onLeave }: { onLeave: () => void }) {
  return (
    <header className="demo-band">
      <PairMark />
      <p className="demo-words">
        <strong>
          <Trans>This is a demo.</Trans>
        </strong>{' '}
        <span className="demo-more">
          <Trans>Write on one side, and see it arrive on the other.</Trans>{' '}
        </span>
        <Trans>Nothing of it is kept.</Trans>
      </p>
      <Button kind="primary" small onClick={onLeave}>
        <Trans>Start for real</Trans>
      </Button>
    </header>
  );
}

interface SideProps {
  readonly side: DemoSide;
  readonly path: string;
  readonly clock: () => Instant;
  /** Small, below the other one: it lives, and is not touched. */
  readonly isGlimpse: boolean;
  readonly onShow: () => void;
}

function Side({ side, path, clock, isGlimpse, onShow }: SideProps) {
  const { t } = useLingui();
  const [{ hook, searchHook }] = useState(() => memoryLocation({ path }));
  const pane = useRef<HTMLDivElement>(null);
  const width = useWidthOf(pane);
  return (
    <section className={`demo-side ${isGlimpse ? 'demo-glimpse' : ''}`} aria-label={t`As ${side.name} sees it`}>
      <Head side={side} isGlimpse={isGlimpse} onShow={onShow} />
      <div className="demo-window" inert={isGlimpse}>
        <div className="demo-pane" ref={pane}>
          <AppWidth value={width}>
            <SessionProvider value={side.session}>
              <Router hook={hook} searchHook={searchHook}>
                <App clock={clock} />
              </Router>
            </SessionProvider>
          </AppWidth>
        </div>
      </div>
    </section>
  );
}

function Head({ side, isGlimpse, onShow }: Pick<SideProps, 'side' | 'isGlimpse' | 'onShow'>) {
  const { t } = useLingui();
  const isOn = useObservable(side.on);
  return (
    <header className="demo-head">
      <PersonMark name={side.name} side={side.who === 'mentor' ? 'first' : 'second'} away={!isOn} />
      <span className="grow">
        <bdi className="demo-name">{side.name}</bdi>{' '}
        <span className="caption muted">
          {side.who === 'mentor' ? <Trans context="a person">mentor</Trans> : <Trans context="a person">mentee</Trans>}
        </span>
      </span>
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-label={t`Network of ${side.name}`}
        className="demo-switch"
        onClick={() => side.turn(!isOn)}
      >
        <i aria-hidden="true" />
        {isOn ? <Trans>Online</Trans> : <Trans>Offline</Trans>}
      </button>
      {isGlimpse && (
        <Button small onClick={onShow}>
          <Trans>Be {side.name}</Trans>
        </Button>
      )}
    </header>
  );
}

function useWidthOf(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
