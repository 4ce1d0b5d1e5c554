import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import './Announcer.css';

interface Announcer {
  /** Said once to screen readers, not shown. */
  announce(text: string): void;
  /** Takes back what was announced and no longer holds; a toast stays. */
  hush(): void;
  /** Shown for a few seconds and said once. Only for what the screen does not show by itself. */
  toast(text: string): void;
  /** While it is there, all of it is said and shown in this region: behind a modal dialog the page is silent and covered. */
  within(region: HTMLElement): () => void;
}

const AnnouncerContext = createContext<Announcer | null>(null);

/** The one announcer of the page. Throws outside AnnouncerProvider. */
export function useAnnouncer(): Announcer {
  const announcer = useContext(AnnouncerContext);
  if (announcer === null) throw new Error('useAnnouncer is used outside AnnouncerProvider');
  return announcer;
}

/** Long enough to read a sentence twice. */
const SHOWN_MS = 6000;

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ key: number; text: string; shown: boolean } | null>(null);
  const [regions, setRegions] = useState<readonly HTMLElement[]>([]);
  const key = useRef(0);
  const say = useCallback((text: string, shown: boolean) => {
    key.current += 1;
    setSaid({ key: key.current, text, shown });
  }, []);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const announcer = useMemo(
    () => ({
      announce: (text: string) => say(text, false),
      hush: () => setSaid((now) => (now?.shown ? now : null)),
      toast: (text: string) => say(text, true),
      within(region: HTMLElement) {
        setRegions((now) => [...now, region]);
        return () => setRegions((now) => now.filter((each) => each !== region));
      },
    }),
    [say],
  );
  const message = said && (
    <p key={said.key} className={said.shown ? 'toast' : 'unseen'}>
      {said.text}
    </p>
  );
  const region = regions.at(-1);
  return (
    <AnnouncerContext.Provider value={announcer}>
      {children}
      {/* The region stays; only its child comes and goes, so that the same words twice are said twice. */}
      <div role="status" aria-live="polite" className="announcer">
        {region === undefined && message}
      </div>
      {region !== undefined && createPortal(message, region)}
    </AnnouncerContext.Provider>
  );
}
