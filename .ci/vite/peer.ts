/** The modules under the room that are replaced, in the app, in the pages of the scenes and in those of the benches. */
import { fileURLToPath } from 'node:url';

export interface Alias {
  readonly find: RegExp;
  readonly replacement: string;
}

const app = (path: string) => fileURLToPath(new URL(`../../app/peer/${path}`, import.meta.url));

/** simple-peer is built from its source, without the parts of Node that a page has no need of. */
export const leanSimplePeer: Alias[] = [
  { find: /^readable-stream$/, replacement: app('link/node/stream.ts') },
  { find: /^(buffer|randombytes)$/, replacement: app('link/node/bytes.ts') },
  { find: /^debug$/, replacement: app('link/node/log.ts') },
];

/** y-webrtc asks for simple-peer's bundle and gets our Link, which contains simple-peer. */
export const linkForPeer: Alias = { find: /^simple-peer\/simplepeer\.min\.js$/, replacement: app('link/index.ts') };

/** y-webrtc asks for lib0's socket and gets ours, which proves topics and seals introductions. */
export const ourSocket: Alias = { find: /^lib0\/websocket$/, replacement: app('socket.ts') };

/** Yjs and y-webrtc ask for lib0's log and get ours, which is silent about who was met. */
export const quietLog: Alias = { find: /^lib0\/logging$/, replacement: app('log.ts') };
