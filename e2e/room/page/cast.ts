/** Ada and Ben share a workspace; Cleo does not belong to it. Every key is made from one small number. */
import {
  certifyDevice,
  deriveWorkspace,
  Secret,
  type SigningPair,
  signingPairFrom,
  toText,
} from '../../../crypto/index.ts';

const Seed = { ada: 1, ben: 2, cleo: 3 } as const;
export type Name = keyof typeof Seed;

const pairOf = (number: number): SigningPair => signingPairFrom(new Secret(new Uint8Array(32).fill(number)));
export const personKey = (name: Name): string => toText(pairOf(Seed[name]).publicKey);

export const deviceOf = (name: Name): { device: SigningPair; certificate: Uint8Array } => {
  const device = pairOf(Seed[name] + 100);
  return { device, certificate: certifyDevice(pairOf(Seed[name]), device.publicKey, 0) };
};

/** `secret` picks the workspace. */
export const workspaceOf = (secret: number) => deriveWorkspace(new Secret(new Uint8Array(32).fill(secret)));
