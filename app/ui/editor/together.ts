/**
 * TipTap's binding of the editor to the shared document, at the price of the block that was changed. Its own way
 * compares all blocks of the page at each key, makes all of them anew at each key of the other person, and walks over
 * them from the first to say where the caret is: in a page of 10,000 blocks that is most of a key. What is not a change
 * inside one block, or not a caret in plain words, is left to it.
 */
import { Collaboration } from '@tiptap/extension-collaboration';
import type { Node as PmNode, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, type Plugin, type StateField, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  getRelativeSelection,
  type ProsemirrorBinding,
  updateYFragment,
  ySyncPluginKey,
  yUndoPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { steadily } from './steadily.ts';

type Place = ReturnType<typeof getRelativeSelection>;

/** The place of the only block that differs; null: none does, or more than one, or their number changed. */
export function changedBlock(before: PmNode, after: PmNode): number | null {
  const last = after.childCount - 1;
  if (before.childCount !== after.childCount) return null;
  let at = 0;
  while (at <= last && before.child(at) === after.child(at)) at += 1;
  if (at > last) return null;
  let end = last;
  while (end > at && before.child(end) === after.child(end)) end -= 1;
  return end === at ? at : null;
}

/** Writes what changed inside one block into the document; false: it is another kind of change, and nothing was written. */
function writeBlock(binding: ProsemirrorBinding, after: PmNode): boolean {
  // Known since the last change that was made here; what comes from elsewhere makes the binding forget it.
  const before = binding.mapping.get(binding.type);
  // Also asked when only the caret moved.
  if (before === after) return true;
  if (before === undefined || Array.isArray(before) || binding.type.length !== after.childCount) return false;
  const at = changedBlock(before, after);
  if (at === null) return false;
  const block: unknown = binding.type.get(at);
  const node = after.child(at);
  if (!(block instanceof Y.XmlElement) || block.nodeName !== node.type.name) return false;
  if (binding.mapping.get(block) !== before.child(at)) return false;
  updateYFragment(binding.doc, block, node, binding);
  binding.mapping.set(binding.type, after);
  return true;
}

/** Null: not a place in the only words of its block, or the document does not hold this block as it is here. */
function placeIn(binding: ProsemirrorBinding, $at: ResolvedPos): Y.RelativePosition | null {
  if ($at.depth === 0 || !$at.parent.isTextblock) return null;
  const top: unknown = binding.type.get($at.index(0));
  if (!(top instanceof Y.XmlElement) || binding.mapping.get(top) !== $at.node(1)) return null;
  let type: unknown = top;
  for (let depth = 1; depth < $at.depth && type instanceof Y.XmlElement; depth += 1) type = type.get($at.index(depth));
  const words: unknown = type instanceof Y.XmlElement && type.length === 1 ? type.get(0) : null;
  return words instanceof Y.XmlText ? Y.createRelativePositionFromTypeIndex(words, $at.parentOffset, -1) : null;
}

/** The same as the binding's own answer, from the block that it is in. */
export function selectionIn(binding: ProsemirrorBinding, state: EditorState): Place {
  const { selection } = state;
  if (!(selection instanceof TextSelection)) return getRelativeSelection(binding, state);
  const anchor = placeIn(binding, selection.$anchor);
  const head = selection.empty ? anchor : placeIn(binding, selection.$head);
  if (anchor === null || head === null) return getRelativeSelection(binding, state);
  return { type: 'text', depth: undefined, anchor, head, absAnchor: selection.anchor, absHead: selection.head };
}

/** True when the document has, block for block, what is on the screen. */
function isDrawn({ type, mapping, prosemirrorView }: ProsemirrorBinding): boolean {
  const { doc } = (prosemirrorView as { state: EditorState }).state;
  const blocks = type.toArray();
  return blocks.length === doc.childCount && blocks.every((block, at) => mapping.get(block) === doc.child(at));
}

/**
 * Draws what came from elsewhere. The binding forgets all blocks for it, and makes each anew; when only words in blocks
 * changed, those that did not are kept.
 */
function hear(binding: ProsemirrorBinding, events: Y.YEvent<Y.AbstractType<unknown>>[], change: Y.Transaction): void {
  const { mapping } = binding;
  const isKept =
    binding.prosemirrorView !== null && events.every(({ target }) => target instanceof Y.XmlText) && isDrawn(binding);
  if (isKept) mapping.clear = () => undefined;
  const draw = (): void => binding._typeChanged(events, change);
  try {
    // An undo of one's own shows what it changed.
    if (change.local || binding.prosemirrorView === null) draw();
    else steadily(binding.prosemirrorView as EditorView, draw);
  } finally {
    if (isKept) Reflect.deleteProperty(mapping, 'clear');
  }
}

export function quicken(sync: Plugin, undo: Plugin): void {
  const syncState = sync.spec.state as StateField<{ binding: ProsemirrorBinding }>;
  const { binding } = syncState.init({}, {} as EditorState);
  const writeAll = binding._prosemirrorChanged.bind(binding);
  let writing = false;
  binding._prosemirrorChanged = (after) =>
    binding.doc.transact(() => {
      if (writeBlock(binding, after))
        binding.beforeTransactionSelection = selectionIn(binding, binding.prosemirrorView.state);
      else writeAll(after);
    }, ySyncPluginKey);
  binding.beforeAllTransactions = () => {
    // While this editor writes, what it had chosen is noted after that.
    if (!writing && binding.beforeTransactionSelection === null && binding.prosemirrorView !== null)
      binding.beforeTransactionSelection = selectionIn(binding, binding.prosemirrorView.state);
  };
  binding._observeFunction = (events: Y.YEvent<Y.AbstractType<unknown>>[], change: Y.Transaction) =>
    hear(binding, events, change);
  const { view } = sync.spec;
  sync.spec.view = (editor) => {
    const bound = view?.(editor) ?? {};
    return {
      ...bound,
      update(...args) {
        writing = true;
        try {
          bound.update?.(...args);
        } finally {
          writing = false;
        }
      },
    };
  };
  if (undo.spec.state !== undefined)
    undo.spec.state.apply = (_tr, { undoManager }, old) => ({
      undoManager,
      prevSel: selectionIn(binding, old),
      hasUndoOps: undoManager.undoStack.length > 0,
      hasRedoOps: undoManager.redoStack.length > 0,
    });
}

export const Together = Collaboration.extend({
  addProseMirrorPlugins() {
    const plugins: Plugin[] = this.parent?.() ?? [];
    const of = (key: unknown): Plugin | undefined => plugins.find(({ spec }) => spec.key === key);
    const [sync, undo] = [of(ySyncPluginKey), of(yUndoPluginKey)];
    if (sync === undefined || undo === undefined) throw new Error('the binding has its two plugins');
    quicken(sync, undo);
    return plugins;
  },
});
