import { type RefObject, useLayoutEffect, useState } from 'react';
import { placeAfter } from '../../model/differing.ts';

/**
 * For a field whose words somebody else changes meanwhile (R23): the caret stays in the words it was in, where React
 * would put it at the end. Returns what the field begins with; from then on its words are put in here.
 */
export function useSteady(ref: RefObject<HTMLTextAreaElement | null>, value: string): string {
  const [first] = useState(value);
  useLayoutEffect(() => {
    const field = ref.current;
    if (field === null || field.value === value) return;
    const { value: before, selectionStart, selectionEnd, selectionDirection } = field;
    const placed = (place: number): number => placeAfter(before, value, place);
    field.value = value;
    if (document.activeElement === field)
      field.setSelectionRange(placed(selectionStart), placed(selectionEnd), selectionDirection);
  });
  return first;
}
