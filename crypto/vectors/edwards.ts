/*
 * The curve of Ed25519 in plain arithmetic (RFC 8032 §5.1), slow and leaking time: only to make the keys and
 * signatures that no library agrees to make. Imported by make.ts alone.
 */
export const p = 2n ** 255n - 19n;
export const order = 2n ** 252n + 27742317777372353535851937790883648493n;

const mod = (value: bigint): bigint => ((value % p) + p) % p;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = mod(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

const inverse = (value: bigint): bigint => power(value, p - 2n);
const d = mod(-121665n * inverse(121666n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);

export interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

export function add(left: Point, right: Point): Point {
  const product = mod(d * left.x * right.x * left.y * right.y);
  return {
    x: mod((left.x * right.y + right.x * left.y) * inverse(1n + product)),
    y: mod((left.y * right.y + left.x * right.x) * inverse(1n - product)),
  };
}

export const toBytes = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));

export const toNumber = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

export const encode = ({ x, y }: Point): Uint8Array => toBytes(y | ((x & 1n) << 255n));

export function decode(bytes: Uint8Array): Point {
  const whole = toNumber(bytes);
  const y = whole & (2n ** 255n - 1n);
  const square = mod((y * y - 1n) * inverse(d * y * y + 1n));
  let x = power(square, (p + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * rootOfMinusOne);
  if (mod(x * x) !== square) throw new RangeError('no point has this y');
  return { x: (x & 1n) === whole >> 255n ? x : mod(-x), y };
}

/** A point of order 8 and, by adding it to itself, the other seven of small order. */
export const torsion: readonly Point[] = (() => {
  const eighth = decode(toBytes(0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n));
  const points: Point[] = [{ x: 0n, y: 1n }];
  for (let count = 1; count < 8; count += 1) points.push(add(points[count - 1] ?? eighth, eighth));
  return points;
})();
