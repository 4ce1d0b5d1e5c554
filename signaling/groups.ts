import type { Others } from './store.ts';

/** Is told the members on this node, what was said under their key, and who said it, if it was one of them. */
type Hear<Member> = (members: Iterable<Member>, words: Buffer, key: string, teller?: Member) => void;

/**
 * Who is gathered under which key on this node. What another node tells under such a key is heard here; `prefix` is the
 * letter with which such channels begin.
 */
export function newGroups<Member>(prefix: string, others: Others | undefined, hear: Hear<Member>) {
  const groups = new Map<string, Set<Member>>();
  const of = (key: string): ReadonlySet<Member> => groups.get(key) ?? new Set();
  others?.onHeard((channel, words) => {
    const key = channel.slice(1);
    if (channel.startsWith(prefix)) hear(of(key), words, key);
  });
  return {
    of,
    count: () => groups.size,
    /** On every node. */
    tell(key: string, words: Buffer, teller?: Member): void {
      hear(of(key), words, key, teller);
      others?.tell(prefix + key, words);
    },
    /** To everybody of this node. */
    tellAll(words: Buffer): void {
      for (const [key, members] of groups) hear(members, words, key);
    },
    add(key: string, member: Member): void {
      const members = groups.get(key);
      if (members) members.add(member);
      else {
        groups.set(key, new Set([member]));
        others?.follow(prefix + key);
      }
    },
    /** A key nobody is gathered under takes no memory. */
    remove(key: string, member: Member): void {
      const members = groups.get(key);
      if (!members?.delete(member) || members.size > 0) return;
      groups.delete(key);
      others?.leave(prefix + key);
    },
  };
}
