/**
 * The proof that a device of a member is at the other end of this very connection: a signature
 * by the device key over both DTLS fingerprints, both nonces and the workspace, with the
 * person's certificate of that device. Someone in the middle has other fingerprints; a recorded
 * proof has other nonces; our own sent back has its two ends the wrong way round.
 */
import { signDetached, toText, verifyDetached, verifyDevice } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import type { Session } from './negotiate.ts';
import type { LinkContext, LinkRefusal } from './types.ts';

const SIGNATURE_BYTES = 64;
const MAX_CERTIFICATE_BYTES = 1024;

/** One end of a connection, as both sides see it. */
export interface End {
  readonly session: Session;
  readonly fingerprints: readonly string[];
}

export interface Peer {
  /** base64url Ed25519 keys. */
  readonly person: string;
  readonly device: string;
}

type ProverContext = Pick<LinkContext, 'workspace' | 'device' | 'certificate'>;
type CheckerContext = Pick<LinkContext, 'workspace' | 'device' | 'members' | 'admits'>;

/**
 * All certificate fingerprints a description allows, in one spelling and order. An added one changes the proof. A line
 * that speaks of fingerprints in any other form gives none at all: a lenient browser may read it where we would not.
 */
export function fingerprints(sdp: string): readonly string[] {
  const lines = sdp.split(/[\r\n]+/).filter((line) => /fingerprint/i.test(line));
  if (!lines.every((line) => /^a=fingerprint:\S+ \S+ *$/.test(line))) return [];
  const found = [...sdp.matchAll(/^a=fingerprint:(\S+) (\S+)\s*$/gm)];
  return [
    ...new Set(found.map(([, algorithm, value]) => `${algorithm?.toLowerCase()} ${value?.toUpperCase()}`)),
  ].sort();
}

const strong = (end: End): boolean => end.fingerprints.some((print) => /^sha-(256|384|512) /.test(print));

function payload(workspace: string, prover: End, checker: End): Uint8Array {
  const end = ({ session, fingerprints: prints }: End) => [session.number, session.nonce, prints];
  return new TextEncoder().encode(JSON.stringify([workspace, end(prover), end(checker)]));
}

/** What the local device says of itself: signature (64 bytes), certificate. */
export function makeProof(context: ProverContext, local: End, remote: End): Uint8Array {
  const signature = signDetached('link', payload(context.workspace, local, remote), context.device);
  const proof = new Uint8Array(SIGNATURE_BYTES + context.certificate.length);
  proof.set(signature);
  proof.set(context.certificate, SIGNATURE_BYTES);
  return proof;
}

/** Who the other end is, or why it may not enter. Any bytes are answered. */
export function checkProof(
  proof: Uint8Array,
  context: CheckerContext,
  local: End,
  remote: End,
): Result<Peer, LinkRefusal> {
  if (proof.length <= SIGNATURE_BYTES || proof.length > SIGNATURE_BYTES + MAX_CERTIFICATE_BYTES)
    return err('malformed');
  if (!strong(local) || !strong(remote)) return err('bad-proof');
  const certified = verifyDevice(proof.subarray(SIGNATURE_BYTES));
  if (!certified.ok) return err('bad-certificate');
  const person = toText(certified.value.person);
  const device = toText(certified.value.device);
  if (!context.members().has(person)) return err('not-a-member');
  if (context.admits?.(person, device) === false) return err('removed');
  // Our own key at the other end is a copied identity or an echo, never a partner.
  if (device === toText(context.device.publicKey)) return err('bad-proof');
  const signature = proof.subarray(0, SIGNATURE_BYTES);
  const holds = verifyDetached('link', payload(context.workspace, remote, local), signature, certified.value.device);
  return holds ? ok({ person, device }) : err('bad-proof');
}
