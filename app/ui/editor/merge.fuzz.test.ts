/** Three people write in one page, each with an editor of their own, and meet now and then. */
import type { Editor } from '@tiptap/core';
import { getSchema } from '@tiptap/core';
import { Slice } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readMarkdown } from '../../model/markdownRead.ts';
import { pageExtensions } from './extensions.ts';
import { knownNames } from './known.ts';
import { hasUnknown } from './newer.ts';
import { cellAt, changeTable, clearCells, type TableChange } from './nodes/tableKeys.ts';
import { contentOf } from './paste.ts';
import { put } from './testing/put.ts';

const schema = getSchema(pageExtensions(() => ''));
const known = knownNames(schema);
const BEGUN =
  '## Plan\n\nFirst words\n\n- [ ] a task\n- [ ] another\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n> said\n';
const PASTED = [
  '**bold**',
  '- x\n- y',
  '| q | r | s |\n|---|---|---|\n| 7 | 8 | 9 |',
  '1. one\n   - in\n',
  '```\ncode\n```',
];

interface Act {
  readonly who: number;
  readonly what: number;
  readonly at: number;
  readonly to: number;
}

/** What an editor with a screen would do, without one. */
function handsOn(doc: Y.Doc): { act: (act: Act) => void } {
  const body = doc.getXmlFragment('body');
  return {
    act({ what, at, to }) {
      const { doc: page, meta } = initProseMirrorDoc(body, schema);
      let state = EditorState.create({ doc: page });
      const size = page.content.size;
      const [from, until] = [at % (size + 1), to % (size + 1)].sort((a, b) => a - b) as [number, number];
      const dispatch = (tr: Transaction): void => {
        state = state.apply(tr);
      };
      const near = (pos: number) => TextSelection.near(state.doc.resolve(pos));
      dispatch(state.tr.setSelection(near(from)));
      const editor = {
        get state() {
          return state;
        },
        view: { dispatch, focus: () => undefined },
      } as unknown as Editor;
      if (what < 3) dispatch(state.tr.insertText('w', state.selection.from));
      else if (what === 3) dispatch(state.tr.delete(from, Math.min(until, from + 12)));
      else if (what === 4) {
        const nodes = contentOf(readMarkdown(PASTED[to % PASTED.length] ?? ''), schema);
        dispatch(state.tr.replaceSelection(new Slice(nodes, 0, 0)));
      } else if (what === 5) {
        dispatch(state.tr.setSelection(TextSelection.between(near(from).$from, near(until).$to)));
        clearCells(state, dispatch);
      } else {
        // Into a cell, wherever one is.
        let cell: number | null = null;
        state.doc.descendants((node, pos) => {
          if ((node.type.name === 'tableCell' || node.type.name === 'tableHeader') && (cell === null || pos <= from))
            cell = pos;
        });
        if (cell === null) return;
        dispatch(state.tr.setSelection(near(cell + 1)));
        const changes: TableChange[] = ['row', 'column', 'row-off', 'column-off', 'row', 'column'];
        if (cellAt(state) !== null) changeTable(editor, changes[to % changes.length] ?? 'row');
      }
      state.doc.check();
      updateYFragment(doc, body, state.doc, meta);
    },
  };
}

function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

it('whatever they do apart: all have the same page, it fits the schema, and nobody’s mending calls for another’s', () => {
  const act = fc.record({ who: fc.nat(2), what: fc.nat(10), at: fc.nat(400), to: fc.nat(400) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const docs = [1, 2, 3].map((client) => {
        const doc = new Y.Doc();
        doc.clientID = client;
        return doc;
      });
      const [first] = docs;
      if (first === undefined) return;
      put(first.getXmlFragment('body'), readMarkdown(BEGUN));
      for (const doc of docs) sync(first, doc);
      const hands = docs.map(handsOn);
      for (const [turn, one] of acts.entries()) {
        if (turn % 7 === 6) sync(docs[one.who] ?? first, docs[(one.who + 1) % 3] ?? first);
        else hands[one.who]?.act(one);
      }
      const meet = (): void => {
        for (const a of docs) for (const b of docs) sync(a, b);
      };
      meet();
      // Opening takes off what a merge left without its shape, on each device by itself: after it all are at rest.
      for (const doc of docs) initProseMirrorDoc(doc.getXmlFragment('body'), schema).doc.check();
      meet();
      let changes = 0;
      for (const doc of docs) doc.on('update', () => (changes += 1));
      for (const doc of docs) {
        initProseMirrorDoc(doc.getXmlFragment('body'), schema).doc.check();
        expect(hasUnknown(doc.getXmlFragment('body'), known)).toBe(false);
      }
      meet();
      expect(changes).toBe(0);
      const pages = docs.map((doc) => doc.getXmlFragment('body').toString());
      for (const page of pages) expect(page).toEqual(pages[0]);
    }),
    { numRuns: 150 },
  );
});

it('a row and a column that were added apart meet in a table that stays as it is', () => {
  const [ada, ben] = [new Y.Doc(), new Y.Doc()];
  put(ada.getXmlFragment('body'), readMarkdown('| a | b |\n|---|---|\n| 1 | 2 |\n'));
  sync(ada, ben);
  handsOn(ada).act({ who: 0, what: 6, at: 400, to: 0 });
  handsOn(ben).act({ who: 1, what: 6, at: 400, to: 1 });
  sync(ada, ben);
  const widths = (doc: Y.Doc) =>
    (doc.getXmlFragment('body').get(0) as Y.XmlElement).toArray().map((row) => (row as Y.XmlElement).length);
  expect(widths(ada)).toEqual([3, 2, 3]);
  // The next hand makes it even: a column more, and no row shorter.
  handsOn(ben).act({ who: 1, what: 6, at: 400, to: 1 });
  sync(ada, ben);
  expect(widths(ada)).toEqual([4, 4, 4]);
});
