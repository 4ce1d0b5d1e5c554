/** In place of `buffer` and `randombytes`, of which simple-peer uses these; the names it makes up are for its log. */
export const Buffer = { from: (bytes: ArrayBuffer): Uint8Array => new Uint8Array(bytes) };

let made = 0;

/** Names need only differ: what must not be guessed is drawn elsewhere, and nothing of simple-peer's rests on these. */
function randomBytes(size: number): { toString(encoding: 'hex'): string } {
  made += 1;
  const name = made.toString(16).padStart(2 * size, '0');
  return { toString: () => name };
}

// What `require` gives of a module, by Node's own convention.
export { randomBytes as 'module.exports' };
