import { useLingui } from '@lingui/react/macro';
import { type Editor, useEditorState } from '@tiptap/react';
import MessageSquare from 'lucide-react/icons/message-square-plus';
import { besideText } from './place.ts';
import { toolbarItems } from './toolbarItems.ts';

const MARKS = ['bold', 'italic', 'code', 'link'];
const SIZE = { width: 5 * 40 + 8, height: 44 } as const;

interface BubbleProps {
  editor: Editor;
  onLink: () => void;
  /** Null where nobody else reads. */
  onComment: (() => void) | null;
}

/** The nearest tools, beside chosen words. With the keyboard they are reached as all others, by Alt+F10. */
export function Bubble({ editor, onLink, onComment }: BubbleProps) {
  const { t, i18n } = useLingui();
  const chosen = useEditorState({
    editor,
    selector: ({ editor: each }) => {
      if (each.isDestroyed || !each.isFocused) return null;
      const { from, to, empty, $from } = each.state.selection;
      if (empty || $from.parent.type.spec.code || each.state.doc.textBetween(from, to, ' ').trim() === '') return null;
      return { from, to, on: MARKS.filter((mark) => each.isActive(mark)).join() };
    },
    equalityFn: (a, b) => a?.from === b?.from && a?.to === b?.to && a?.on === b?.on,
  });
  if (chosen === null) return null;
  // A phone shows its own menu above the words.
  const prefer = window.matchMedia('(pointer: coarse)').matches ? 'below' : 'above';
  return (
    <div
      className="page-bubble"
      role="toolbar"
      aria-label={t`Tools for the chosen words`}
      style={besideText(editor, chosen, { ...SIZE, prefer })}
    >
      {toolbarItems
        .filter(({ id }) => MARKS.includes(id))
        .map(({ id, name, icon: Icon, apply }) => (
          <button
            key={id}
            type="button"
            tabIndex={-1}
            className="tool"
            aria-label={i18n._(name)}
            title={i18n._(name)}
            aria-pressed={chosen.on.split(',').includes(id)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => (id === 'link' ? onLink() : apply(editor))}
          >
            <Icon aria-hidden="true" size={19} strokeWidth={1.75} />
          </button>
        ))}
      {onComment !== null && (
        <button
          type="button"
          tabIndex={-1}
          className="tool"
          aria-label={t`Comment on these words`}
          title={t`Comment on these words`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onComment}
        >
          <MessageSquare aria-hidden="true" size={19} strokeWidth={1.75} />
        </button>
      )}
    </div>
  );
}
