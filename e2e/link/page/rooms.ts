/** Yjs documents shared through y-webrtc, one a room, on whichever peer this page was built with. */
import { WebrtcProvider } from 'y-webrtc';
import * as Y from 'yjs';
import { contextOf, type Name, type Seen } from './people.ts';
import { cut, living, sentOverWire, sentSizes } from './watch.ts';

interface Conn {
  readonly connected: boolean;
  readonly synced: boolean;
  readonly peer: { destroy(): void; emit(event: 'signal', signal: unknown): void; readonly connected: boolean };
}

interface Shared {
  readonly doc: Y.Doc;
  readonly provider: WebrtcProvider;
}

const seen: Seen = { proven: [], refused: [] };
const rooms = new Map<string, Shared>();
/** The one room of most scenes. */
const ROOM = 'room';

function mine(room: string): Shared {
  const shared = rooms.get(room);
  if (shared === undefined) throw new Error(`join(${room}) first`);
  return shared;
}

const conns = (room: string): Conn[] => [
  ...((mine(room).provider.room?.webrtcConns as Map<string, Conn> | undefined)?.values() ?? []),
];

export interface JoinOptions {
  readonly uncertified?: boolean;
  /** Seals the introductions. */
  readonly password?: string;
}

export function join(name: Name, signaling: string, room = ROOM, options: JoinOptions = {}): void {
  const doc = new Y.Doc();
  const provider = new WebrtcProvider(room, doc, {
    signaling: [signaling],
    maxConns: 64,
    ...(options.password !== undefined && { password: options.password }),
    peerOpts: { config: { iceServers: [] }, link: contextOf(name, seen, options.uncertified) },
  });
  rooms.set(room, { doc, provider });
}

export const destroy = (room = ROOM): void => mine(room).provider.destroy();

export const write = (text: string, room = ROOM): void => mine(room).doc.getText('text').insert(0, text);
/** Uncompressible by anything on the way. */
export const writeLong = (length: number): void =>
  write(Array.from({ length: length / 8 }, (_, at) => at.toString(36).padStart(8, '.')).join(''));
export const length = (): number => mine(ROOM).doc.getText('text').length;
export const read = (room = ROOM): string => mine(room).doc.getText('text').toString().slice(0, 200);
export const linked = (room = ROOM): boolean => conns(room).some((conn) => conn.connected && conn.peer.connected);
/** What y-webrtc would tell the person. */
export const reportsSynced = (): boolean => mine(ROOM).provider.room?.synced === true;
export const refusals = () => [...seen.refused];
export const connCount = (): number => conns(ROOM).length;

export type Level = 'peer' | 'connection';

/** One side loses its end: y-webrtc's own peer destroyed, or the browser's connection under it closed. */
export function drop(level: Level, room = ROOM): void {
  if (level === 'connection') cut();
  else conns(room)[0]?.peer.destroy();
}

/** A signal that is none, to the first connection: y-webrtc seals and publishes whatever its peer says. */
export const forge = (room = ROOM): void => conns(room)[0]?.peer.emit('signal', null);

export const forgetSent = (): void => {
  sentSizes.length = 0;
};
export const sent = (): number[] => [...sentSizes];
export { living, sentOverWire };
