/** What is written at a key is, byte for byte, what TipTap's own binding writes; and the caret is told in the same place. */
import { getSchema } from '@tiptap/core';
import type { Node as PmNode } from '@tiptap/pm/model';
import { EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import {
  getRelativeSelection,
  initProseMirrorDoc,
  type ProsemirrorBinding,
  ySyncPlugin,
  yUndoPlugin,
} from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readMarkdown } from '../../model/markdownRead.ts';
import { pageExtensions } from './extensions.ts';
import { put } from './testing/put.ts';
import { changedBlock, quicken, selectionIn } from './together.ts';

const schema = getSchema(pageExtensions(() => ''));
const BEGUN = readMarkdown(
  '## Plan\n\nFirst **bold** words\n\n- [ ] a task\n- one\n  - two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> said\n\nlast',
);

interface Hand {
  readonly fragment: Y.XmlFragment;
  readonly doc: Y.Doc;
  state: EditorState;
  binding: ProsemirrorBinding;
}

/** A binding with an editor that has no screen. */
function hand(begun: Uint8Array, isQuick: boolean): Hand {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, begun);
  doc.clientID = 7;
  const fragment = doc.getXmlFragment('body');
  const { doc: page, mapping } = initProseMirrorDoc(fragment, schema);
  const sync: Plugin = ySyncPlugin(fragment, { mapping });
  const undo: Plugin = yUndoPlugin();
  if (isQuick) quicken(sync, undo);
  const { binding } = (sync.spec.state as unknown as { init(): { binding: ProsemirrorBinding } }).init();
  const one = { doc, fragment, state: EditorState.create({ doc: page, plugins: [sync, undo] }), binding };
  binding.initView({
    get state() {
      return one.state;
    },
    dispatch(tr: Transaction) {
      one.state = one.state.apply(tr);
    },
    hasFocus: () => false,
    // Its beginning is in sight.
    dom: { getBoundingClientRect: () => ({ top: 0 }) },
  });
  return one;
}

/** What the other person's device sends: words in a block, or a block of its own. */
function arrive(one: Hand, { at, to }: Act, clientID: number): void {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one.doc));
  other.clientID = clientID;
  const body = other.getXmlFragment('body');
  const block = body.get(at % body.length);
  const words = block instanceof Y.XmlElement ? block.get(0) : null;
  if (to % 2 === 0 && words instanceof Y.XmlText) words.insert(to % (words.length + 1), 'from Ben ');
  else put(body, readMarkdown(`more ${at}`));
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other));
}

const begunAt = (): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  put(doc.getXmlFragment('body'), BEGUN);
  return Y.encodeStateAsUpdate(doc);
};

interface Act {
  readonly what: number;
  readonly at: number;
  readonly to: number;
}

function act(one: Hand, { what, at, to }: Act): void {
  const size = one.state.doc.content.size;
  const near = (pos: number) => TextSelection.near(one.state.doc.resolve(pos % (size + 1)));
  let tr = one.state.tr.setSelection(near(at));
  if (what < 4) tr = tr.insertText('w');
  else if (what === 4) tr = tr.delete(tr.selection.from, Math.max(tr.selection.from, near(at + 3).from));
  else if (what === 5 && tr.selection.$from.parent.isTextblock && tr.selection.$from.depth === 1)
    tr = tr.split(tr.selection.from);
  else if (what === 6) tr = tr.setSelection(TextSelection.between(near(at).$from, near(to).$to));
  else if (what === 7)
    tr = tr.addMark(Math.min(at % size, to % size), Math.max(at % size, to % size), schema.mark('bold'));
  one.state = one.state.apply(tr);
  one.binding.mux(() => one.binding._prosemirrorChanged(one.state.doc));
}

const acts = fc.array(fc.record({ what: fc.nat(8), at: fc.nat(300), to: fc.nat(300) }), {
  minLength: 1,
  maxLength: 25,
});

it('writes the same bytes as the whole comparison, whatever is done', () => {
  const begun = begunAt();
  fc.assert(
    fc.property(acts, (all) => {
      const [quick, whole] = [hand(begun, true), hand(begun, false)];
      for (const [turn, each] of all.entries()) {
        for (const one of [quick, whole]) {
          if (each.what === 8) arrive(one, each, 100 + turn);
          else act(one, each);
        }
        expect(Y.encodeStateAsUpdate(quick.doc)).toEqual(Y.encodeStateAsUpdate(whole.doc));
        expect(quick.state.doc.eq(whole.state.doc)).toBe(true);
        expect(quick.state.selection.toJSON()).toEqual(whole.state.selection.toJSON());
        expect(selectionIn(quick.binding, quick.state)).toEqual(getRelativeSelection(whole.binding, whole.state));
      }
      expect(initProseMirrorDoc(quick.fragment, schema).doc.eq(quick.state.doc)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('keeps the blocks in which the other person did not write', () => {
  const one = hand(begunAt(), true);
  const before = one.state.doc;
  arrive(one, { what: 8, at: 1, to: 0 }, 100);
  expect(one.state.doc.child(1).textContent).toBe('from Ben First bold words');
  const kept = before.content.content.filter((block, at) => block === one.state.doc.child(at));
  expect(kept).toHaveLength(before.childCount - 1);
});

it('names the one block that changed, and no other kind of change', () => {
  const page = (...texts: string[]): PmNode =>
    schema.node(
      'doc',
      null,
      texts.map((text) => schema.node('paragraph', null, text === '' ? [] : [schema.text(text)])),
    );
  const before = page('a', 'b', 'c');
  const [a, b, c] = [before.child(0), before.child(1), before.child(2)];
  const of = (...children: PmNode[]): PmNode => schema.node('doc', null, children);
  const other = page('x').child(0);
  expect(changedBlock(before, of(a, other, c))).toBe(1);
  expect(changedBlock(before, of(a, b, other))).toBe(2);
  expect(changedBlock(before, of(other, b, other))).toBeNull();
  expect(changedBlock(before, of(a, b))).toBeNull();
  expect(changedBlock(before, of(a, b, c))).toBeNull();
});
