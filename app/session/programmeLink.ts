/**
 * A programme link: `https://…/p#TOKEN`, TOKEN = base64url(programme's Ed25519 key, 32 bytes · notice secret, 16 bytes).
 * The secret opens the notice that the server keeps and cannot read. It stands in the fragment, which no browser sends.
 */
import {
  derivePerson,
  fromText,
  openSigned,
  type PersonKeys,
  Secret,
  type SigningPair,
  sealer,
  sign,
  toText,
} from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { ProgrammeId } from '../model/brand.ts';
import { programmeIdOf } from '../model/ids.ts';
import type { Programme } from '../model/programme.ts';
import { encodeProgramme, parseProgramme } from '../model/programmeCodec.ts';
import { openPackBytes } from './packFile.ts';

const KEY = 32;
/** Bytes of the secret that opens a notice. */
export const NOTICE_SECRET_LENGTH = 16;

/** The keys of a programme are derived from its seed as a person's are: it signs, and letters are sealed to it. */
export const programmeKeys = (seed: Secret): PersonKeys => derivePerson(seed);

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

/** Of a notice with a pack: one byte, the length of the programme's envelope in four, that envelope, the pack's bytes. */
const WITH_PACK = 2;
const HEAD = 5;

/** The signed definition and, where there is one, the pack, sealed for whoever has the link. `pack`: see packFile.ts. */
export function makeNotice(
  programme: Programme,
  pair: SigningPair,
  secret: Secret,
  random: (length: number) => Uint8Array,
  pack?: Uint8Array,
): Uint8Array {
  return sealer(secret, 'notice', programmeIdOf(pair.publicKey)).seal(noticeBody(programme, pair, pack), random);
}

/** What a notice holds, and what the programme's own letter to who is in brings (kind `edition`). */
export function noticeBody(programme: Programme, pair: SigningPair, pack?: Uint8Array): Uint8Array {
  const envelope = sign('programme', encodeProgramme(programme), pair);
  return pack === undefined ? envelope : withPack(envelope, pack);
}

function withPack(envelope: Uint8Array, pack: Uint8Array): Uint8Array {
  const body = new Uint8Array(HEAD + envelope.length + pack.length);
  body[0] = WITH_PACK;
  new DataView(body.buffer).setUint32(1, envelope.length);
  body.set(envelope, HEAD);
  body.set(pack, HEAD + envelope.length);
  return body;
}

/** An envelope alone begins with the version of envelopes, which is 1. */
function partsOf(body: Uint8Array): { readonly envelope: Uint8Array; readonly pack: Uint8Array | null } {
  if (body[0] !== WITH_PACK || body.length < HEAD) return { envelope: body, pack: null };
  const end = HEAD + new DataView(body.buffer, body.byteOffset).getUint32(1);
  return { envelope: body.slice(HEAD, end), pack: body.slice(end) };
}

export interface OpenedNotice {
  readonly programme: Programme;
  readonly envelope: Uint8Array;
  /** Signed by the same programme, and read once; null: it has none. */
  readonly pack: Uint8Array | null;
}

/** Opens what the server gave. `link-not-genuine`: it is not this programme's, or was changed on the way. */
export async function openNotice(
  link: ProgrammeLink,
  notice: Uint8Array,
): Promise<Result<OpenedNotice, { readonly tag: 'link-not-genuine' }>> {
  const body = sealer(link.secret, 'notice', link.programme).open(notice);
  return body.ok ? readBody(body.value, link.programme) : err({ tag: 'link-not-genuine' });
}

/** `link-not-genuine`: it is not that programme's, or was changed on the way. */
export async function readBody(
  body: Uint8Array,
  by: ProgrammeId,
): Promise<Result<OpenedNotice, { readonly tag: 'link-not-genuine' }>> {
  const { envelope, pack } = partsOf(body);
  const signed = openSigned('programme', envelope);
  if (!signed.ok || programmeIdOf(signed.value.signer) !== by) return err({ tag: 'link-not-genuine' });
  const programme = parseProgramme(signed.value.payload);
  if (!programme.ok) return err({ tag: 'link-not-genuine' });
  if (pack === null) return ok({ programme: programme.value, envelope, pack });
  const opened = await openPackBytes(pack);
  // A newer app's pack is left out: the programme itself can be read.
  if (!opened.ok)
    return opened.error.tag === 'newer-version'
      ? ok({ programme: programme.value, envelope, pack: null })
      : err({ tag: 'link-not-genuine' });
  return opened.value.by === by ? ok({ programme: programme.value, envelope, pack }) : err({ tag: 'link-not-genuine' });
}
