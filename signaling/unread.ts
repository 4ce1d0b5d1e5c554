import type { Limits } from './limits.ts';

export interface Reader {
  readonly address: string | null;
  /** Bytes written to it that it has not taken. */
  unread(): number;
  cut(): void;
}

/**
 * What clients have not read yet: bounded for all together and for each network address. Past that, whoever has most is
 * cut off, until it fits: those who read have next to nothing here, and are not touched.
 */
export class Unread {
  readonly #limits: Limits;
  readonly #readers = new Set<Reader>();
  #since = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** So much more was written to one who has not taken all of it. All are looked at once that may have made a difference. */
  note(reader: Reader, bytes: number): void {
    this.#readers.add(reader);
    this.#since += bytes;
    if (this.#since < this.#limits.addressUnread / 8) return;
    this.#since = 0;
    for (const one of this.#readers) if (one.unread() === 0) this.#readers.delete(one);
    for (const [address, ours] of Map.groupBy(this.#readers, (one) => one.address)) {
      if (address !== null) this.#bound(ours, this.#limits.addressUnread);
    }
    this.#bound([...this.#readers], this.#limits.unread);
  }

  #bound(readers: readonly Reader[], most: number): void {
    const byMost = readers.toSorted((one, other) => other.unread() - one.unread());
    let sum = readers.reduce((all, reader) => all + reader.unread(), 0);
    for (const reader of byMost) {
      if (sum <= most) return;
      sum -= reader.unread();
      this.#readers.delete(reader);
      reader.cut();
    }
  }
}
