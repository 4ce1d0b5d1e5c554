import { getSchema } from '@tiptap/core';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { pageExtensions } from './extensions.ts';
import { hasUnknown, knownNames, readable, watchNewer } from './newer.ts';

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
