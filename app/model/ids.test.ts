import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBytesText, keyBytesOf, keyTextOf, parsePageId, parsePersonId, parseWorkspaceId, personIdOf } from './ids.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

describe('ids', () => {
  it('are the base64url of their bytes, and give them back', () => {
    fc.assert(
      fc.property(key, (bytes) => {
        const id = personIdOf(bytes);
        expect(id).toBe(base64url(bytes));
        expect(keyTextOf(bytes)).toBe(id);
        expect(keyBytesOf(id)).toEqual(bytes);
        expect(parsePersonId(id)).toEqual({ ok: true, value: id });
      }),
    );
  });

  it('have one spelling: any other text of the same bytes is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.string({ minLength: 1, maxLength: 1 }), (bytes, character) => {
        const text = base64url(bytes);
        expect(isBytesText(text, bytes.length)).toBe(true);
        const other = text.slice(0, -1) + character;
        const canonical = base64url(Buffer.from(other, 'base64url')) === other;
        expect(isBytesText(other, bytes.length)).toBe(
          canonical && Buffer.from(other, 'base64url').length === bytes.length,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('have one length each', () => {
    const of = (length: number) => base64url(new Uint8Array(length));
    expect([16, 12, 32].map((length) => parseWorkspaceId(of(length)).ok)).toEqual([true, false, false]);
    expect([16, 12, 32].map((length) => parsePageId(of(length)).ok)).toEqual([false, true, false]);
    expect([16, 12, 32].map((length) => parsePersonId(of(length)).ok)).toEqual([false, false, true]);
    expect(parsePersonId(`${of(32)}=`).ok).toBe(false);
    expect(() => personIdOf(new Uint8Array(31))).toThrow();
  });
});
