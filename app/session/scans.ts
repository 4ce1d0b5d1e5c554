/**
 * What is read off a screen ends with a mark that the same thing sent as a text has not. Only the devices of who shows
 * it can draw the mark, so whoever can tell of it has seen the screen, and says so under their own key. Refused here:
 * somebody between two people, who is the other to each under a key of their own making, and claims to have scanned.
 */
import {
  deriveKeptKey,
  fromText,
  isKnowledge,
  openSigned,
  Secret,
  showKnowledge,
  sign,
  toText,
} from '../../crypto/index.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { encodeScan, parseScan, type Scan } from '../model/scanCodec.ts';
import type { Core } from './core.ts';

/** Anything older may have been photographed or published: it shows a key, not that its owner stands there. */
export const FRESH_CODE = 7 * 86_400_000;
/** Clocks of two phones differ; what is from further ahead is as good as old. */
const AHEAD = 86_400_000;

export const isFresh = (issued: Instant, now: Instant): boolean => now - issued <= FRESH_CODE && issued - now <= AHEAD;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** 22 characters (132 bits) that go with `text` on a screen of whose seed it is. */
export const markOf = (seed: Secret, text: string): string =>
  toText(showKnowledge(deriveKeptKey(seed), utf8(`shown ${text}`))).slice(0, 22);

const secretOf = (mark: string): Secret => new Secret(utf8(mark));

/** Said by whoever read something with that mark. */
export function signScan(
  { me, person }: Pick<Core, 'me' | 'person'>,
  { mark, issued, at }: Omit<Scan, 'version' | 'proof'> & { readonly mark: string },
): Uint8Array {
  const proof = toText(showKnowledge(secretOf(mark), utf8(me)));
  return sign('scan', encodeScan({ version: 1, issued, at, proof }), person.sign);
}

/** What `reader` said of something this person showed. Null: of nothing with a mark of ours, or not said by them. */
export function openScan(envelope: Uint8Array, reader: PersonId, markAt: (issued: Instant) => string): Scan | null {
  const signed = openSigned('scan', envelope);
  const scan = signed.ok && toText(signed.value.signer) === reader ? parseScan(signed.value.payload) : null;
  if (!scan?.ok) return null;
  const proof = fromText(scan.value.proof);
  const isSeen = proof.ok && isKnowledge(secretOf(markAt(scan.value.issued)), utf8(reader), proof.value);
  return isSeen ? scan.value : null;
}
