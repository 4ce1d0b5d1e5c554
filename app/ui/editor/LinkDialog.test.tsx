import { I18nProvider } from '@lingui/react';
import { Editor } from '@tiptap/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { i18n } from '../i18n.ts';
import { pageExtensions } from './extensions.ts';
import { LinkDialog } from './LinkDialog.tsx';

/** What the dialog draws for a link that a partner's device wrote. */
function drawn(href: string): string {
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  const text = { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] };
  const editor = new Editor({
    element: null,
    extensions: pageExtensions(() => ''),
    content: { type: 'doc', content: [{ type: 'paragraph', content: [text] }] },
  });
  editor.commands.setTextSelection({ from: 1, to: 5 });
  expect(editor.getAttributes('link').href).toBe(href);
  return renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <LinkDialog editor={editor} open onClose={() => undefined} />
    </I18nProvider>,
  );
}

it('[ED3] opens an address as it was parsed', () => {
  expect(drawn('https://example.org/a')).toContain('<a class="button button-quiet" href="https://example.org/a"');
  expect(drawn('example.org')).toContain('href="https://example.org/"');
});

it('[ED3] offers no way to open what is no address, or would do more than open one', () => {
  for (const href of [
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    'ftp://example.org',
    '/settings',
    '//x',
    'data:a',
  ]) {
    const html = drawn(href);
    expect(html, href).not.toContain('<a ');
    expect(html, href).toContain('Remove');
  }
});
