/**
 * Introductions, shorter: what every one of them says in the same words becomes one byte, and what is random is spelled
 * as it is. Each byte spared here is more than two through the server, which carries them as text, there and back.
 * Another browser's words go through as they are.
 */
import { fromText, toText } from '../../crypto/index.ts';

/** Control characters, which JSON always escapes, stand for these. Their order is the format: only ever add at the end. */
const PHRASES = [
  '{"type":"announce","from":"',
  '{"type":"signal","from":"',
  '","to":"',
  '","token":',
  ',"signal":{"type":"link","session":',
  ',"nonce":"',
  '","bid":',
  ',"count":',
  ',"reply":',
  ',"inner":{"type":"',
  'offer","sdp":"v=0\\r\\no=- ',
  'answer","sdp":"v=0\\r\\no=- ',
  ' 2 IN IP4 127.0.0.1\\r\\ns=-\\r\\nt=0 0\\r\\na=group:BUNDLE 0\\r\\na=extmap-allow-mixed\\r\\na=msid-semantic: WMS',
  '\\r\\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\\r\\nc=IN IP4 0.0.0.0\\r\\na=ice-ufrag:',
  '\\r\\na=ice-pwd:',
  '\\r\\na=ice-options:trickle\\r\\na=fingerprint:sha-256 ',
  '\\r\\na=setup:actpass\\r\\na=mid:0',
  '\\r\\na=setup:active\\r\\na=mid:0',
  '\\r\\na=sctp-port:5000\\r\\na=max-message-size:262144\\r\\n"}}}',
  'candidate","candidate":{"candidate":"candidate:',
  ' 1 udp ',
  ' 1 tcp ',
  '.local ',
  ' typ host generation 0 ufrag ',
  ' typ host tcptype active generation 0 ufrag ',
  ' network-cost 999',
  '","sdpMLineIndex":0,"sdpMid":"0"}}}}',
  '{"type":"call","from":"',
] as const;

/** Random bytes, and how JSON spells them: Link's nonces, y-webrtc's names and the browser's for an address, prints of certificates. */
const RANDOM = [
  {
    code: 0x1d,
    length: 16,
    spelled: /(?<=\u0006)[\w-]{21}[AQgw](?=\u0007)/g,
    read: (text: string): Uint8Array => {
      const bytes = fromText(text, 16);
      if (!bytes.ok) throw new TypeError('the pattern lets through what base64url spells');
      return bytes.value;
    },
    spell: toText,
  },
  {
    code: 0x1e,
    length: 16,
    spelled: /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/g,
    read: bytesOf,
    spell: (bytes: Uint8Array): string => digitsOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  },
  {
    code: 0x1f,
    length: 32,
    spelled: /\b[\dA-F]{2}(?::[\dA-F]{2}){31}\b/g,
    read: bytesOf,
    spell: (bytes: Uint8Array): string =>
      digitsOf(bytes)
        .toUpperCase()
        .replaceAll(/..(?!$)/g, '$&:'),
  },
] as const;

/** The longest introduction has 16 KB of description: more is somebody's who wants to fill memory. */
const LONGEST = 64 * 1024;
/** What stands as it is, in UTF-8, begins as JSON does. */
const BRACE = '{'.charCodeAt(0);

function bytesOf(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/[\da-f]{2}/gi) ?? [], (byte) => Number.parseInt(byte, 16));
}

function digitsOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `text` is JSON, so it holds no control character. */
export function shorten(text: string): Uint8Array {
  let short = PHRASES.reduce((all, phrase, at) => all.replaceAll(phrase, String.fromCharCode(at + 1)), text);
  const isLatin = /^[\0-\xff]*$/.test(short);
  for (const { code, spelled, read } of RANDOM) {
    short = short.replaceAll(spelled, (random) => String.fromCharCode(code, ...read(random)));
  }
  if (!isLatin || short.startsWith('{')) return new TextEncoder().encode(text);
  return Uint8Array.from(short, (letter) => letter.charCodeAt(0));
}

/** The text again; null on what nobody shortened. Never throws. */
export function lengthen(short: Uint8Array): string | null {
  if (short[0] === BRACE) return asItIs(short);
  let text = '';
  for (let at = 0; at < short.length && text.length <= LONGEST; at += 1) {
    const byte = short[at] ?? 0;
    const random = RANDOM.find(({ code }) => code === byte);
    if (random === undefined) text += PHRASES[byte - 1] ?? String.fromCharCode(byte);
    else {
      const bytes = short.subarray(at + 1, at + 1 + random.length);
      if (bytes.length < random.length) return null;
      text += random.spell(bytes);
      at += random.length;
    }
  }
  return text.length > LONGEST ? null : text;
}

function asItIs(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // A member's device that seals garbage.
  }
}
