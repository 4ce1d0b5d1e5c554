/**
 * Counts of people that are safe to show: none below the least, and none that can be worked out from the others.
 * A count that is too small is put together with the next, in their order, so that every number shown is the true sum
 * of the cells it names. For whoever knows this rule and every number, each cell of a sum may still be several numbers.
 */

/** Under this many people, somebody could be told apart. */
export const LEAST = 5;

export interface Cell<Name extends string> {
  readonly name: Name;
  readonly people: number;
}

export interface Group<Name extends string> {
  readonly names: readonly Name[];
  /** At least LEAST. */
  readonly people: number;
}

/** The cells share out the same people. Null: all of them together are fewer than LEAST. */
export function grouped<Name extends string>(cells: readonly Cell<Name>[]): readonly Group<Name>[] | null {
  const groups: Group<Name>[] = [];
  let open: Group<Name> = { names: [], people: 0 };
  for (const { name, people } of cells) {
    open = { names: [...open.names, name], people: open.people + people };
    if (open.people < LEAST) continue;
    groups.push(open);
    open = { names: [], people: 0 };
  }
  if (open.names.length === 0) return groups;
  const last = groups.pop();
  // Fewer than LEAST are left over: they go with the group before.
  return last === undefined
    ? null
    : [...groups, { names: [...last.names, ...open.names], people: last.people + open.people }];
}
