/**
 * Passkeys as a way to unlock: WebAuthn's PRF extension gives 32 bytes that only this passkey gives, for this site and
 * this salt, after its owner has shown their finger, face or PIN. Nothing is sent: there is no server that would ask.
 */
import { Secret } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import type { MadePasskey } from './types.ts';

/** `refused`: by the person, or by the browser, which does not say which. `unsupported`: a passkey without PRF. */
export interface PasskeyError {
  readonly tag: 'passkey-refused' | 'passkey-unsupported';
}

export interface Passkeys {
  /** Whether it makes sense to offer one here. */
  offered(): Promise<boolean>;
  make(): Promise<Result<MadePasskey, PasskeyError>>;
  ask(credential: Uint8Array, salt: Uint8Array): Promise<Result<Secret, PasskeyError>>;
}

export interface PasskeyOptions {
  readonly random: (length: number) => Uint8Array;
  /** What the device's own list of passkeys calls it: it names no person. */
  readonly label: string;
}

const refused = () => err({ tag: 'passkey-refused' } as const);
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

export function browserPasskeys({ random, label }: PasskeyOptions): Passkeys {
  async function ask(credential: Uint8Array, salt: Uint8Array): Promise<Result<Secret, PasskeyError>> {
    try {
      const answer = await navigator.credentials.get({
        publicKey: {
          challenge: own(random(32)),
          allowCredentials: [{ type: 'public-key', id: own(credential) }],
          userVerification: 'required',
          extensions: { prf: { eval: { first: own(salt) } } },
        },
      });
      return outputOf(answer) ?? err({ tag: 'passkey-unsupported' });
    } catch {
      // One error for all: the person said no, it took too long, there is no such passkey here.
      return refused();
    }
  }

  async function make(): Promise<Result<MadePasskey, PasskeyError>> {
    const salt = random(32);
    let made: Credential | null;
    try {
      made = await navigator.credentials.create({
        publicKey: {
          challenge: own(random(32)),
          rp: { name: 'Binôme' },
          user: { id: own(random(16)), name: label, displayName: label },
          // Which signature it makes is of no use here; these two are what every authenticator has.
          pubKeyCredParams: [
            { type: 'public-key', alg: -7 },
            { type: 'public-key', alg: -257 },
          ],
          // Some phones give the PRF to discoverable passkeys only.
          authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
          extensions: { prf: { eval: { first: own(salt) } } },
        },
      });
    } catch {
      return refused();
    }
    if (!(made instanceof PublicKeyCredential)) return refused();
    if (made.getClientExtensionResults().prf?.enabled !== true) return err({ tag: 'passkey-unsupported' });
    const credential = new Uint8Array(made.rawId);
    // Most give the output at the next asking only.
    const output = outputOf(made) ?? (await ask(credential, salt));
    return output.ok ? ok({ credential, salt, output: output.value }) : output;
  }

  return { offered, make, ask };
}

/** A browser that says it has no PRF is believed; one that cannot say is asked by trying. */
async function offered(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  try {
    const capabilities = await PublicKeyCredential.getClientCapabilities?.();
    return capabilities?.['extension:prf'] ?? true;
  } catch {
    return false;
  }
}

function outputOf(answer: Credential | null): Result<Secret, PasskeyError> | null {
  if (!(answer instanceof PublicKeyCredential)) return null;
  const first = answer.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  return bytes.length === 32 ? ok(new Secret(bytes.slice())) : null;
}
