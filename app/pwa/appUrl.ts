/**
 * The page's one Trusted Types policy. Under `require-trusted-types-for 'script'` a browser starts no worker from a
 * plain string, so that injected text can never become code; the scripts of our own build pass through here.
 */
interface ScriptUrlPolicy {
  /** A TrustedScriptURL at run time. Named a string because the DOM's types let Worker take nothing else. */
  createScriptURL(url: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

declare global {
  var trustedTypes: PolicyFactory | undefined;
}

/** The service worker, and hashed chunks of the build; while developing, the sources that Vite serves. */
function isOurs(url: URL): boolean {
  if (url.origin !== location.origin) return false;
  return url.pathname === '/sw.js' || /^\/assets\/[\w.-]+\.js$/.test(url.pathname) || import.meta.env.DEV;
}

const rules: ScriptUrlPolicy = {
  createScriptURL(url) {
    const resolved = new URL(url, location.href);
    if (!isOurs(resolved)) throw new TypeError(`not a script of this app: ${resolved.href}`);
    return resolved.href;
  },
};

// Where the browser knows no Trusted Types, the same list is checked and the plain address used.
const policy = globalThis.trustedTypes?.createPolicy('app-url', rules) ?? rules;

/** The address of a script of this build, as `new Worker` and the service worker's registration accept it. Throws for any other. */
export function appUrl(url: string): string {
  return policy.createScriptURL(url);
}
