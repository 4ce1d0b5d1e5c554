/** The root document over a simulated link: what y-webrtc does with it over a real one, presence left out. */
import * as Y from 'yjs';
import { joined } from '../documents/joined.ts';
import { Channel, type ProvenLink } from '../link/types.ts';

const STATE = 0;
const UPDATE = 1;

export function shareRoot(root: Y.Doc, link: ProvenLink): void {
  const channel = link.channel(Channel.root);
  const say = (type: number, bytes: Uint8Array): void => channel.send(joined([Uint8Array.of(type), bytes]));
  const begin = (): void => say(STATE, Y.encodeStateVector(root));
  const tell = (update: Uint8Array, origin: unknown): void => {
    if (origin !== link) say(UPDATE, update);
  };
  channel.receive((message) => {
    const bytes = message.subarray(1);
    if (message[0] === STATE) say(UPDATE, Y.encodeStateAsUpdate(root, bytes));
    else Y.applyUpdate(root, bytes, link);
  });
  root.on('update', tell);
  link.onRestart(begin);
  link.onClose(() => root.off('update', tell));
  begin();
}
