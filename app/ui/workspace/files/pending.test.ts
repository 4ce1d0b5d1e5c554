import { expect, test } from 'vitest';
import { ok } from '../../../../crypto/result.ts';
import type { WorkspaceId } from '../../../model/brand.ts';
import { type FileRef, parseFileRef } from '../../../model/file.ts';
import { parseWorkspaceId } from '../../../model/ids.ts';
import type { Files } from '../../../session/types.ts';
import { change, choose, type SendsFiles, sendPending, trayOf } from './pending.ts';

let made = 0;
function idOf(): WorkspaceId {
  made += 1;
  const id = parseWorkspaceId(`${'A'.repeat(20)}${made % 10}A`);
  if (!id.ok) throw new Error(id.error.tag);
  return id.value;
}

/** The part of a workspace that the tray uses: a disk with room for files of up to so many bytes. */
function workspaceWith(room: number): { workspace: SendsFiles; sent: [string, string | undefined][] } {
  const sent: [string, string | undefined][] = [];
  const keep: Files['keep'] = async ({ size }, about) => {
    if (size > room) return { ok: false, error: { tag: 'disk-full' } };
    const ref = parseFileRef({ ...about, size, id: 'A'.repeat(43) });
    if (!ref.ok) throw new Error(ref.error.tag);
    return ref;
  };
  const chat: SendsFiles['chat'] = {
    async send(text: string, file?: FileRef) {
      sent.push([text, file?.name]);
      return ok(undefined);
    },
  };
  return { workspace: { id: idOf(), files: { keep }, chat }, sent };
}

const file = (name: string, size = 5, type = 'text/plain'): File => new File([new Uint8Array(size)], name, { type });

test('files leave one line each, the words with the first', async () => {
  const { workspace, sent } = workspaceWith(100);
  choose(trayOf(workspace.id), [file('a.txt'), file('b/../c.txt')]);
  expect(await sendPending(workspace, 'Look')).toBe('');
  expect(sent).toEqual([
    ['Look', 'a.txt'],
    ['', 'b .. c.txt'],
  ]);
  expect(trayOf(workspace.id).get()).toEqual([]);
});

test('a disk that is full keeps the file in the tray with the reason, and gives the words back', async () => {
  const { workspace, sent } = workspaceWith(10);
  const tray = trayOf(workspace.id);
  choose(tray, [file('large.bin', 50), file('small.txt')]);
  expect(await sendPending(workspace, 'Look')).toBe('Look');
  expect(sent).toEqual([]);
  expect(tray.get().map(({ error, state }) => [error?.tag, state])).toEqual([
    ['disk-full', 'ready'],
    [undefined, 'ready'],
  ]);
  const [first] = tray.get();
  if (first !== undefined) change(tray, first.key, null);
  expect(await sendPending(workspace, 'Look')).toBe('');
  expect(sent).toEqual([['Look', 'small.txt']]);
});

test('an empty file and one over 25 MB say so at once', () => {
  const tray = trayOf(idOf());
  choose(tray, [file('nothing.txt', 0), file('film.mp4', 25_000_001, 'video/mp4')]);
  expect(tray.get().map(({ error }) => error?.tag)).toEqual(['empty', 'too-large']);
});
