/** Two sides by turns, so that both meet whatever else the machine is doing. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

export interface Taken {
  readonly ours: number;
  readonly limit: number;
  readonly ratio: number;
}

/** The first place changes hands; one round of each before, which does not count. */
export async function inTurn(
  rounds: number,
  ours: (turn: number) => Promise<number>,
  limit: () => Promise<number>,
): Promise<Taken> {
  const taken = { ours: [] as number[], limit: [] as number[] };
  for (let turn = 0; turn <= rounds; turn += 1) {
    const first = turn % 2 === 0;
    const before = first ? await limit() : 0;
    const mine = await ours(turn);
    const after = first ? before : await limit();
    if (turn === 0) continue;
    taken.ours.push(mine);
    taken.limit.push(after);
  }
  // Of each round by itself: the two stand side by side, whatever else the machine is doing.
  const ratio = median(taken.ours.map((mine, turn) => mine / (taken.limit[turn] ?? Number.NaN)));
  return { ours: median(taken.ours), limit: median(taken.limit), ratio };
}
