import { useLingui } from '@lingui/react/macro';
import { useAnnouncer } from './Announcer.tsx';

/** Gives a text to the clipboard, and says that it did, or that the browser did not let it. */
export function useCopy(): (text: string) => Promise<void> {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t`Copied`);
    } catch {
      toast(t`The browser did not let Binôme copy.`);
    }
  };
}
