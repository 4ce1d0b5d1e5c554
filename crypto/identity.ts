import nacl from 'tweetnacl';
import { mustHaveLength } from './bytes.ts';
import { bind, derive } from './derive.ts';
import { Secret } from './secret.ts';

/** Ed25519. The secret key is in tweetnacl's form: the 32-byte seed, then the public key. */
export interface SigningPair {
  readonly publicKey: Uint8Array;
  readonly secretKey: Secret;
}

/** X25519, 32 bytes each. */
export interface BoxPair {
  readonly publicKey: Uint8Array;
  readonly secretKey: Secret;
}

export interface PersonKeys {
  readonly sign: SigningPair;
  readonly box: BoxPair;
}

/** The Ed25519 pair of a 32-byte seed (RFC 8032). Throws on another length. */
export function signingPairFrom(seed: Secret): SigningPair {
  const { publicKey, secretKey } = nacl.sign.keyPair.fromSeed(seed.reveal());
  return { publicKey, secretKey: new Secret(secretKey) };
}

/** The X25519 pair of 32 secret bytes. Throws on another length. */
export function boxPairFrom(secret: Secret): BoxPair {
  const { publicKey, secretKey } = nacl.box.keyPair.fromSecretKey(secret.reveal());
  return { publicKey, secretKey: new Secret(secretKey) };
}

function fromSeed(seed: Secret, info: Uint8Array): Secret {
  mustHaveLength(seed.reveal(), 32, 'a seed');
  return new Secret(derive(seed.reveal(), info, 32));
}

/** Both pairs of the person whose seed this is: always the same, so that the seed alone recovers them. */
export function derivePerson(seed: Secret): PersonKeys {
  return {
    sign: signingPairFrom(fromSeed(seed, bind('person/sign', []))),
    box: boxPairFrom(fromSeed(seed, bind('person/box', []))),
  };
}

/** The secret of the room in which this person's own devices meet: the seed alone finds it. */
export function deriveOwnRoom(seed: Secret): Secret {
  return fromSeed(seed, bind('person/own', []));
}

/** Seals what this person's devices keep for each other, so that only they read it. */
export function deriveKeptKey(seed: Secret): Secret {
  return fromSeed(seed, bind('person/kept', []));
}

/**
 * The pair whose public key is the person's address with one programme.
 * Without the seed, nobody can tell that two addresses, or an address and a person, belong together.
 */
export function deriveMailbox(seed: Secret, programme: Uint8Array): SigningPair {
  return signingPairFrom(fromSeed(seed, bind('mailbox', [programme])));
}
