/**
 * Refuses updates whose values are nested too deeply. Yjs takes them in, then overflows the stack while it encodes its
 * own `update` event: the vault would hear of nothing that follows, and what is written after would be gone at the next
 * opening. A little less deep, and only a page that has just started cannot decode it: the document would not open.
 */
import * as Y from 'yjs';

/** Deeper than anything an honest client writes, and far from any stack's end. */
const DEEPEST = 64;

/** True for a v1 update that decodes and holds no value deeper than DEEPEST. Costs one decoding; never throws. */
export function isShallow(update: Uint8Array): boolean {
  try {
    return Y.decodeUpdate(update).structs.every((struct) => !(struct instanceof Y.Item) || hasShallow(struct.content));
  } catch {
    // Does not decode, or nested so deeply that decoding overflows.
    return false;
  }
}

function hasShallow(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr.every(isShallowValue);
  if (content instanceof Y.ContentEmbed) return isShallowValue(content.embed);
  if (content instanceof Y.ContentFormat) return isShallowValue(content.value);
  // A document inside a document: no client of ours writes one, and its options are any value.
  if (content instanceof Y.ContentDoc) return isShallowValue(content.opts);
  return true;
}

/** Level by level, without recursion: the depth is the attacker's. */
function isShallowValue(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return false;
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null && !(each instanceof Uint8Array) ? Object.values(each) : [],
    );
  }
  return true;
}
