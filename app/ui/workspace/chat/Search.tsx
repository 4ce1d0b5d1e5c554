import { Trans, useLingui } from '@lingui/react/macro';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState } from 'react';
import type { ChatLine } from '../../../session/types.ts';
import { useAnnouncer } from '../../parts/Announcer.tsx';
import { IconButton } from '../../parts/Button.tsx';
import { cited } from './aim.ts';
import { type Finder, foldAll, openFinder } from './find.ts';
import './search.css';

interface SearchProps {
  lines: readonly ChatLine[];
  onWords: (query: string) => void;
  onGo: (id: string) => void;
  onClose: () => void;
}

/** Looks through the whole conversation, on this device alone. Begins with the newest; Enter goes to the one before. */
export function Search({ lines, onWords, onGo, onClose }: SearchProps) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState<readonly ChatLine[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const finder = useRef<Finder | null>(null);
  finder.current ??= openFinder();
  const find = finder.current;
  const at = chosen === null ? -1 : placeOf(chosen, hits);
  const count = hits.length;

  const go = (among: readonly ChatLine[], to: number): void => {
    const line = among[to];
    if (line === undefined) return;
    setChosen(line.id);
    onGo(line.id);
    const place = among.length - to;
    announce(t`${place} of ${among.length}. ${line.authorName}: ${cited(line.text)}`);
  };
  const step = (by: number): void => go(hits, at === -1 ? count - 1 : (at + by + count) % count);

  const seek = (typed: string): void => {
    const now = find(lines, typed);
    setHits(now);
    const held = chosen === null ? -1 : placeOf(chosen, now);
    if (typed.trim() === '') setChosen(null);
    else if (now.length === 0) announce(t`Nothing found`);
    // With one more letter one stays where one was, if it holds that too.
    else go(now, held === -1 ? now.length - 1 : held);
  };

  const isFolded = useRef(false);
  const look = (typed: string): void => {
    setQuery(typed);
    onWords(typed);
    if (isFolded.current) seek(typed);
  };

  const settle = useRef((): void => undefined);
  settle.current = () => {
    // What was typed before the texts were ready is looked for now; what came since is only counted.
    if (!isFolded.current && query !== '') seek(query);
    else setHits(find(lines, query));
    isFolded.current = true;
  };
  useEffect(() => {
    let isOpen = true;
    void foldAll(lines).then(() => isOpen && settle.current());
    return () => {
      isOpen = false;
    };
  }, [lines]);

  useEffect(() => field.current?.focus(), []);

  const place = count - at;
  return (
    <search className="chat-search">
      <input
        ref={field}
        type="search"
        className="input"
        dir="auto"
        autoComplete="off"
        enterKeyHint="search"
        aria-label={t`Search the messages`}
        placeholder={t`Search the messages`}
        value={query}
        onChange={(event) => look(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          else if (event.key === 'Enter' || event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault();
            if (!event.nativeEvent.isComposing) step(event.key === 'ArrowDown' || event.shiftKey ? 1 : -1);
          }
        }}
      />
      <p className="chat-search-count caption muted" aria-hidden="true">
        {query.trim() !== '' &&
          isFolded.current &&
          (count === 0 ? (
            <Trans>Nothing found</Trans>
          ) : at === -1 ? (
            count
          ) : (
            <Trans>
              {place} of {count}
            </Trans>
          ))}
      </p>
      <IconButton icon={ChevronUp} label={t`The one before`} onClick={() => step(-1)} />
      <IconButton icon={ChevronDown} label={t`The next one`} onClick={() => step(1)} />
      <IconButton icon={X} label={t`Close the search`} onClick={onClose} />
    </search>
  );
}

/** From the end, where one begins. */
const placeOf = (id: string, among: readonly ChatLine[]): number => among.findLastIndex((line) => line.id === id);
