import type { IncomingMessage, ServerResponse } from 'node:http';

// Host names and ports only: a header is text from outside, and this one is written into the policy.
const HOST = /^[a-z0-9.-]{1,253}(?::\d{1,5})?$|^\[[0-9a-f:]{2,45}\](?::\d{1,5})?$/i;

/** The sockets a page of this request may open besides 'self', which older engines do not read as covering ws. */
function socketsOf({ headers: { host = '' } }: IncomingMessage, origin: string | undefined): string {
  if (origin !== undefined) return ` ${origin.replace(/^http/, 'ws')}`;
  return HOST.test(host) ? ` ws://${host} wss://${host}` : '';
}

/** Sent with every answer. 'wasm-unsafe-eval' is for argon2id; ProseMirrorClipboard is the editor's own policy for paste. */
export function securityHeaders(request: IncomingMessage, origin: string | undefined): Record<string, string> {
  const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:;
    media-src 'self' blob:; font-src 'self'; connect-src 'self'${socketsOf(request, origin)}; worker-src 'self';
    manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';
    require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard app-url`;
  return {
    'content-security-policy': policy.replace(/\s+/g, ' '),
    'permissions-policy':
      'camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}

/** For the page itself: its import map may run, by its hash, and no script that the map has no hash for. Browsers check. */
export function guardScripts(response: ServerResponse, mapHash: string): void {
  if (!/^'sha256-[\w+/]{43}='$/.test(mapHash)) return;
  const policy = String(response.getHeader('content-security-policy'));
  response.setHeader('content-security-policy', policy.replace("script-src 'self'", `script-src 'self' ${mapHash}`));
  response.setHeader('integrity-policy', 'blocked-destinations=(script)');
}
