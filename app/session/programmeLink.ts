/**
 * A programme link: `https://…/p#TOKEN`, TOKEN = base64url(programme's Ed25519 key, 32 bytes · notice secret, 16 bytes).
 * The secret opens the notice that the server keeps and cannot read. It stands in the fragment, which no browser sends.
 */
import { fromText, openSigned, Secret, type SigningPair, sealer, sign, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { ProgrammeId } from '../model/brand.ts';
import { programmeIdOf } from '../model/ids.ts';
import type { Programme } from '../model/programme.ts';
import { encodeProgramme, parseProgramme } from '../model/programmeCodec.ts';

const KEY = 32;
/** Bytes of the secret that opens a notice. */
export const NOTICE_SECRET_LENGTH = 16;

export interface ProgrammeLink {
  readonly programme: ProgrammeId;
  readonly secret: Secret;
}

export function programmeLink(origin: string, programme: Uint8Array, secret: Secret): string {
  const token = new Uint8Array(KEY + NOTICE_SECRET_LENGTH);
  token.set(programme);
  token.set(secret.reveal(), KEY);
  return `${origin}/p#${toText(token)}`;
}

/** Fails on anything that is not exactly such a token. */
export function parseProgrammeToken(token: string): Result<ProgrammeLink, { readonly tag: 'link-malformed' }> {
  const bytes = fromText(token.trim(), KEY + NOTICE_SECRET_LENGTH);
  if (!bytes.ok) return err({ tag: 'link-malformed' });
  return ok({ programme: programmeIdOf(bytes.value.slice(0, KEY)), secret: new Secret(bytes.value.slice(KEY)) });
}

/** The signed definition, sealed for whoever has the link. */
export function makeNotice(
  programme: Programme,
  pair: SigningPair,
  secret: Secret,
  random: (length: number) => Uint8Array,
): Uint8Array {
  const envelope = sign('programme', encodeProgramme(programme), pair);
  return sealer(secret, 'notice', programmeIdOf(pair.publicKey)).seal(envelope, random);
}

/** Opens what the server gave. `link-not-genuine`: it is not this programme's, or was changed on the way. */
export function openNotice(
  link: ProgrammeLink,
  notice: Uint8Array,
): Result<{ readonly programme: Programme; readonly envelope: Uint8Array }, { readonly tag: 'link-not-genuine' }> {
  const envelope = sealer(link.secret, 'notice', link.programme).open(notice);
  if (!envelope.ok) return err({ tag: 'link-not-genuine' });
  const signed = openSigned('programme', envelope.value);
  if (!signed.ok || programmeIdOf(signed.value.signer) !== link.programme) return err({ tag: 'link-not-genuine' });
  const programme = parseProgramme(signed.value.payload);
  return programme.ok ? ok({ programme: programme.value, envelope: envelope.value }) : err({ tag: 'link-not-genuine' });
}
