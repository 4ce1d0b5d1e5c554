/** The part of Node's event emitter that y-webrtc uses of simple-peer. */
export class Emitter<Events extends Record<string, readonly unknown[]>> {
  readonly #listeners: { [Name in keyof Events]?: Set<(...values: Events[Name]) => void> } = {};

  on<Name extends keyof Events>(name: Name, listener: (...values: Events[Name]) => void): this {
    const listeners = this.#listeners[name] ?? new Set();
    this.#listeners[name] = listeners.add(listener);
    return this;
  }

  off<Name extends keyof Events>(name: Name, listener: (...values: Events[Name]) => void): this {
    this.#listeners[name]?.delete(listener);
    return this;
  }

  protected emit<Name extends keyof Events>(name: Name, ...values: Events[Name]): void {
    for (const listener of [...(this.#listeners[name] ?? [])]) listener(...values);
  }
}
