/** Who is gathered under which key. A key nobody is gathered under takes no memory. */
export class Groups<Key, Member> {
  readonly #members = new Map<Key, Set<Member>>();

  get size(): number {
    return this.#members.size;
  }

  of(key: Key): ReadonlySet<Member> {
    return this.#members.get(key) ?? new Set();
  }

  add(key: Key, member: Member): void {
    const members = this.#members.get(key);
    if (members) members.add(member);
    else this.#members.set(key, new Set([member]));
  }

  remove(key: Key, member: Member): void {
    const members = this.#members.get(key);
    if (members?.delete(member) && members.size === 0) this.#members.delete(key);
  }
}
