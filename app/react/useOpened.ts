import { useEffect, useState } from 'react';
import type { Result } from '../../crypto/result.ts';

export type Opened<T, E> =
  | { readonly tag: 'opening' }
  | { readonly tag: 'open'; readonly value: T }
  | { readonly tag: 'failed'; readonly error: E };

/**
 * Opens something of the session when the screen arrives or `key` changes, and lets go of it when the screen leaves.
 * A thing that arrives after the screen has gone is closed at once.
 */
export function useOpened<T, E>(
  key: string,
  open: () => Promise<Result<T, E>>,
  close?: (value: T) => void,
): Opened<T, E> {
  const [state, setState] = useState<{ key: string; opened: Opened<T, E> }>({ key, opened: { tag: 'opening' } });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` alone decides; open and close are new functions at each drawing
  useEffect(() => {
    let gone = false;
    let held: { value: T } | null = null;
    setState({ key, opened: { tag: 'opening' } });
    const arrived = open().then((result) => {
      if (!result.ok) {
        if (!gone) setState({ key, opened: { tag: 'failed', error: result.error } });
        return;
      }
      if (gone) {
        close?.(result.value);
        return;
      }
      held = { value: result.value };
      setState({ key, opened: { tag: 'open', value: result.value } });
    });
    // A broken invariant, not a failure: thrown while drawing, it reaches the boundary of the screen.
    arrived.catch((broken: unknown) => {
      // Nobody draws it any more: to the page's own boundary.
      if (gone) throw broken;
      setState(() => {
        throw broken;
      });
    });
    return () => {
      gone = true;
      if (held !== null) close?.(held.value);
    };
  }, [key]);
  // Between the change of key and the effect, the former thing must not be shown under the new key.
  return state.key === key ? state.opened : { tag: 'opening' };
}
