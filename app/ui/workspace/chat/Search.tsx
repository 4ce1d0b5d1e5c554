import { Trans, useLingui } from '@lingui/react/macro';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import X from 'lucide-react/icons/x';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ChatLine } from '../../../session/types.ts';
import { useAnnouncer } from '../../parts/Announcer.tsx';
import { IconButton } from '../../parts/Button.tsx';
import { cited } from './aim.ts';
import { found } from './find.ts';
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
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const hits = useMemo(() => found(lines, query), [lines, query]);
  const [chosen, setChosen] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const at = chosen === null ? -1 : hits.indexOf(chosen);
  const count = hits.length;

  const go = (to: number): void => {
    const id = hits[to];
    if (id === undefined) return;
    setChosen(id);
    onGo(id);
    const line = lines.find((one) => one.id === id);
    const place = hits.length - to;
    if (line !== undefined) announce(t`${place} of ${count}. ${line.authorName}: ${cited(line.text)}`);
  };
  const step = (by: number): void => go(at === -1 ? count - 1 : (at + by + count) % count);

  useEffect(() => field.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words begin again with the newest line; new lines do not
  useEffect(() => {
    onWords(query);
    setChosen(null);
    if (query.trim() === '') return;
    if (count === 0) announce(t`Nothing found`);
    else go(count - 1);
  }, [query]);

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
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
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
