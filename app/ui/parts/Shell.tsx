import { Trans, useLingui } from '@lingui/react/macro';
import type { LucideIcon } from 'lucide-react';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { HideButton } from '../lock/HideButton.tsx';
import { IconButton } from './Button.tsx';
import { NavMore } from './NavMore.tsx';
import { PairMark } from './PairMark.tsx';
import { useScreen } from './useScreen.ts';
import './Shell.css';

export interface NavItem {
  href: string;
  label: ReactNode;
  icon: LucideIcon;
  /** Lit; by default when the address is exactly `href`. */
  current?: boolean;
}

interface ShellProps {
  /** Said by the browser's tab; the app's name is added. Never words that people wrote: see useScreen. */
  title: string;
  /** At the foot of a phone, at most five; four where there are more places. */
  nav: readonly NavItem[];
  /** The other places, behind one button there. */
  more?: readonly NavItem[];
  /** Desktop only: RailItem, RailSection and whatever the screen keeps there. */
  rail: ReactNode;
  railFoot?: ReactNode;
  /** Beside the mark at the head of the rail. */
  brand?: ReactNode;
  /** Above the content, in both shapes: usually a TopBar. */
  top?: ReactNode;
  /** `fill` gives the children the whole window's height and no padding: editors, chats, tables. */
  fill?: boolean;
  children: ReactNode;
}

/** A screen of the app: bottom navigation on a phone, a rail from 960 px. */
export function Shell({
  title,
  nav,
  more = [],
  rail,
  railFoot,
  brand = 'Binôme',
  top,
  fill = false,
  children,
}: ShellProps) {
  const { t } = useLingui();
  const [path] = useLocation();
  const main = useScreen(title);
  return (
    <div className={`shell ${fill ? 'shell-fill' : ''}`}>
      <a className="shell-skip" href="#main">
        <Trans>Skip to the content</Trans>
      </a>
      <aside className="shell-rail" aria-label={t`Side`}>
        <Link href="/" className="shell-brand">
          <PairMark />
          <span dir="auto">{brand}</span>
        </Link>
        <nav className="shell-rail-nav" aria-label={t`Places`}>
          {rail}
        </nav>
        <div className="shell-rail-foot">
          {railFoot}
          <HideButton look="rail" />
        </div>
      </aside>
      <div className="shell-page">
        {top}
        <main id="main" className="shell-main" tabIndex={-1} ref={main}>
          {fill ? children : <div className="shell-column">{children}</div>}
        </main>
        {nav.length > 0 && (
          <nav className="shell-nav" aria-label={t`Main`}>
            {nav.map(({ href, label, icon: Icon, current }) => (
              <Link key={href} href={href} aria-current={(current ?? path === href) ? 'page' : undefined}>
                <Icon aria-hidden="true" size={22} strokeWidth={1.75} />
                <span className="shell-nav-label" dir="auto">
                  {label}
                </span>
              </Link>
            ))}
            {more.length > 0 && <NavMore items={more} />}
            <HideButton look="nav" />
          </nav>
        )}
      </div>
    </div>
  );
}

interface RailItemProps {
  href: string;
  children: ReactNode;
  /** An icon, or a PairMark. */
  mark?: ReactNode;
  /** At the end of the line: a count. */
  end?: ReactNode;
  current?: boolean;
  /** Inside a section: less weight. */
  minor?: boolean;
}

export function RailItem({ href, children, mark, end, current, minor }: RailItemProps) {
  const [path] = useLocation();
  return (
    <Link
      href={href}
      className={`rail-item ${minor ? 'rail-minor' : ''}`}
      aria-current={(current ?? path === href) ? 'page' : undefined}
    >
      {mark}
      <span className="rail-words" dir="auto">
        {children}
      </span>
      {end !== undefined && <span className="rail-end">{end}</span>}
    </Link>
  );
}

export function RailSection({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="rail-section">
      <p className="rail-label">{label}</p>
      {children}
    </div>
  );
}

/** The bar above a screen. `title` is the screen's h1 unless `heading` says the page has its own. */
export function TopBar({
  back,
  children,
  end,
}: {
  back?: { href: string; label: string; onBack?: () => void };
  children?: ReactNode;
  end?: ReactNode;
}) {
  return (
    <header className="top">
      {back?.onBack ? (
        <IconButton label={back.label} icon={ArrowLeft} className="top-back" onClick={back.onBack} />
      ) : (
        back && (
          <Link href={back.href} className="top-back" aria-label={back.label} title={back.label}>
            <ArrowLeft aria-hidden="true" size={22} strokeWidth={1.75} />
          </Link>
        )
      )}
      <div className="top-words">{children}</div>
      {end && <div className="top-end">{end}</div>}
    </header>
  );
}

interface FocusPageProps {
  /** Said by the browser's tab, as Shell's. */
  title: string;
  /** Where the arrow leads; `onBack` instead when the way back is inside the screen. */
  back?: string;
  onBack?: () => void;
  top?: ReactNode;
  children: ReactNode;
  /** At the foot, within reach of a thumb: the main one first. */
  actions?: ReactNode;
  /** Which of the screens that one page shows in turn. */
  step?: string;
}

/** Longer than the pause inside a double click. */
const SETTLING_MS = 500;

/** False for a moment after each change of `step`, from its first drawing on. */
function useSettled(step: string): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(step), SETTLING_MS);
    return () => clearTimeout(timer);
  }, [step]);
  return settled === step;
}

function FocusEnd({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <HideButton look="nav" />
    </>
  );
}

/** One thing to do and nothing beside it: a way back, one column, the actions at the foot on a phone. */
export function FocusPage({ title, back = '/', onBack, top, children, actions, step = '' }: FocusPageProps) {
  const { t } = useLingui();
  const main = useScreen(title);
  const settled = useSettled(step);
  return (
    <div className="focus">
      <TopBar back={{ href: back, label: t`Back`, ...(onBack && { onBack }) }} end={<FocusEnd>{top}</FocusEnd>} />
      {/* In the order of Tab, since it scrolls and may hold nothing else that takes the focus. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container is moved by the arrow keys */}
      <main className="focus-main" tabIndex={0} ref={main}>
        <div className="focus-column">{children}</div>
      </main>
      {/* The second click of a double click falls on what has just taken the first one's place: it must not send a card. */}
      {actions && (
        <footer className="focus-actions" inert={!settled}>
          {actions}
        </footer>
      )}
    </div>
  );
}
