import { useLingui } from '@lingui/react/macro';
import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { type ToolState, toolbarItems } from './toolbarItems.ts';
import './tools.css';

interface ToolbarProps {
  editor: Editor;
  ref: Ref<HTMLDivElement>;
  /** Tools that this page has no use for. */
  without: readonly string[];
  /** One that opens something was pressed. */
  onOpen: (tool: string, opener: HTMLElement) => void;
}

/** The tools above a text: one stop of Tab, arrows between them, Escape back to the text. Alt+F10 comes here. */
export function Toolbar({ editor, ref, without, onOpen }: ToolbarProps) {
  const { t, i18n } = useLingui();
  const [front, setFront] = useState('insert');
  const states = useEditorState({
    editor,
    selector: ({ editor: each }): ToolState[] =>
      each.isDestroyed ? [] : toolbarItems.map((item) => (without.includes(item.id) ? 'hidden' : item.state(each))),
    equalityFn: (a, b) => a.join() === b?.join(),
  });
  const shown = toolbarItems.flatMap((item, i) => {
    const state = states[i] ?? 'off';
    return state === 'hidden' ? [] : [{ item, state }];
  });
  // The tools of a table go with it: then the first is the stop.
  const stop = Math.max(
    0,
    shown.findIndex(({ item }) => item.id === front),
  );

  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      editor.commands.focus();
      return;
    }
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const step = { [forward]: stop + 1, [back]: stop - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons[(step + buttons.length) % buttons.length]?.focus();
  };

  return (
    <div className="tools" role="toolbar" aria-label={t`Text tools`} ref={ref} onKeyDown={move}>
      {shown.map(({ item: { id, name, icon: Icon, run, apply }, state }, i) => {
        const label = i18n._(name);
        return (
          <button
            key={id}
            type="button"
            className={`tool tool-${id}`}
            aria-label={label}
            title={label}
            tabIndex={i === stop ? 0 : -1}
            aria-pressed={run === 'toggle' ? state === 'on' : undefined}
            aria-haspopup={id === 'insert' || id === 'more' ? 'dialog' : undefined}
            aria-disabled={state === 'never' || undefined}
            // The text keeps its caret, and a phone its keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onFocus={() => setFront(id)}
            onClick={(event) => {
              if (state === 'never') return;
              if (run === 'opens' || id === 'link') onOpen(id, event.currentTarget);
              else apply(editor);
            }}
          >
            <Icon aria-hidden="true" size={19} strokeWidth={1.75} />
          </button>
        );
      })}
    </div>
  );
}
