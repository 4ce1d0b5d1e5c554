import type { Others } from './store.ts';

/**
 * Who is gathered under which key on this node. What another node tells under a key that has somebody here is heard
 * here. A key nobody is gathered under takes no memory.
 */
export class Groups<Member> {
  readonly #members = new Map<string, Set<Member>>();
  readonly #prefix: string;
  readonly #others: Others | undefined;
  readonly #hear: (member: Member, words: string, key: string) => void;

  /** `prefix`: one letter, what its channels between the nodes begin with. */
  constructor(prefix: string, others: Others | undefined, hear: (member: Member, words: string, key: string) => void) {
    this.#prefix = prefix;
    this.#others = others;
    this.#hear = hear;
    others?.onHeard((channel, words) => channel.startsWith(prefix) && this.#announce(channel.slice(1), words));
  }

  #announce(key: string, words: string): void {
    for (const member of this.of(key)) this.#hear(member, words, key);
  }

  get size(): number {
    return this.#members.size;
  }

  of(key: string): ReadonlySet<Member> {
    return this.#members.get(key) ?? new Set();
  }

  /** On this node to all but who tells it; on the other nodes to all. */
  tell(key: string, words: string, teller?: Member): void {
    for (const member of this.of(key)) if (member !== teller) this.#hear(member, words, key);
    this.#others?.tell(this.#prefix + key, words);
  }

  /** To everybody of this node. */
  tellAll(words: string): void {
    for (const key of this.#members.keys()) this.#announce(key, words);
  }

  add(key: string, member: Member): void {
    const members = this.#members.get(key);
    if (members) members.add(member);
    else {
      this.#members.set(key, new Set([member]));
      this.#others?.follow(this.#prefix + key);
    }
  }

  remove(key: string, member: Member): void {
    const members = this.#members.get(key);
    if (!members?.delete(member) || members.size > 0) return;
    this.#members.delete(key);
    this.#others?.leave(this.#prefix + key);
  }
}
