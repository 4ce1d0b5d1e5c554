import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { ChatLine } from '../../session/types.ts';
import { sought } from './asked.ts';

/** Goes to the message that a search led to, once it is there. */
export function useSought(lines: readonly ChatLine[], go: (id: string) => boolean): void {
  const [path] = useLocation();
  const wanted = useObservable(sought);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `go` is another one at each drawing
  useEffect(() => {
    // A frame after the log has gone to its end, as it does when it is first drawn.
    if (wanted?.line == null || wanted.path !== path || lines.length === 0) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (wanted.line !== null && go(wanted.line)) sought.set(null);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted, path, lines]);
}
