/** The door of the room. What stands behind each shape is in types.ts. */
export { deflate, inflate } from './documents/deflate.ts';
export { RemoteOrigin } from './documents/origin.ts';
export { breathe } from './documents/queue.ts';
export { openRoom } from './room.ts';
export { backoff } from './server/backoff.ts';
export { openServer, type ServerOptions } from './server/server.ts';
export * from './types.ts';
export { watchPlace } from './watch.ts';
