/** The example for a first meeting: a few headings and questions, as the editor's own JSON. */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { JSONContent } from '@tiptap/core';

const text = (words: string): JSONContent => ({ type: 'text', text: words });
const paragraph = (words: string): JSONContent => ({ type: 'paragraph', content: [text(words)] });
const heading = (words: string): JSONContent => ({ type: 'heading', attrs: { level: 2 }, content: [text(words)] });
const tasks = (lines: readonly string[]): JSONContent => ({
  type: 'taskList',
  content: lines.map((line) => ({ type: 'taskItem', attrs: { checked: false }, content: [paragraph(line)] })),
});

export function firstMeeting(i18n: I18n): { title: string; content: JSONContent[] } {
  return {
    title: i18n._(msg`First meeting`),
    content: [
      heading(i18n._(msg`To know each other`)),
      paragraph(i18n._(msg`Where do you come from, and what made you come here?`)),
      paragraph(i18n._(msg`What does a good week look like for you?`)),
      heading(i18n._(msg`What we would like`)),
      paragraph(i18n._(msg`In a few months, what would make you say that it was worth it?`)),
      heading(i18n._(msg`How we work together`)),
      tasks([
        i18n._(msg`When and how long we meet`),
        i18n._(msg`How we write to each other in between`),
        i18n._(msg`What stays between us`),
      ]),
      heading(i18n._(msg`Before the next time`)),
      tasks([i18n._(msg`One small step each`)]),
    ],
  };
}
