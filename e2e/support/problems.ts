/** Collects what must not happen behind a scene: errors nobody caught, policy violations, requests to strangers. */
import type { BrowserContext, Page } from 'playwright-core';

export interface Problems {
  /**
   * Everything seen so far: console errors (a refused script or style is one), uncaught errors, unhandled
   * rejections, crashes. `expected` are patterns the scene itself provoked, such as `noNetwork`.
   */
  seen(...expected: readonly RegExp[]): string[];
  /** Addresses asked for that are not of the given origin. */
  foreign(origin: string): string[];
  /** What no scene may end with, whoever asked for it: what a policy of the page refused, and requests off this machine. */
  broken(): string[];
}

/** What Chromium prints by itself when a request or a socket finds no server. */
export const noNetwork =
  /net::ERR_|WebSocket connection to .* failed|Failed to load resource|FetchEvent .* network error/;

/** What browsers print when a policy of the page refuses something. */
const refusedByPolicy = /Content Security Policy|Integrity-Policy|Trusted ?(?:Type|Script|HTML)|integrity' attribute/i;
/** Every server of a scene is on this machine, or in a laboratory of its own. */
const ownHost = /^(?:localhost|127\.0\.0\.1|\[::1\]|10\.[\d.]+)(?::\d+)?$/;

export function collectProblems(context: BrowserContext): Problems {
  const seen: string[] = [];
  const asked: string[] = [];
  const watch = (page: Page) => {
    page.on('crash', () => seen.push('the page crashed'));
    page.on('websocket', (socket) => asked.push(socket.url()));
  };
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
  context.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error') seen.push(`console: ${message.text()}${url ? ` (${url})` : ''}`);
  });
  context.on('weberror', (error) => seen.push(`uncaught: ${error.error().stack || error.error().message}`));
  context.on('request', (request) => asked.push(request.url()));
  return {
    seen: (...expected) => seen.filter((each) => !expected.some((pattern) => pattern.test(each))),
    foreign(origin) {
      const host = new URL(origin).host;
      return asked.filter((url) => /^(https?|wss?):/.test(url) && new URL(url).host !== host);
    },
    broken: () => [
      ...seen.filter((each) => refusedByPolicy.test(each)),
      ...asked
        .filter((url) => /^(https?|wss?):/.test(url) && !ownHost.test(new URL(url).host))
        .map((url) => `a request to a stranger: ${url}`),
    ],
  };
}
