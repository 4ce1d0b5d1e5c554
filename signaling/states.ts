/** What operators and their tools ask: alive, ready, and how much. */
import type { IncomingMessage, ServerResponse } from 'node:http';

// A proxy beside us asks from this machine too, for anybody: it says so in these.
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
const isFromHere = ({ socket, headers }: IncomingMessage): boolean =>
  /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined);

export interface Asked {
  readonly version: string;
  readonly isClosing: () => boolean;
  readonly isHealthy: () => boolean | Promise<boolean>;
  readonly metrics: () => string;
}

/** Answers the three paths; false: it was none of them, or not for the one who asks. */
export async function answerState(request: IncomingMessage, response: ServerResponse, asked: Asked): Promise<boolean> {
  const answer = (status: number, type: string, text: string): true => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
    return true;
  };
  if (request.url === '/metrics' && isFromHere(request)) {
    return answer(200, 'text/plain; version=0.0.4; charset=utf-8', asked.metrics());
  }
  const isReady = request.url === '/readyz';
  if (!isReady && request.url !== '/healthz') return false;
  const store = (await asked.isHealthy()) ? 'ok' : 'failing';
  const status = store === 'ok' && isReady && asked.isClosing() ? 'closing' : store;
  return answer(
    status === 'ok' ? 200 : 503,
    'application/json',
    JSON.stringify({ status, version: asked.version, store }),
  );
}
