/** Native deflate, both ways, with a bound on what comes out. */
import { err, ok, type Result } from '../../../crypto/result.ts';

export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await pump(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  // Compressing what is in memory has no failure of its own.
  if (!packed.ok) throw new Error('compression failed');
  return packed.value;
}

/** Stops at `limit` bytes: a few kilobytes may unfold to gigabytes. */
export function inflate(
  bytes: Uint8Array,
  limit: number,
): Promise<Result<Uint8Array, { readonly tag: 'malformed' | 'too-large' }>> {
  return pump(bytes, new DecompressionStream('deflate-raw'), limit);
}

async function pump(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Result<Uint8Array, { readonly tag: 'malformed' | 'too-large' }>> {
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  // Each of these rejects with what the reader reports too: one handler is enough, and none may stay unhandled.
  const heardElsewhere = (): undefined => undefined;
  writer.write(new Uint8Array(bytes)).catch(heardElsewhere);
  writer.close().catch(heardElsewhere);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const chunk: Uint8Array = next.value;
      length += chunk.length;
      if (length > limit) {
        reader.cancel().catch(heardElsewhere);
        return err({ tag: 'too-large' });
      }
      chunks.push(chunk);
    }
  } catch {
    return err({ tag: 'malformed' });
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return ok(whole);
}
