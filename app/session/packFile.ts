/**
 * A pack on its way: signed by its programme (label `pack`) and deflated. Inside a notice it comes behind the programme's
 * own envelope; as a file it stands alone, in text, and may be read, forked and handed on by anyone.
 */
import { fromText, hash, openSigned, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { ProgrammeId } from '../model/brand.ts';
import { programmeIdOf } from '../model/ids.ts';
import { PACK_LIMITS, type Pack } from '../model/pack.ts';
import { encodePack, parsePack } from '../model/packCodec.ts';
import { deflate, inflate } from '../peer/index.ts';

/** How a programme's file begins; base64url of its bytes follows. */
export const PACK_HEAD = 'binome programme 1\n';
/** Of a signed envelope around the largest pack. */
const SIGNED = PACK_LIMITS.bytes + 200;

export interface OpenedPack {
  readonly pack: Pack;
  /** The programme whose coordinator signed it. */
  readonly by: ProgrammeId;
}

export type PackFault =
  /** No programme's file. */
  | { readonly tag: 'not-ours' }
  /** Cut short or changed on the way. */
  | { readonly tag: 'damaged' }
  | { readonly tag: 'newer-version' };

/** Names a pack by its content: base64url of the hash of its bytes. */
export const packHash = (pack: Pack): string => toText(hash(encodePack(pack)));

export const packBytes = (pack: Pack, programme: SigningPair): Promise<Uint8Array> =>
  deflate(sign('pack', encodePack(pack), programme));

export async function openPackBytes(bytes: Uint8Array): Promise<Result<OpenedPack, PackFault>> {
  const envelope = await inflate(bytes, SIGNED);
  if (!envelope.ok) return err({ tag: 'damaged' });
  const signed = openSigned('pack', envelope.value);
  if (!signed.ok) return err({ tag: 'damaged' });
  const pack = parsePack(signed.value.payload);
  if (pack.ok) return ok({ pack: pack.value, by: programmeIdOf(signed.value.signer) });
  return err({ tag: pack.error.tag === 'newer-version' ? 'newer-version' : 'damaged' });
}

export const packFile = async (pack: Pack, programme: SigningPair): Promise<string> =>
  `${PACK_HEAD}${toText(await packBytes(pack, programme))}\n`;

/** `text`: of a file that somebody chose; anything may be in it. */
export async function readPackFile(text: string): Promise<Result<OpenedPack, PackFault>> {
  const lines = text.replaceAll('\r\n', '\n');
  if (!lines.startsWith(PACK_HEAD))
    return err({ tag: /^binome programme \d/.test(lines) ? 'newer-version' : 'not-ours' });
  const bytes = fromText(lines.slice(PACK_HEAD.length).trim());
  return bytes.ok ? openPackBytes(bytes.value) : err({ tag: 'damaged' });
}
