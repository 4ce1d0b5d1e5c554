/**
 * Under `require-trusted-types-for 'script'` a worker starts only from an address that a named policy let through.
 * Ours is called `app-url` and lets through addresses of this very site. A policy can be made once a page: whatever
 * else starts a script by address (the service worker) takes it from here.
 */
interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}

declare global {
  var trustedTypes:
    | { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy }
    | undefined;
}

function ownAddress(address: string): string {
  const url = new URL(address, globalThis.location.href);
  if (url.origin !== globalThis.location.origin) throw new TypeError('a script from another site is refused');
  return url.href;
}

let policy: ScriptUrlPolicy | null = null;

/** An address the browser accepts for a worker. Throws on one that is not of this site. */
export function scriptUrl(address: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy('app-url', { createScriptURL: ownAddress }) ?? {
    createScriptURL: ownAddress,
  };
  return policy.createScriptURL(address);
}

/**
 * Starts a module worker, posts one message, gives its one answer, ends it. Rejects when the worker cannot start or
 * fails.
 */
export function askWorker<Answer>(address: string, question: unknown): Promise<Answer> {
  const worker = new Worker(scriptUrl(address), { type: 'module' });
  const answer = new Promise<Answer>((resolve, reject) => {
    worker.addEventListener('message', (event: MessageEvent<Answer>) => resolve(event.data));
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker did not start')));
    worker.addEventListener('messageerror', () => reject(new Error('the answer could not be read')));
  });
  worker.postMessage(question);
  return answer.finally(() => worker.terminate());
}
