import { expect, test } from 'vitest';
import { err, ok, type Result } from '../../crypto/result.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import { contain } from '../peer/bundle/container.ts';
import { armour, type BundleRefusal, partsOf } from '../peer/bundle/index.ts';
import type { ReceivedBundle } from './bundleTypes.ts';
import { openReceiving } from './received.ts';

const parsed = parseWorkspaceId('AAAAAAAAAAAAAAAAAAAAAA');
if (!parsed.ok) throw new Error('an id');
const workspace = parsed.value;
const file = (content: number): Uint8Array => contain(new Uint8Array(900).fill(content));
const brought = (lines: number): ReceivedBundle => ({
  workspace,
  from: 'Ben',
  made: lines,
  lines,
  pages: 1,
  known: false,
  missing: 0,
  incomplete: false,
  forked: false,
});

/** A workspace that can open what is in `opens`, each as so many lines. */
const space =
  (opens: readonly number[], refusal: BundleRefusal = { tag: 'not-for-you' }) =>
  async (bytes: Uint8Array): Promise<Result<ReceivedBundle, BundleRefusal>> => {
    const content = bytes.at(-1) ?? 0;
    return opens.includes(content) ? ok(brought(content)) : err(refusal);
  };
const receive = (...spaces: readonly ReturnType<typeof space>[]) => openReceiving(async () => spaces);

test('the workspace it is for is found; where none can open it, that is said', async () => {
  expect(await receive(space([1]), space([2]))(file(2))).toMatchObject({ ok: true, value: { lines: 2 } });
  expect(await receive(space([1]))(file(3))).toEqual(err({ tag: 'not-for-you' }));
  expect(await receive()(file(3))).toEqual(err({ tag: 'not-for-you' }));
  // A workspace that knows it, and refuses it, is the last that is asked.
  expect(await receive(space([], { tag: 'own' }), space([3]))(file(3))).toEqual(err({ tag: 'own' }));
});

test('a text file is read as text, and all that is in it is told as one', async () => {
  const text = `Hello\n${armour(file(2))}\nyesterday you wrote\n${armour(file(5)).replace(/^/gm, '> ')}`;
  const both = { ok: true, value: { lines: 7, pages: 2, made: 5 } };
  expect(await receive(space([2, 5]))(text)).toMatchObject(both);
  expect(await receive(space([2, 5]))(new TextEncoder().encode(text))).toMatchObject(both);
  // One that cannot be opened does not hide the one that could.
  expect(await receive(space([2]))(text)).toMatchObject({ ok: true, value: { lines: 2 } });
});

test('codes are gathered over any number of texts, and what is missing is told', async () => {
  const take = receive(space([4]));
  const parts = partsOf(file(4)) ?? [];
  expect(await take(parts.slice(1).join('\n'))).toEqual(
    err({ tag: 'more-parts', have: parts.length - 1, of: parts.length, missing: [1] }),
  );
  expect(await take(parts[0] ?? '')).toMatchObject({ ok: true, value: { lines: 4 } });
});

test('anything else is nothing, and says so', async () => {
  for (const other of ['', 'Hello Ben', new Uint8Array(), Uint8Array.of(255, 0, 1)]) {
    expect(await receive(space([1]))(other)).toEqual(err({ tag: 'not-a-bundle' }));
  }
});
