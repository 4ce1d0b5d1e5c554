import { useLingui } from '@lingui/react/macro';
import { type RefObject, useRef } from 'react';
import { useAnnouncer } from '../parts/Announcer.tsx';

/** Copies a text; where the browser refuses the clipboard, the field that shows it is selected instead. */
export function useCopy(): { field: RefObject<HTMLInputElement | null>; copy: (text: string) => Promise<void> } {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const field = useRef<HTMLInputElement>(null);
  return {
    field,
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        toast(t`Link copied`);
      } catch {
        // Ready to be copied by hand.
        field.current?.select();
      }
    },
  };
}
