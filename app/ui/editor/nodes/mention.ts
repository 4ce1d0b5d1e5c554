/** Somebody's name in a text: who it is stands there by their key, so that nobody is called by another's name. */
import { mergeAttributes, Node } from '@tiptap/core';

export interface MentionOptions {
  /** Null: nobody here. */
  readonly nameOf: (id: string) => string | null;
  readonly me: string | null;
}

export const Mention = Node.create<MentionOptions>({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addOptions: () => ({ nameOf: () => null, me: null }),
  addAttributes: () => ({
    id: { default: null, parseHTML: (element) => element.getAttribute('data-mention') },
    label: { default: '', parseHTML: (element) => (element.textContent ?? '').replace(/^@/, '').slice(0, 80) },
  }),
  parseHTML: () => [{ tag: 'span[data-mention]' }],
  renderHTML({ node, HTMLAttributes: { id, label, ...rest } }) {
    const mine = this.options.me !== null && id === this.options.me;
    const about = { 'data-mention': String(id), class: mine ? 'page-mention page-mention-me' : 'page-mention' };
    return ['span', mergeAttributes(about, rest), `@${this.options.nameOf(String(id)) ?? node.attrs.label}`];
  },
  renderText({ node }) {
    return `@${this.options.nameOf(String(node.attrs.id)) ?? node.attrs.label}`;
  },
});
