import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import './Announcer.css';

interface Announcer {
  /** Said once to screen readers, not shown. */
  announce(text: string): void;
  /** Takes back what was announced and no longer holds; a toast stays. */
  hush(): void;
  /** Shown for a few seconds and said once. Only for what the screen does not show by itself. */
  toast(text: string): void;
}

const AnnouncerContext = createContext<Announcer | null>(null);

interface Saying {
  readonly message: ReactNode;
  /** Where it is said; null: the page's own region. */
  readonly place: string | null;
  enter(place: string): () => void;
}

const SayingContext = createContext<Saying>({ message: null, place: null, enter: () => () => undefined });

/** Says in its place what is announced and shown while it is there: behind a modal dialog the page is silent and covered. */
export function SaidHere({ className }: { className: string }) {
  const { message, place, enter } = useContext(SayingContext);
  const here = useId();
  useEffect(() => enter(here), [enter, here]);
  return (
    <div aria-live="polite" className={className}>
      {place === here && message}
    </div>
  );
}

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
  const [places, setPlaces] = useState<readonly string[]>([]);
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
    }),
    [say],
  );
  const enter = useCallback((place: string) => {
    setPlaces((now) => [...now, place]);
    return () => setPlaces((now) => now.filter((each) => each !== place));
  }, []);
  const place = places.at(-1) ?? null;
  const saying = useMemo(() => {
    const message = said && (
      <p key={said.key} className={said.shown ? 'toast' : 'unseen'}>
        {said.text}
      </p>
    );
    return { message, place, enter };
  }, [said, place, enter]);
  return (
    <AnnouncerContext.Provider value={announcer}>
      <SayingContext.Provider value={saying}>
        {children}
        {/* The region stays; only its child comes and goes, so that the same words twice are said twice. */}
        <div role="status" aria-live="polite" className="announcer">
          {place === null && saying.message}
        </div>
      </SayingContext.Provider>
    </AnnouncerContext.Provider>
  );
}
