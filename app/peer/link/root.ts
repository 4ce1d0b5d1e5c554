/** y-webrtc's own messages, as far as the Link must know them. */
const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const STEP_2 = 1;
const UPDATE = 2;

/** Refuses what y-webrtc would only expect from its BroadcastChannel: a claim of that kind over the wire makes it ignore a peer. */
export function admitsRoot(message: Uint8Array): boolean {
  const type = message[0];
  if (type === SYNC) return message.length > 2 && (message[1] ?? UPDATE + 1) <= UPDATE;
  return (type === AWARENESS || type === QUERY_AWARENESS) && message.length < 1024 * 1024;
}

/** y-webrtc sends every update and cursor it applies to all, its sender included. True when `sent` is only `delivered` going back. */
export function isEcho(delivered: Uint8Array, sent: Uint8Array): boolean {
  if (delivered.length !== sent.length) return false;
  // A first synchronisation arrives as step 2 and would leave as an update.
  const sameStep = delivered[1] === sent[1] || (sent[0] === SYNC && delivered[1] === STEP_2 && sent[1] === UPDATE);
  if (delivered[0] !== sent[0] || !sameStep) return false;
  for (let at = 2; at < sent.length; at += 1) if (sent[at] !== delivered[at]) return false;
  return true;
}
