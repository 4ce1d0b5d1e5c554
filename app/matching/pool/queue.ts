/** The nearest node first: a binary heap of node numbers by distance. A node may be in it again with a smaller one. */
export class Queue {
  #nodes = new Int32Array(1024);
  #keys = new Float64Array(1024);
  #size = 0;

  clear(): void {
    this.#size = 0;
  }

  /** Distance of the nearest, or infinity when it is empty. */
  get least(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#keys[0] ?? 0);
  }

  push(node: number, key: number): void {
    if (this.#size === this.#nodes.length) this.#grow();
    const nodes = this.#nodes;
    const keys = this.#keys;
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const aboveKey = keys[above] ?? 0;
      if (aboveKey <= key) break;
      keys[at] = aboveKey;
      nodes[at] = nodes[above] ?? 0;
      at = above;
    }
    keys[at] = key;
    nodes[at] = node;
  }

  /** The nearest node, taken out. The queue must not be empty. */
  pop(): number {
    const nodes = this.#nodes;
    const keys = this.#keys;
    const first = nodes[0] ?? 0;
    this.#size -= 1;
    const size = this.#size;
    const key = keys[size] ?? 0;
    const node = nodes[size] ?? 0;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && (keys[below + 1] ?? 0) < (keys[below] ?? 0)) below += 1;
      const belowKey = keys[below] ?? 0;
      if (belowKey >= key) break;
      keys[at] = belowKey;
      nodes[at] = nodes[below] ?? 0;
      at = below;
    }
    keys[at] = key;
    nodes[at] = node;
    return first;
  }

  #grow(): void {
    const nodes = new Int32Array(2 * this.#nodes.length);
    nodes.set(this.#nodes);
    this.#nodes = nodes;
    const keys = new Float64Array(2 * this.#keys.length);
    keys.set(this.#keys);
    this.#keys = keys;
  }
}
