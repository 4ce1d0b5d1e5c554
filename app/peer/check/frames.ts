/** The messages of a check, on a channel of their own: version 1 | kind 1 | what the kind carries, and not a byte more. */
export type CheckMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'commit'; readonly commitment: Uint8Array }
  | { readonly type: 'nonce'; readonly nonce: Uint8Array }
  | { readonly type: 'reveal'; readonly nonce: Uint8Array }
  | { readonly type: 'answer'; readonly same: boolean }
  | { readonly type: 'stop' };

const VERSION = 1;
const KINDS = ['ready', 'commit', 'nonce', 'reveal', 'answer', 'stop'] as const;
const LONG = 32;

function carried(message: CheckMessage): Uint8Array {
  switch (message.type) {
    case 'commit':
      return message.commitment;
    case 'nonce':
    case 'reveal':
      return message.nonce;
    case 'answer':
      return Uint8Array.of(message.same ? 1 : 0);
    case 'ready':
    case 'stop':
      return new Uint8Array();
  }
}

export function encodeCheck(message: CheckMessage): Uint8Array {
  return Uint8Array.of(VERSION, KINDS.indexOf(message.type), ...carried(message));
}

/** Null when it is not a message of this version, whole and alone. */
export function parseCheck(bytes: Uint8Array): CheckMessage | null {
  const kind = KINDS[bytes[1] ?? -1];
  if (bytes[0] !== VERSION || kind === undefined) return null;
  const rest = bytes.slice(2);
  switch (kind) {
    case 'ready':
    case 'stop':
      return rest.length === 0 ? { type: kind } : null;
    case 'commit':
      return rest.length === LONG ? { type: kind, commitment: rest } : null;
    case 'nonce':
    case 'reveal':
      return rest.length === LONG ? { type: kind, nonce: rest } : null;
    case 'answer': {
      const [answer = 2] = rest;
      return rest.length === 1 && answer < 2 ? { type: kind, same: answer === 1 } : null;
    }
  }
}
