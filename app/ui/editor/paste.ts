/** What comes in from outside: Markdown becomes what it means, pictures become files of the workspace. */
import { Extension } from '@tiptap/core';
import { DOMParser, Fragment, type ParseOptions, type Schema, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { looksLikeMarkdown, readMarkdown } from '../../model/markdownRead.ts';
import type { PageNode } from '../../model/pageNode.ts';
import { pastedFiles } from '../workspace/files/pasted.ts';
import { clearCells, inCell } from './nodes/tableKeys.ts';

/** Styles would be refused by the page's policy: until it is read, an attribute of them goes by another name. */
export const stylesAside = (html: string): string =>
  html
    .replace(/<style.*?<\/style>/gis, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ' data-style'));

/**
 * Reads what was copied in another program. Some say by styles what is bold, and Google's put all of it into a `<b>`
 * whose style says that it is not. Only what a mark can keep is taken from them; a link is a link.
 */
class PasteParser extends DOMParser {
  override parseSlice(dom: Node, options?: ParseOptions): Slice {
    // A cell is a line of words here: its paragraphs would run into each other.
    for (const each of (dom as Element).querySelectorAll(':is(td, th) :is(p, div, ul, ol, li):not(:first-child)'))
      each.before(document.createElement('br'));
    for (const each of (dom as Element).querySelectorAll<HTMLElement>(':is(b, i, span)[data-style]:not(a *)'))
      each.style.cssText = each.dataset.style ?? '';
    return super.parseSlice(dom, options);
  }
}

export const pasting = Extension.create({
  name: 'pasting',
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    const clipboardParser = new PasteParser(schema, DOMParser.fromSchema(schema).rules);
    return [
      new Plugin({
        props: {
          transformPastedHTML: stylesAside,
          clipboardParser,
          transformPasted: (slice, { state }) => inCell(slice, state),
          handlePaste(view) {
            clearCells(view.state, view.dispatch);
            return false;
          },
        },
      }),
    ];
  },
});

/** A longer text is pasted as it is: whoever wants it as Markdown has the import. */
const LONGEST = 500_000;

/** A text from the clipboard as blocks; null: it is plain, and the editor's own way is right. */
export function sliceOfMarkdown(text: string, schema: Schema): Slice | null {
  if (text.length > LONGEST || !looksLikeMarkdown(text)) return null;
  const nodes = contentOf(readMarkdown(text), schema);
  // Words alone go into the line they are pasted in; blocks stand on their own.
  const isLine = nodes.childCount === 1 && nodes.firstChild?.type.name === 'paragraph';
  return new Slice(nodes, isLine ? 1 : 0, isLine ? 1 : 0);
}

export const contentOf = (nodes: readonly PageNode[], schema: Schema): Fragment =>
  Fragment.from(nodes.map((node) => schema.nodeFromJSON(node)));

/** Pictures among what is pasted or dropped; other files are the chat's. */
export const picturesIn = (data: DataTransfer | null): File[] =>
  pastedFiles(data).filter(({ type }) => type.startsWith('image/'));
