import { useLingui } from '@lingui/react/macro';
import { type Editor, useEditorState } from '@tiptap/react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { Member } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { folded } from './find.ts';
import { type InsertHands, type InsertItem, insertItems } from './insertItems.ts';
import { besideText } from './place.ts';
import { type Asked, type SuggestKeys, suggestKey } from './suggest.ts';

interface SuggestProps {
  editor: Editor;
  keys: SuggestKeys;
  hands: InsertHands;
  people: readonly Member[];
}

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly mark: ReactNode;
  take(): void;
}

const ROW = 44;
const SIZE = { width: 248, height: 7 * ROW, prefer: 'below' } as const;

/** What a slash or an at sign offers, under the caret; the text keeps the focus. */
export function SuggestList(props: SuggestProps) {
  const asked = useEditorState({
    editor: props.editor,
    selector: ({ editor: each }) => (each.isDestroyed ? null : (suggestKey.getState(each.state)?.asked ?? null)),
    equalityFn: Object.is,
  });
  return asked === null ? null : <Open key={asked.from} {...props} asked={asked} />;
}

function Open({ editor, keys, hands, people, asked }: SuggestProps & { asked: Asked }) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const choices = useChoices(editor, hands, people, asked);
  const [at, setAt] = useState(0);
  const list = useId();
  const now = Math.min(at, choices.length - 1);
  const front = choices[now];
  const nameInFront = front?.name;

  useEffect(() => {
    keys.take = (event) => {
      if (choices.length === 0) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) setAt((now + step + choices.length) % choices.length);
      else if (event.key === 'Enter' || event.key === 'Tab') front?.take();
      else if (event.key === 'Escape') editor.view.dispatch(editor.state.tr.setMeta(suggestKey, 'close'));
      else return false;
      return true;
    };
    return () => {
      keys.take = null;
    };
  });
  useEffect(() => {
    const { dom } = editor.view;
    if (nameInFront === undefined) return;
    dom.setAttribute('aria-controls', list);
    dom.setAttribute('aria-activedescendant', `${list}-${now}`);
    announce(nameInFront);
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [editor, list, now, nameInFront, announce]);
  useEffect(() => {
    // A newer browser answers with a promise, which is no end of an effect.
    document.getElementById(`${list}-${now}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, now]);

  if (choices.length === 0) return null;
  const height = Math.min(SIZE.height, choices.length * ROW + 12);
  return (
    <div
      id={list}
      role="listbox"
      className="page-suggest"
      aria-label={asked.sign === '/' ? t`Insert` : t`People`}
      style={besideText(editor, { from: asked.from, to: asked.from }, { ...SIZE, height })}
    >
      {choices.map(({ id, name, mark, take }, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus, and says which one is in front
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text's own keys choose
        <div
          key={id}
          id={`${list}-${i}`}
          role="option"
          aria-selected={i === now}
          className="page-suggest-item"
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => setAt(i)}
          onClick={take}
        >
          {mark}
          <bdi>{name}</bdi>
        </div>
      ))}
    </div>
  );
}

function useChoices(
  editor: Editor,
  hands: InsertHands,
  people: readonly Member[],
  { sign, query, from, to }: Asked,
): Choice[] {
  const { i18n } = useLingui();
  const wanted = folded(query);
  if (sign === '/') {
    const isNamed = (item: InsertItem): number => (folded(i18n._(item.name)).startsWith(wanted) ? 0 : 1);
    return insertItems
      .filter((item) => item.offered?.(hands) ?? true)
      .filter((item) =>
        folded(`${i18n._(item.name)} ${item.also}`)
          .split(/\s+/)
          .some((word) => word.startsWith(wanted)),
      )
      .sort((a, b) => isNamed(a) - isNamed(b))
      .map((item) => ({
        id: item.id,
        name: i18n._(item.name),
        mark: <item.icon aria-hidden="true" size={19} strokeWidth={1.75} />,
        take() {
          editor.chain().deleteRange({ from, to }).run();
          item.run(editor, hands);
        },
      }));
  }
  return people
    .filter(({ name, former }) => !former && folded(name).startsWith(wanted))
    .map(({ id, name }) => ({
      id,
      name,
      mark: <span aria-hidden="true">@</span>,
      take: () =>
        editor
          .chain()
          .focus()
          .insertContentAt({ from, to }, [
            { type: 'mention', attrs: { id, label: name.slice(0, 80) } },
            { type: 'text', text: ' ' },
          ])
          .run(),
    }));
}
