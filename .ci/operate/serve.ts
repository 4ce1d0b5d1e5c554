/** How the server is started where people come to it, by `npm start` and in the image: with what former builds had. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepAssets } from './former.ts';

const { DATA_DIR = '' } = process.env;
const dataDir = DATA_DIR.trim() || './data';
const built = process.argv[2] ?? fileURLToPath(new URL('../../dist', import.meta.url));
if (dataDir !== ':memory:') {
  try {
    keepAssets(built, join(dataDir, 'assets'), Date.now());
  } catch (failure) {
    console.error(`The scripts of this build were not kept for the next one. ${failure}`);
  }
}
await import('../../signaling/main.ts');
