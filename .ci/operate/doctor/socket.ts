/** The socket as the app opens it, with the origin of the page; and what it says of the operator's relays. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { WebSocket } from 'ws';
import { parseServerMessage, type ServerMessage } from '../../../app/peer/server/answers.ts';
import { proofPayload, SOCKET_PATH } from '../../../signaling/protocol.ts';
import { broken, type Finding, ok } from './finding.ts';

export type Relays = Extract<ServerMessage, { type: 'relays' }>;

const LIMIT = 8_000;

function proveWith(nonce: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = String(publicKey.export({ format: 'jwk' }).x);
  const payload = proofPayload(Buffer.from(nonce, 'base64url'), Buffer.from(key, 'base64url'));
  const signature = sign(null, Buffer.concat([Buffer.from('binome/1/topic\0'), payload]), privateKey);
  return JSON.stringify({ type: 'prove', key, signature: signature.toString('base64url') });
}

/** `refused`: the HTTP status given instead of a socket; `none`: nothing of ours came. */
function openAndAsk(address: URL): Promise<Relays | { readonly type: 'refused'; readonly status: number } | 'none'> {
  const url = new URL(SOCKET_PATH, address);
  url.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers: { origin: address.origin }, handshakeTimeout: LIMIT });
    const end = (what: Awaited<ReturnType<typeof openAndAsk>>): void => {
      clearTimeout(impatience);
      resolve(what);
      socket.terminate();
    };
    const impatience = setTimeout(() => end('none'), LIMIT);
    socket.on('unexpected-response', (_, response) => end({ type: 'refused', status: response.statusCode ?? 0 }));
    socket.on('error', () => end('none'));
    socket.on('close', () => end('none'));
    socket.on('message', (data) => {
      const message = parseServerMessage(data.toString());
      if (message?.type === 'challenge') socket.send(proveWith(message.nonce));
      if (message?.type === 'proved') socket.send('{"type":"relays"}');
      if (message?.type === 'relays') end(message);
    });
  });
}

export async function lookAtSocket(address: URL): Promise<readonly [Finding, Relays | null]> {
  const answer = await openAndAsk(address);
  if (answer !== 'none' && answer.type === 'relays') {
    return [ok('Socket: opens, and takes a proof.', 'Socket : s’ouvre, et accepte une preuve.'), answer];
  }
  if (answer !== 'none' && answer.status === 403) {
    const words = [
      `Origin: the server refuses pages of ${address.origin}.`,
      `Origine : le serveur refuse les pages de ${address.origin}.`,
    ] as const;
    return [
      broken(words, [
        `Start it with ORIGIN=${address.origin}, or open the app at the address that ORIGIN names.`,
        `Lance-le avec ORIGIN=${address.origin}, ou ouvre l’app à l’adresse que dit ORIGIN.`,
      ]),
      null,
    ];
  }
  const status = answer === 'none' ? '' : ` (HTTP ${answer.status})`;
  return [
    broken(
      [
        `Socket: ${SOCKET_PATH} does not become a WebSocket${status}.`,
        `Socket : ${SOCKET_PATH} ne devient pas un WebSocket${status}.`,
      ],
      [
        'Let the reverse proxy pass upgrades: Caddy does; nginx wants proxy_http_version 1.1 and the headers Upgrade and Connection.',
        'Que le proxy inverse laisse passer les « upgrades » : Caddy le fait ; nginx veut proxy_http_version 1.1 et les en-têtes Upgrade et Connection.',
      ],
    ),
    null,
  ];
}
