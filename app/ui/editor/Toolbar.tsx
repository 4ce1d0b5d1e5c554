import { useLingui } from '@lingui/react/macro';
import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { LinkDialog } from './LinkDialog.tsx';
import { toolbarItems } from './toolbarItems.ts';
import './tools.css';

/** The tools above a text: one stop of Tab, arrows between them, Escape back to the text. Alt+F10 comes here. */
export function Toolbar({ editor, ref }: { editor: Editor; ref: Ref<HTMLDivElement> }) {
  const { t, i18n } = useLingui();
  const [stop, setStop] = useState(0);
  const [linking, setLinking] = useState(false);
  const states = useEditorState({
    editor,
    selector: ({ editor: each }) => (each.isDestroyed ? [] : toolbarItems.map((item) => item.state(each))),
    equalityFn: (a, b) => a.join() === b?.join(),
  });

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
    const next = (step + buttons.length) % buttons.length;
    setStop(next);
    buttons[next]?.focus();
  };

  return (
    <>
      <div className="tools" role="toolbar" aria-label={t`Text tools`} ref={ref} onKeyDown={move}>
        {toolbarItems.map(({ id, name, icon: Icon, run }, i) => {
          const state = states[i] ?? 'off';
          const label = i18n._(name);
          return (
            <button
              key={id}
              type="button"
              className={`tool tool-${id}`}
              aria-label={label}
              title={label}
              tabIndex={i === stop ? 0 : -1}
              aria-pressed={run === 'action' ? undefined : state === 'on'}
              aria-disabled={state === 'never' || undefined}
              // The text keeps its caret, and a phone its keyboard.
              onMouseDown={(event) => event.preventDefault()}
              onFocus={() => setStop(i)}
              onClick={() => {
                if (state === 'never') return;
                if (id === 'link') setLinking(true);
                else toolbarItems[i]?.apply(editor);
              }}
            >
              <Icon aria-hidden="true" size={19} strokeWidth={1.75} />
            </button>
          );
        })}
      </div>
      <LinkDialog editor={editor} open={linking} onClose={() => setLinking(false)} />
    </>
  );
}
