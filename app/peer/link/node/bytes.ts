/** In place of `buffer` and `randombytes`, of which simple-peer uses these; the names it makes up are for its log. */
export const Buffer = { from: (bytes: ArrayBuffer): Uint8Array => new Uint8Array(bytes) };

const hex = (bytes: Uint8Array): string => Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('');

function randomBytes(size: number): { toString(encoding: 'hex'): string } {
  const bytes = crypto.getRandomValues(new Uint8Array(size));
  return { toString: () => hex(bytes) };
}

// What `require` gives of a module, by Node's own convention.
export { randomBytes as 'module.exports' };
