import { type RefObject, useLayoutEffect } from 'react';

/** Gives a textarea the height of its text where CSS cannot (`field-sizing` is missing in Firefox). */
export function useGrowing(ref: RefObject<HTMLTextAreaElement | null>, value: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the text changes
  useLayoutEffect(() => {
    const area = ref.current;
    if (area === null || CSS.supports('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [ref, value]);
}
