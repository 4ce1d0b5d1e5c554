const THREADS = 8;

/**
 * Resolves once the signatures that were handed to the platform before have come back. Its threads take work in order: what
 * is asked of each of them after those is answered after those, however busy the machine is.
 */
export async function verified(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) {
    await Promise.all(Array.from({ length: THREADS }, () => crypto.subtle.digest('SHA-256', new Uint8Array(64))));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
