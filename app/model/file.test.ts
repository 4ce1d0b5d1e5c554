import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILE_LIMITS, fileNameOf, fileTypeOf, parseFileRef, shownAs } from './file.ts';

const ref = { id: 'A'.repeat(43), name: 'plan.pdf', type: 'application/pdf', size: 12 };

describe('a reference to a file', () => {
  test('is taken as it is, with the sides of a picture or without', () => {
    expect(parseFileRef(ref)).toEqual({ ok: true, value: ref });
    const picture = { ...ref, type: 'image/webp', width: 1280, height: 960 };
    expect(parseFileRef(picture)).toEqual({ ok: true, value: picture });
    expect(parseFileRef({ ...ref, size: 30_000_000 }).ok).toBe(true);
  });

  test.each([
    ['an id that is none', { id: 'short' }],
    ['an id with stray bits', { id: `${'A'.repeat(42)}B` }],
    ['no name', { name: '' }],
    ['a path', { name: '../secret' }],
    ['a Windows path', { name: 'a\\b' }],
    ['the folder above', { name: '..' }],
    ['a name that turns its end around', { name: 'gpj.\u202etxt.exe' }],
    ['two lines', { name: 'a\nb' }],
    ['a name too long', { name: 'a'.repeat(FILE_LIMITS.name + 1) }],
    ['a type that is none', { type: 'pdf' }],
    ['a type with more behind it', { type: 'text/html; charset=x' }],
    ['no bytes', { size: 0 }],
    ['half a byte', { size: 1.5 }],
    ['no number', { size: '12' }],
    ['no width', { width: 0 }],
    ['too wide', { width: 1e9 }],
  ])('%s is refused', (_, change) => {
    expect(parseFileRef({ ...ref, ...change })).toEqual({ ok: false, error: { tag: 'malformed' } });
  });

  test('anything is a reference or an error, never a throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof parseFileRef(value).ok === 'boolean'));
  });

  test('whatever a device calls a file becomes a name that passes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 400 })), (name) => {
        expect(parseFileRef({ ...ref, name: fileNameOf(name) }).ok).toBe(true);
      }),
    );
    expect(fileNameOf(`${'long '.repeat(60)}.tar.gz`)).toMatch(/…\.gz$/);
    expect(fileNameOf('C:\\photos\\moi.jpg')).toBe('C: photos moi.jpg');
  });

  test('whatever a browser says of a type becomes one that passes', () => {
    fc.assert(
      fc.property(fc.string(), (type) => {
        expect(parseFileRef({ ...ref, type: fileTypeOf(type) }).ok).toBe(true);
      }),
    );
    expect(fileTypeOf('Text/Plain;charset=utf-8')).toBe('text/plain');
    expect(fileTypeOf('')).toBe('application/octet-stream');
  });

  test('what a browser would run is never shown', () => {
    for (const type of [
      'text/html',
      'image/svg+xml',
      'application/xhtml+xml',
      'text/xml',
      'application/pdf',
      'image/x',
    ]) {
      expect(shownAs({ type })).toBeNull();
    }
    expect(shownAs({ type: 'image/webp' })).toBe('picture');
    expect(shownAs({ type: 'audio/ogg' })).toBe('sound');
  });
});
