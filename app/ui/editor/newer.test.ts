import { getSchema } from '@tiptap/core';
import { initProseMirrorDoc, prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { pageExtensions } from './extensions.ts';
import { knownNames } from './known.ts';
import { hasUnknown, readable, watchNewer } from './newer.ts';

const schema = getSchema(pageExtensions(() => ''));
const known = knownNames(schema);

function element(name: string, text: string, marks: Record<string, unknown> = {}): Y.XmlElement {
  const made = new Y.XmlElement(name);
  const words = new Y.XmlText();
  words.insert(0, text, marks);
  made.insert(0, [words]);
  return made;
}

/** A page of Ada and the same page on Ben's device; `carry` brings what Ada wrote to Ben. */
function twoDevices(): { ada: Y.XmlFragment; ben: Y.Doc; body: Y.XmlFragment; carry: () => void } {
  const [one, ben] = [new Y.Doc(), new Y.Doc()];
  const ada = one.getXmlFragment('body');
  ada.insert(0, [element('paragraph', 'Hello', { bold: true }), element('heading', 'A heading')]);
  const carry = (): void => Y.applyUpdate(ben, Y.encodeStateAsUpdate(one, Y.encodeStateVector(ben)), 'Ada');
  carry();
  return { ada, ben, body: ben.getXmlFragment('body'), carry };
}

describe('a page of a newer client', () => {
  it('[ED2] finds an unknown node, attribute or mark, and none in what this client writes', () => {
    const page = (...content: Y.XmlElement[]): Y.XmlFragment => {
      const body = new Y.Doc().getXmlFragment('body');
      body.insert(0, content);
      return body;
    };
    const overlapping = { 'link--AbCdEf12': { href: 'https://example.org' } };
    expect(hasUnknown(page(element('paragraph', 'a', { bold: true }), element('codeBlock', 'b')), known)).toBe(false);
    expect(hasUnknown(page(element('paragraph', 'a', overlapping)), known)).toBe(false);
    expect(hasUnknown(page(element('hologram', 'a')), known)).toBe(true);
    expect(hasUnknown(page(element('paragraph', 'a', { glow: true })), known)).toBe(true);
    const quote = new Y.XmlElement('blockquote');
    quote.insert(0, [element('hologram', 'deep')]);
    expect(hasUnknown(page(quote), known)).toBe(true);
    const turned = element('paragraph', 'a');
    turned.setAttribute('rotation', '90');
    expect(hasUnknown(page(turned), known)).toBe(true);
  });

  it('[ED2] finds nothing unknown in a page that holds all that this client can write', () => {
    const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
    const paragraph = { type: 'paragraph', content: [text('words')] };
    const link = (attrs: object) => ({ type: 'link', attrs: { href: 'https://a.b', target: '_blank', ...attrs } });
    const simple = ['bold', 'italic', 'strike', 'underline', 'code'].map((type) => text(type, { type }));
    const item = { type: 'listItem', content: [paragraph, paragraph] };
    const tick = (checked: boolean) => ({ type: 'taskItem', attrs: { checked }, content: [paragraph] });
    const content = [
      { type: 'heading', attrs: { level: 2 }, content: [text('second')] },
      { type: 'heading', attrs: { level: 3 }, content: [text('third')] },
      { type: 'paragraph', content: [...simple, { type: 'hardBreak' }] },
      // Pasted: what looks like a number or a truth in HTML becomes one.
      { type: 'paragraph', content: [text('a', link({ title: 5, class: true })), text('b', link({ rel: null }))] },
      { type: 'blockquote', content: [paragraph] },
      { type: 'bulletList', content: [item] },
      { type: 'orderedList', attrs: { start: 3, type: 'a' }, content: [item] },
      { type: 'orderedList', attrs: { start: Number.NaN }, content: [item] },
      { type: 'taskList', content: [tick(true), tick(false)] },
      { type: 'codeBlock', attrs: { language: 'ts' }, content: [text('code')] },
      { type: 'horizontalRule' },
    ];
    const body = new Y.Doc().getXmlFragment('body');
    prosemirrorJSONToYXmlFragment(schema, { type: 'doc', content }, body);
    expect(body.length).toBe(content.length);
    expect(hasUnknown(body, known)).toBe(false);
  });

  it('[ED2] is found when it arrives, before any observer of the document runs', () => {
    const { ada, ben, body, carry } = twoDevices();
    const order: string[] = [];
    body.observeDeep(() => order.push('observer'));
    watchNewer(ben, body, known, () => order.push('found'));
    ada.push([element('paragraph', 'known')]);
    carry();
    expect(order).toEqual(['observer']);
    ada.push([element('hologram', 'future')]);
    carry();
    expect(order).toEqual(['observer', 'found', 'observer']);
  });

  it('[ED2] is found inside what was there: a mark on known words, an attribute on a known node', () => {
    for (const change of [
      (page: Y.XmlFragment) => (page.get(0) as Y.XmlElement).get(0),
      (page: Y.XmlFragment) => page.get(1),
    ]) {
      const { ada, ben, body, carry } = twoDevices();
      let found = 0;
      watchNewer(ben, body, known, () => {
        found += 1;
      });
      const target = change(ada);
      if (target instanceof Y.XmlText) target.format(0, 2, { glow: true });
      else if (target instanceof Y.XmlElement) target.setAttribute('rotation', '90');
      carry();
      expect(found).toBe(1);
    }
  });

  it('is shown by its words, unknown parts included, in nodes this client knows', () => {
    const { ada, carry, body } = twoDevices();
    ada.push([element('hologram', 'future words')]);
    carry();
    const shown = readable(body, known);
    expect(JSON.stringify(shown)).toContain('future words');
    expect(() => schema.nodeFromJSON(shown).check()).not.toThrow();
  });

  it('[ED1] reading a known page into the editor writes nothing', () => {
    const { ben, body } = twoDevices();
    let updates = 0;
    ben.on('update', () => {
      updates += 1;
    });
    expect(initProseMirrorDoc(body, schema).doc.textContent).toBe('HelloA heading');
    expect(updates).toBe(0);
  });
});

function bodyOf(...content: (Y.XmlElement | Y.XmlText)[]): Y.XmlFragment {
  const body = new Y.Doc().getXmlFragment('body');
  body.insert(0, content);
  return body;
}

function withAttribute(name: string, attribute: string, value: unknown): Y.XmlElement {
  const made = element(name, 'words');
  // Typed for strings; the wire carries anything.
  made.setAttribute(attribute, value as string);
  return made;
}

describe('a page whose values this client cannot draw', () => {
  const treacherous = { toString: 5 };

  it('[ED2] links: an address that is no text, a value that is no set of attributes', () => {
    for (const link of [
      5,
      'javascript:',
      [],
      { href: 5 },
      { href: {} },
      { href: false },
      { href: 'https://a.b', title: treacherous },
      { href: 'https://a.b', glow: 1 },
    ])
      expect(hasUnknown(bodyOf(element('paragraph', 'a', { link })), known), JSON.stringify(link)).toBe(true);
    for (const link of [
      { href: 'https://a.b' },
      { href: null, target: '_blank', rel: 'noopener', class: null, title: 5 },
    ])
      expect(hasUnknown(bodyOf(element('paragraph', 'a', { link })), known), JSON.stringify(link)).toBe(false);
  });

  it('[ED2] blocks: a level, a tick, a first number, a language of another kind', () => {
    const listed = (start: unknown): Y.XmlElement => {
      const list = withAttribute('orderedList', 'start', start);
      const item = new Y.XmlElement('listItem');
      item.insert(0, [element('paragraph', 'a')]);
      list.delete(0, 1);
      list.insert(0, [item]);
      return list;
    };
    const wrong = [
      ...[0, 7, 2.5, '2', treacherous].map((level) => withAttribute('heading', 'level', level)),
      ...['true', 1, treacherous].map((checked) => withAttribute('taskItem', 'checked', checked)),
      ...[listed('3'), listed(treacherous), withAttribute('codeBlock', 'language', treacherous)],
      withAttribute('codeBlock', 'language', new Uint8Array(2)),
      withAttribute('codeBlock', 'language', new Y.Map()),
    ];
    for (const [index, each] of wrong.entries()) expect(hasUnknown(bodyOf(each), known), `${index}`).toBe(true);
    const right = [withAttribute('heading', 'level', 3), listed(4), withAttribute('codeBlock', 'language', 'ts')];
    for (const [index, each] of right.entries()) expect(hasUnknown(bodyOf(each), known), `${index}`).toBe(false);
  });

  it('[ED2] text: something inside that is no text, or what hides behind a prototype', () => {
    for (const embed of [{ image: 'x' }, new Y.Map(), new Y.XmlElement('paragraph')]) {
      const paragraph = element('paragraph', 'Dear reader');
      const body = bodyOf(paragraph);
      (paragraph.get(0) as Y.XmlText).insertEmbed(4, embed);
      expect(hasUnknown(body, known)).toBe(true);
      expect(JSON.stringify(readable(body, known))).toContain('Dear reader');
    }
    const behind = JSON.parse('{"__proto__":{"href":5}}') as Record<string, unknown>;
    expect(hasUnknown(bodyOf(element('paragraph', 'a', behind)), known)).toBe(true);
    expect(hasUnknown(bodyOf(element('paragraph', 'a', { link: Object.create({ href: 5 }) })), known)).toBe(true);
  });

  it('[ED2] shapes: words outside a block, a bare fragment or value, a part of a list alone, a depth without end', () => {
    const bare = bodyOf(element('blockquote', ''));
    (bare.get(0) as Y.XmlElement).insert(0, [new Y.XmlFragment() as Y.XmlElement]);
    const value = bodyOf(element('paragraph', 'a'));
    (value as unknown as { insert(at: number, content: unknown[]): void }).insert(0, ['loose']);
    const outermost = new Y.XmlElement('blockquote');
    const deep = bodyOf(outermost);
    let inner = outermost;
    for (let depth = 0; depth < 2_000; depth += 1) {
      const next = new Y.XmlElement('blockquote');
      inner.insert(0, [next]);
      inner = next;
    }
    inner.insert(0, [element('paragraph', 'the bottom')]);
    for (const body of [
      bodyOf(new Y.XmlText('loose')),
      bare,
      value,
      bodyOf(element('listItem', 'a')),
      bodyOf(element('doc', 'a')),
      bodyOf(element('text', 'a')),
      deep,
    ]) {
      expect(hasUnknown(body, known)).toBe(true);
      expect(() => schema.nodeFromJSON(readable(body, known)).check()).not.toThrow();
    }
  });

  it('[ED2] is found when it arrives', () => {
    for (const change of [
      (page: Y.XmlFragment) => ((page.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 2, { link: { href: 5 } }),
      (page: Y.XmlFragment) => ((page.get(0) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(1, { image: 'x' }),
      (page: Y.XmlFragment) => (page.get(1) as Y.XmlElement).setAttribute('level', treacherous as unknown as string),
      (page: Y.XmlFragment) => page.push([new Y.XmlText('loose')]),
      (page: Y.XmlFragment) => (page as unknown as { push(content: unknown[]): void }).push(['loose']),
      (page: Y.XmlFragment) => page.push([element('paragraph', 'a', { link: { href: {} } })]),
    ]) {
      const { ada, ben, body, carry } = twoDevices();
      let found = 0;
      watchNewer(ben, body, known, () => {
        found += 1;
      });
      change(ada);
      carry();
      expect(found, String(change)).toBe(1);
    }
  });
});
