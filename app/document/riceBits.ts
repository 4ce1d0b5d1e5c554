/**
 * Whole numbers as bits, small ones as few: each is split where the numbers before it let expect, the upper part counted
 * in ones, the lower written as it is (Rice codes with a running mean, as in lossless sound; Rice and Plaunt 1971,
 * JPEG-LS 1999). Each list begins anew.
 */

/** As many ones say that a number follows in full: nothing a hand does, and what a hostile one might. */
const LONGEST = 16;
const WHOLE = 25;
/** Eight times the mean that a list begins with. */
const START = 64;
const MOST_LEARNED = 2 ** 20;

/** About the logarithm of the mean. */
const splitBy = (sum: number): number => 32 - Math.clz32(sum >> 4);
const learned = (sum: number, coded: number): number => sum - (sum >> 3) + Math.min(coded, MOST_LEARNED);
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (coded: number): number => (coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2);

export interface RiceWriter {
  /** Farther from zero than 2^24, a number becomes one that is not. */
  list(values: readonly number[]): void;
  bytes(): Uint8Array;
}

export function writeRice(): RiceWriter {
  const out: number[] = [];
  let size = 0;
  const put = (value: number, bits: number): void => {
    for (let bit = bits - 1; bit >= 0; bit -= 1) {
      out[size >> 3] = (out[size >> 3] ?? 0) | (((value >>> bit) & 1) << (7 - (size & 7)));
      size += 1;
    }
  };
  return {
    list(values) {
      let sum = START;
      for (const value of values) {
        const coded = Math.min(2 ** WHOLE - 1, zigzag(value));
        const split = splitBy(sum);
        const ones = coded >>> split;
        if (ones < LONGEST) {
          put(2 ** (ones + 1) - 2, ones + 1);
          put(coded, split);
        } else {
          put(2 ** LONGEST - 1, LONGEST);
          put(coded, WHOLE);
        }
        sum = learned(sum, coded);
      }
    },
    bytes: () => Uint8Array.from(out),
  };
}

/** Fills what it is given with the next list of `bytes`, from the byte `start` on; false: they do not hold as many. */
export function readRice(bytes: Uint8Array, start: number): (into: Float64Array) => boolean {
  const end = bytes.length * 8;
  let at = start * 8;
  /** The next bits, uppermost first: 25 of them at least. A board of thousands of strokes is read by it. */
  const next = (): number => {
    const byte = at >> 3;
    const word =
      ((bytes[byte] ?? 0) << 24) |
      ((bytes[byte + 1] ?? 0) << 16) |
      ((bytes[byte + 2] ?? 0) << 8) |
      (bytes[byte + 3] ?? 0);
    return word << (at & 7);
  };
  return (into) => {
    let sum = START;
    for (let index = 0; index < into.length; index += 1) {
      const ones = Math.min(LONGEST, Math.clz32(~next()));
      const isWhole = ones === LONGEST;
      const split = isWhole ? WHOLE : splitBy(sum);
      at += isWhole ? LONGEST : ones + 1;
      const low = split === 0 ? 0 : next() >>> (32 - split);
      at += split;
      if (at > end) return false;
      const coded = isWhole ? low : ones * 2 ** split + low;
      sum = learned(sum, coded);
      into[index] = unzigzag(coded);
    }
    return true;
  };
}
