import { mustHaveLength } from './bytes.ts';

/** Where random bytes come from: chosen by the composition root, counted by tests. */
export type Random = (length: number) => Uint8Array;

/**
 * A value that must not be printed. Logs, JSON, templates and inspectors show `<secret>`;
 * it is kept in a closure because developer tools list private fields.
 */
export class Secret<T = Uint8Array> {
  readonly #reveal: () => T;

  constructor(value: T) {
    this.#reveal = () => value;
  }

  /** The value itself: call it where it is used, never to keep it. */
  reveal(): T {
    return this.#reveal();
  }

  toString(): string {
    return '<secret>';
  }

  toJSON(): string {
    return '<secret>';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '<secret>';
  }
}

/** A fresh secret of `length` bytes. */
export function newSecret(random: Random, length = 32): Secret {
  const bytes = random(length);
  mustHaveLength(bytes, length, 'random bytes');
  return new Secret(bytes);
}
