/**
 * What a page can hold. The names of these nodes and marks are written in people's documents:
 * one may be added, none renamed or taken away.
 */
import { type AnyExtension, textblockTypeInputRule } from '@tiptap/core';
import { Heading } from '@tiptap/extension-heading';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { StarterKit } from '@tiptap/starter-kit';

/** The page's title is its first heading, so a page's own begin at the second; a pasted first one becomes a second. */
const PageHeading = Heading.extend({
  parseHTML() {
    return [
      { tag: 'h1', attrs: { level: 2 } },
      { tag: 'h2', attrs: { level: 2 } },
      { tag: 'h3', attrs: { level: 3 } },
      { tag: 'h4', attrs: { level: 3 } },
    ];
  },
  addInputRules() {
    return [
      textblockTypeInputRule({ find: /^##?\s$/, type: this.type, getAttributes: { level: 2 } }),
      textblockTypeInputRule({ find: /^###\s$/, type: this.type, getAttributes: { level: 3 } }),
    ];
  },
}).configure({ levels: [2, 3] });

/** `checkLabel` names a checkbox for those who do not see its line. */
export function pageExtensions(checkLabel: (text: string) => string): AnyExtension[] {
  return [
    StarterKit.configure({
      heading: false,
      // Undo is the Collaboration extension's: it takes back one's own changes only.
      undoRedo: false,
      // It would write to the document of somebody who only reads.
      trailingNode: false,
      horizontalRule: {},
      link: {
        openOnClick: 'whenNotEditable',
        defaultProtocol: 'https',
        HTMLAttributes: { rel: 'noopener noreferrer' },
      },
      dropcursor: { color: false, class: 'page-drop' },
    }),
    PageHeading,
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => checkLabel(node.textContent) } }),
  ];
}
