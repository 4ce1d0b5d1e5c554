/** What a person is told about a file: why it could not be brought in, and where it stands. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FileFault, FileState } from '../../../session/types.ts';

export function fileErrorWords({ tag }: FileFault): MessageDescriptor {
  switch (tag) {
    case 'empty':
      return msg`This file is empty: there is nothing to send.`;
    case 'too-large':
      return msg`This file is over 25 MB, which is the most that Binôme carries. A video can be cut, a document split.`;
    case 'unreadable':
      return msg`Your device does not let the file be read. If it lives in a cloud, download it first; if it has just changed, choose it again.`;
    case 'disk-full':
      return msg`There is no room left on this device for this file. Nothing else is touched: free some space, then send it again.`;
    case 'not-saved':
    case 'storage-unavailable':
      return msg`This was not kept on the device. Try again; if it happens once more, free some space.`;
    case 'closed':
      return msg`This space is closed: it can be read, and nothing was changed.`;
    case 'missing':
      return msg`A part of this file is missing here. It is being fetched again.`;
  }
}

/** Beside the size. Null: nothing to add. `name` is whose device has it, or should. */
export function fileStateWords(state: FileState, mine: boolean, name: string): MessageDescriptor | null {
  switch (state.tag) {
    case 'looking':
    case 'offered':
      return null;
    case 'here':
      if (!mine) return null;
      return state.given ? msg`${name} has it` : msg`not on ${name}’s device yet`;
    case 'waiting':
      return state.percent === 0
        ? msg`waiting for ${name}’s device`
        : msg`${state.percent}% here, waiting for ${name}’s device`;
    case 'fetching':
      return msg`${state.percent}%`;
    case 'too-large':
      return msg`too large: Binôme fetches up to 25 MB`;
    case 'disk-full':
      return msg`no room left on this device: free some space, then try again`;
    case 'not-saved':
    case 'storage-unavailable':
      return msg`could not be written here`;
    case 'unfit':
      return msg`not what it was said to be, so it was not fetched`;
    case 'left-out':
      return msg`not in the file that this came from`;
  }
}

/** What a tap can do about it. */
export function fetchable({ tag }: FileState): 'fetch' | 'retry' | null {
  if (tag === 'offered') return 'fetch';
  return tag === 'disk-full' || tag === 'not-saved' || tag === 'storage-unavailable' ? 'retry' : null;
}
