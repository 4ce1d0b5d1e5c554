/** Where a place was, somebody waits for who still looks there. */
import * as Y from 'yjs';
import { deriveWorkspace } from '../../crypto/index.ts';
import type { ProvenLink, Room, RoomOptions } from '../peer/index.ts';
import type { Core } from './core.ts';
import type { Epoch } from './epoch.ts';

/** A room with nothing in it, at a place that was left: whoever may know is given the way, and nothing else. */
export function openLobby(
  core: Core,
  place: string,
  members: RoomOptions['members'],
  epoch: Epoch,
  admits: NonNullable<RoomOptions['admits']>,
  isPassive: () => boolean,
  onLink: (link: ProvenLink) => void,
): Room {
  const keys = deriveWorkspace(epoch.secret);
  return core.openRoom({
    server: core.server,
    workspace: place,
    topic: keys.topic,
    introductions: keys.introductions,
    root: new Y.Doc(),
    device: core.device,
    certificate: core.certificate,
    members,
    admits,
    passive: isPassive,
    onLink,
    documents: { list: () => [], subscribe: () => () => undefined, open: async () => null },
    recall: () => ({ vector: null, pending: false }),
    remember: () => undefined,
    relayOnly: core.relayOnly,
    clock: core.clock,
    random: core.random,
  });
}
