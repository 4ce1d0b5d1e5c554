/**
 * How many letters to change, add, drop or swap with their neighbour to make one word of the other
 * (optimal string alignment distance: Damerau 1964, without editing a letter twice).
 */
function distance(left: string, right: string): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= right.length; at += 1) {
      const isSame = left[row - 1] === right[at - 1];
      let least = Math.min((above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1, (above[at - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap = row > 1 && at > 1 && left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1];
      if (isSwap) least = Math.min(least, (before[at - 2] ?? 0) + 1);
      line.push(least);
    }
    before = above;
    above = line;
  }
  return above[right.length] ?? 0;
}

/** The places of at most three words nearest to what was typed, best first; none is further than two letters. */
export function nearest(typed: string, words: readonly string[]): number[] {
  return words
    .flatMap((word, at) => (Math.abs(word.length - typed.length) > 2 ? [] : { at, far: distance(typed, word) }))
    .filter(({ far }) => far <= 2)
    .sort((left, right) => left.far - right.far || left.at - right.at)
    .slice(0, 3)
    .map(({ at }) => at);
}
