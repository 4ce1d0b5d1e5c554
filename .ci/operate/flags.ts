/**
 * How the server's process is started, by `npm start`, the image and the bench (decision 0205). A young generation of 4 MiB,
 * since connections mostly sleep; and what Node made of the sources is kept, without which the compiler that takes the types
 * out stays in memory, 33 MiB.
 */
import { fileURLToPath } from 'node:url';

export const NODE_FLAGS = ['--max-semi-space-size=4'];
export const NODE_SETTINGS = { NODE_COMPILE_CACHE: fileURLToPath(new URL('../../.cache/node', import.meta.url)) };
