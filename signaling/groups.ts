import type { Others } from './store.ts';

/** Is told the members on this node, what was said under their key, and which of them said it, if it was one of them. */
type Hear<Member> = (members: Iterable<Member>, words: string, key: string, teller?: Member) => void;

/** Who is gathered under which key on this node. What another node tells under such a key is heard here. */
export class Groups<Member> {
  readonly #members = new Map<string, Set<Member>>();
  readonly #prefix: string;
  readonly #others: Others | undefined;
  readonly #hear: Hear<Member>;

  /** `prefix`: one letter, what its channels between the nodes begin with. */
  constructor(prefix: string, others: Others | undefined, hear: Hear<Member>) {
    this.#prefix = prefix;
    this.#others = others;
    this.#hear = hear;
    others?.onHeard((channel, words) => {
      const key = channel.slice(1);
      if (channel.startsWith(prefix)) hear(this.of(key), words, key);
    });
  }

  get size(): number {
    return this.#members.size;
  }

  of(key: string): ReadonlySet<Member> {
    return this.#members.get(key) ?? new Set();
  }

  /** On every node. */
  tell(key: string, words: string, teller?: Member): void {
    this.#hear(this.of(key), words, key, teller);
    this.#others?.tell(this.#prefix + key, words);
  }

  /** To everybody of this node. */
  tellAll(words: string): void {
    for (const [key, members] of this.#members) this.#hear(members, words, key);
  }

  add(key: string, member: Member): void {
    const members = this.#members.get(key);
    if (!members) this.#others?.follow(this.#prefix + key);
    this.#members.set(key, (members ?? new Set()).add(member));
  }

  /** A key nobody is gathered under takes no memory. */
  remove(key: string, member: Member): void {
    const members = this.#members.get(key);
    if (!members?.delete(member) || members.size > 0) return;
    this.#members.delete(key);
    this.#others?.leave(this.#prefix + key);
  }
}
