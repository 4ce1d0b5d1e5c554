/** Whether the browser asks to spare data: the person's own wish (saveData), or a network of the second generation. */

interface Connection extends EventTarget {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

export interface Thrift {
  get(): boolean;
  subscribe(listener: () => void): () => void;
}

/** Always false where the browser says nothing of it (Safari, Firefox): there the setting decides. */
export function watchThrift(): Thrift {
  const { connection } = navigator as { readonly connection?: Connection };
  return {
    get: () => connection?.saveData === true || /^(slow-)?2g$/.test(connection?.effectiveType ?? ''),
    subscribe(listener) {
      connection?.addEventListener('change', listener);
      return () => connection?.removeEventListener('change', listener);
    },
  };
}
