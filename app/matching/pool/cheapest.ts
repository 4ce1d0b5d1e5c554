/** The mentors by their price, the cheapest first: of many a row asks only about those who could beat what it has. */
export interface Cheapest {
  readonly order: Int32Array;
  /** How many cost less than `price`. */
  readonly below: (price: number) => number;
}

/** Of the first `mentors` prices. */
export function cheapest(prices: ArrayLike<number>, mentors: number): Cheapest {
  const order = Int32Array.from({ length: mentors }, (_, mentor) => mentor).sort(
    (a, b) => (prices[a] ?? 0) - (prices[b] ?? 0) || a - b,
  );
  const sorted = Float64Array.from(order, (mentor) => prices[mentor] ?? 0);
  return {
    order,
    below(price) {
      let from = 0;
      let end = mentors;
      while (from < end) {
        const middle = (from + end) >> 1;
        if ((sorted[middle] ?? 0) < price) from = middle + 1;
        else end = middle;
      }
      return from;
    },
  };
}
