/** A Yjs document shared through y-webrtc, on whichever peer this page was built with. */
import { WebrtcProvider } from 'y-webrtc';
import * as Y from 'yjs';
import { contextOf, type Name, type Seen } from './people.ts';
import { cut, sentSizes } from './watch.ts';

interface Conn {
  readonly connected: boolean;
  readonly synced: boolean;
  readonly peer: { destroy(): void; readonly connected: boolean };
}

const seen: Seen = { proven: [], refused: [] };
let doc = new Y.Doc();
let provider: WebrtcProvider | null = null;

const conns = (): Conn[] => [...((provider?.room?.webrtcConns as Map<string, Conn> | undefined)?.values() ?? [])];

export function join(name: Name, signaling: string, room: string, uncertified = false): void {
  doc = new Y.Doc();
  provider = new WebrtcProvider(room, doc, {
    signaling: [signaling],
    maxConns: 64,
    peerOpts: { config: { iceServers: [] }, link: contextOf(name, seen, uncertified) },
  });
}

export function leave(): void {
  provider?.disconnect();
  provider?.destroy();
}

export const write = (text: string): void => doc.getText('text').insert(0, text);
/** Uncompressible by anything on the way. */
export const writeLong = (length: number): void =>
  write(Array.from({ length: length / 8 }, (_, at) => at.toString(36).padStart(8, '.')).join(''));
export const length = (): number => doc.getText('text').length;
export const read = (): string => doc.getText('text').toString().slice(0, 200);
export const linked = (): boolean => conns().some((conn) => conn.connected && conn.peer.connected);
/** What y-webrtc would tell the person. */
export const reportsSynced = (): boolean => provider?.room?.synced === true;
export const refusals = () => [...seen.refused];
export const connCount = (): number => conns().length;

export type Level = 'peer' | 'connection';

/** One side loses its end: y-webrtc's own peer destroyed, or the browser's connection under it closed. */
export function drop(level: Level): void {
  if (level === 'connection') cut();
  else conns()[0]?.peer.destroy();
}

export const forgetSent = (): void => {
  sentSizes.length = 0;
};
export const sent = (): number[] => [...sentSizes];
