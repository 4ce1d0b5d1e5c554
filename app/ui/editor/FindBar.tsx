import { Trans, useLingui } from '@lingui/react/macro';
import { type Editor, useEditorState } from '@tiptap/react';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import X from 'lucide-react/icons/x';
import { useEffect, useRef } from 'react';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { IconButton } from '../parts/Button.tsx';
import { findKey, hitsIn, type Search } from './find.ts';
import '../workspace/chat/search.css';

/** Words looked for in the page: how often they are there, and on from one to the next. */
export function FindBar({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const field = useRef<HTMLInputElement>(null);
  const search = useEditorState({
    editor,
    selector: ({ editor: each }): Search | null => (each.isDestroyed ? null : (findKey.getState(each.state) ?? null)),
    equalityFn: Object.is,
  });
  const { query = '', hits = [], at = -1 } = search ?? {};
  useEffect(() => field.current?.focus(), []);
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(findKey, { query: '' }));
    },
    [editor],
  );

  const show = (set: Partial<Search>, found: Search['hits']): void => {
    editor.view.dispatch(editor.state.tr.setMeta(findKey, set));
    const hit = found[set.at ?? -1];
    if (hit === undefined) return;
    const place = (set.at ?? 0) + 1;
    announce(t`${place} of ${found.length}`);
    const { node } = editor.view.domAtPos(hit.from);
    (node instanceof HTMLElement ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
  };
  const look = (words: string): void => {
    const found = hitsIn(editor.state.doc, words);
    const { from } = editor.state.selection;
    const next = found.findIndex((hit) => hit.from >= from);
    show({ query: words, at: found.length === 0 ? -1 : Math.max(0, next) }, found);
    if (words.trim() !== '' && found.length === 0) announce(t`Nothing found`);
  };
  const step = (by: number): void => {
    if (hits.length > 0) show({ at: (at + by + hits.length) % hits.length }, hits);
  };
  const close = (): void => {
    const hit = hits[at];
    onClose();
    // Back in the text, on what was found.
    if (hit !== undefined) editor.chain().focus().setTextSelection(hit).run();
    else editor.commands.focus();
  };
  const place = at + 1;
  return (
    <search className="chat-search page-find">
      <input
        ref={field}
        type="search"
        className="input"
        dir="auto"
        autoComplete="off"
        enterKeyHint="search"
        aria-label={t`Find in this page`}
        placeholder={t`Find in this page`}
        value={query}
        onChange={(event) => look(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
          else if (event.key === 'Enter' || event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault();
            if (!event.nativeEvent.isComposing) step(event.key === 'ArrowUp' || event.shiftKey ? -1 : 1);
          }
        }}
      />
      <p className="chat-search-count caption muted" aria-hidden="true">
        {query.trim() !== '' &&
          (hits.length === 0 ? (
            <Trans>Nothing found</Trans>
          ) : (
            <Trans>
              {place} of {hits.length}
            </Trans>
          ))}
      </p>
      <IconButton icon={ChevronUp} label={t`The one before`} onClick={() => step(-1)} />
      <IconButton icon={ChevronDown} label={t`The next one`} onClick={() => step(1)} />
      <IconButton icon={X} label={t`Close the search`} onClick={close} />
    </search>
  );
}
