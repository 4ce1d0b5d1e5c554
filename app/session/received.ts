/** Something was received: a file, a text with a bundle in it, or some of a row of codes. Finds the workspace it is for. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { BundleRefusal, Collector } from '../peer/bundle/index.ts';
import type { ReceivedBundle, ReceiveError } from './bundleTypes.ts';

type Take = (file: Uint8Array) => Promise<Result<ReceivedBundle, BundleRefusal>>;

export type Receive = (input: Uint8Array | string) => Promise<Result<ReceivedBundle, ReceiveError>>;

/** A text file, or a mail kept as one, is read as text. */
const TEXT_LIMIT = 48 * 1024 * 1024;

export function openReceiving(workspaces: () => Promise<readonly Take[]>): Receive {
  let collector: Collector | null = null;

  async function take(file: Uint8Array): Promise<Result<ReceivedBundle, BundleRefusal>> {
    let refusal: BundleRefusal = { tag: 'not-for-you' };
    // Nothing outside the seal says whose it is: each workspace tries its key, which costs one comparison.
    for (const one of await workspaces()) {
      const taken = await one(file);
      if (taken.ok || taken.error.tag !== 'not-for-you') return taken;
      refusal = taken.error;
    }
    return err(refusal);
  }

  /** All of them, one after the other; told as one. */
  async function takeAll(
    found: readonly Result<Uint8Array, BundleRefusal>[],
  ): Promise<Result<ReceivedBundle, BundleRefusal>> {
    let told: Result<ReceivedBundle, BundleRefusal> = err({ tag: 'not-a-bundle' });
    for (const each of found) {
      const taken = each.ok ? await take(each.value) : each;
      if (taken.ok) told = ok(told.ok ? together(told.value, taken.value) : taken.value);
      else if (!told.ok) told = taken;
    }
    return told;
  }

  return async (input) => {
    const { bundlesIn, collectParts, openContainer } = await import('../peer/bundle/index.ts');
    if (input.length > TEXT_LIMIT) return err({ tag: 'too-large' });
    if (typeof input !== 'string') {
      const whole = openContainer(input);
      if (whole.ok) return take(input);
      if (whole.error.tag !== 'not-a-bundle') return whole;
    }
    const text = typeof input === 'string' ? input : new TextDecoder().decode(input);
    collector ??= collectParts();
    const { files, held } = collector.add(text);
    const found = [...files.map((file) => ok(file)), ...bundlesIn(text)];
    if (found.length > 0) return takeAll(found);
    return held === null ? err({ tag: 'not-a-bundle' }) : err({ tag: 'more-parts', ...held });
  };
}

function together(one: ReceivedBundle, other: ReceivedBundle): ReceivedBundle {
  return {
    ...other,
    made: Math.max(one.made, other.made),
    lines: one.lines + other.lines,
    pages: one.pages + other.pages,
    known: one.known && other.known,
    forked: one.forked || other.forked,
  };
}
