/**
 * What simple-peer uses of Node's streams, and no more: events. Its data channel is read and written by `carrier.ts`
 * itself, so nothing ever flows through the stream that simple-peer also is; the streams, the Buffer and the log that
 * it brings for that are 20 KiB of a page.
 */
type Listener = (...values: unknown[]) => void;

export class Duplex {
  readable = true;
  writable = true;
  /** Both ends of the stream count as ended: there is none for simple-peer to end when it is destroyed. */
  protected readonly _readableState = { ended: true };
  protected readonly _writableState = { finished: true };
  readonly #listeners = new Map<string, readonly { readonly listener: Listener; readonly once: boolean }[]>();

  on(name: string, listener: Listener): this {
    return this.#add(name, listener, false);
  }

  once(name: string, listener: Listener): this {
    return this.#add(name, listener, true);
  }

  removeListener(name: string, listener: Listener): this {
    const all = this.#listeners.get(name) ?? [];
    const at = all.findLastIndex((each) => each.listener === listener);
    if (at >= 0) this.#listeners.set(name, all.toSpliced(at, 1));
    return this;
  }

  /** Throws an `error` that nobody listens for, as Node does. */
  emit(name: string, ...values: readonly unknown[]): boolean {
    const all = this.#listeners.get(name) ?? [];
    if (all.length === 0 && name === 'error') throw values[0];
    for (const { listener, once } of all) {
      if (once) this.removeListener(name, listener);
      listener.apply(this, [...values]);
    }
    return all.length > 0;
  }

  /** Throws: a message that came this way would be read by nobody. */
  push(_chunk: unknown): never {
    throw new Error('Nothing is read from simple-peer: its channel is');
  }

  /** Throws, for the same reason. */
  end(): never {
    throw new Error('Nothing is written to simple-peer: its channel is');
  }

  #add(name: string, listener: Listener, once: boolean): this {
    // A new array each time: who is added while an event is told does not hear of it.
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, once }]);
    return this;
  }
}
