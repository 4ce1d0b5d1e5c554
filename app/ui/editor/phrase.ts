/**
 * Keeps a recovery phrase out of a page that somebody else reads. What is pasted or dropped is looked at before it
 * enters. What is typed goes out with each key, so it is stopped at the twelfth word: the other half, still unwritten,
 * is hard enough to guess.
 */
import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

export interface PhraseGuard {
  /** False when the text surely holds no phrase; a rejection means: not known. */
  readonly looksLikePhrase: (text: string) => false | Promise<boolean>;
  readonly onPhrase: (how: 'pasted' | 'typed') => void;
}

interface Words {
  textBetween(from: number, to: number, between: string, leaf: string): string;
  readonly size: number;
}

const textOf = (content: Words): string => content.textBetween(0, content.size, '\n', ' ');

/** Twice the longest phrase, on both sides of what was changed: a page of ten thousand blocks is not read at each key. */
const AROUND = 600;

export function textAround(doc: Node, { mapping }: Transaction): string {
  let [from, to] = [doc.content.size, 0];
  for (const [i, map] of mapping.maps.entries())
    map.forEach((_before, _end, start, end) => {
      const rest = mapping.slice(i + 1);
      from = Math.min(from, rest.map(start, -1));
      to = Math.max(to, rest.map(end, 1));
    });
  return from > to
    ? ''
    : doc.textBetween(Math.max(0, from - AROUND), Math.min(doc.content.size, to + AROUND), '\n', ' ');
}

export function phraseGuard({ looksLikePhrase, onPhrase }: PhraseGuard): Extension {
  /** True: kept out for now. What turns out to be harmless is put in then. */
  const holdBack = (view: EditorView, content: Words, insert: () => void): boolean => {
    const looked = looksLikePhrase(textOf(content));
    if (looked === false) return false;
    void looked.then(
      (found) => {
        if (found) onPhrase('pasted');
        else if (!view.isDestroyed) insert();
      },
      () => onPhrase('pasted'),
    );
    return true;
  };
  /** Said once, until the words are gone. */
  let told = false;
  return Extension.create({
    name: 'phraseGuard',
    onUpdate({ editor, transaction }) {
      // What the other person writes is theirs to answer for, and its change is not made by hand here.
      if (!transaction.docChanged || isChangeOrigin(transaction)) return;
      const looked = looksLikePhrase(textAround(editor.state.doc, transaction));
      if (looked === false) {
        told = false;
        return;
      }
      void looked.then(
        (found) => {
          if (found && !told) onPhrase('typed');
          told = found;
        },
        // Nothing is held back by not knowing: the words are on the page, and every further key asks again.
        () => undefined,
      );
    },
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            handlePaste: (view, _event, slice) =>
              holdBack(view, slice.content, () =>
                view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView()),
              ),
            handleDrop: (view, event, slice, moved) => {
              if (moved) return false;
              const at =
                view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.from;
              return holdBack(view, slice.content, () => view.dispatch(view.state.tr.replaceRange(at, at, slice)));
            },
          },
        }),
      ];
    },
  });
}
