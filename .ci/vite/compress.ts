/** Writes .br and .gz beside every file worth it, once, at the best level: the server only picks one. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const worth = /\.(js|css|html|svg|json|webmanifest|wasm|txt)$/;
const smallest = 512;

export function compress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !worth.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const plain = readFileSync(path);
    if (plain.length < smallest) continue;
    const brotli = brotliCompressSync(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    });
    if (brotli.length < plain.length) writeFileSync(`${path}.br`, brotli);
    const gzip = gzipSync(plain, { level: 9 });
    if (gzip.length < plain.length) writeFileSync(`${path}.gz`, gzip);
  }
}
