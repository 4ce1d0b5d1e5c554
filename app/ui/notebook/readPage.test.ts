import { expect, it } from 'vitest';
import { readPage } from './readPage.ts';

const file = (content: string | Uint8Array, name = 'my page.md') => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer) };
};
const no = () => false as const;

it('takes the title from the first heading, or else from the name', async () => {
  expect(await readPage(file('# Letter\n\nDear Ben'), no)).toMatchObject({
    ok: true,
    value: { title: 'Letter', text: [{ type: 'paragraph' }] },
  });
  expect(await readPage(file('Dear Ben'), no)).toMatchObject({
    value: { title: 'my page', text: [{ type: 'paragraph' }] },
  });
});

it.each([
  ['not-text', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1])],
  ['not-text', new Uint8Array([0xff, 0xfe, 0x41])],
  ['not-text', 'a\u0000b'],
  ['empty', ' \n'],
  ['too-large', new Uint8Array(1_000_001)],
] as const)('says what is wrong: %s', async (fault, content) => {
  expect(await readPage(file(content), no)).toEqual({ ok: false, error: fault });
});

it('makes no page of a recovery phrase, nor of what could not be looked at or read', async () => {
  expect(await readPage(file('words'), () => Promise.resolve(true))).toMatchObject({ error: 'recovery-phrase' });
  expect(await readPage(file('words'), () => Promise.reject(new Error('no list')))).toMatchObject({
    error: 'recovery-phrase',
  });
  const gone = { ...file('words'), arrayBuffer: () => Promise.reject(new Error('gone')) };
  expect(await readPage(gone, no)).toMatchObject({ error: 'unreadable' });
});
