/** How much of two texts is the same at their beginning, and how much of the rest at their end. */
export function sameEnds(before: string, after: string): { readonly start: number; readonly end: number } {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { start, end };
}

/** Where a place in the one text is in the other: with the words it was in, if they are still there. */
export function placeAfter(before: string, after: string, place: number): number {
  const { start, end } = sameEnds(before, after);
  if (place <= start) return place;
  return place >= before.length - end ? place + after.length - before.length : Math.min(place, after.length - end);
}
