/** An editor as TipTap's documentation sets it up for React, on a Yjs document. */

import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { EditorContent, useEditor } from '@tiptap/react';
import { createRoot } from 'react-dom/client';
import * as Y from 'yjs';

void navigator.serviceWorker.register('/worker.js');
const document_ = new Y.Doc();

function Page() {
  const editor = useEditor({
    extensions: [
      Blockquote,
      Bold,
      BulletList,
      Document,
      Heading,
      Italic,
      Link,
      ListItem,
      OrderedList,
      Paragraph,
      Text,
      Collaboration.configure({ document: document_ }),
    ],
  });
  return <EditorContent editor={editor} />;
}

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has a root');
createRoot(root).render(<Page />);
