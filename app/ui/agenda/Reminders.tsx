import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import { useNow } from '../clock.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';

const BEFORE = 15 * 60_000;
/** Until the page is left: what another tab or an hour ago was said, is not said again. */
const reminded = new Set<string>();

/** As long as the app is open, wherever one is in it: a quarter of an hour before each meeting. */
export function Reminders() {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const now = useNow();
  const { workspaces } = useObservable(useSession().home);
  useEffect(() => {
    for (const { id, title, soon, example } of workspaces) {
      if (example) continue;
      for (const { start } of soon.meetings) {
        const name = `${id} ${start}`;
        if (start <= now || start > now + BEFORE || reminded.has(name)) continue;
        reminded.add(name);
        const minutes = Math.ceil((start - now) / 60_000);
        toast(t`In ${minutes} min: your meeting with ${title}`);
        // Others look at that screen, and the system keeps what it showed: no name.
        void notify(t`A meeting in ${minutes} min`, name);
      }
    }
  }, [workspaces, now, toast, t]);
  return null;
}

/** Phones show nothing that does not come from the service worker. */
async function notify(text: string, tag: string): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const worker = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  if (worker !== undefined) await worker.showNotification('Binôme', { body: text, tag });
  else new Notification('Binôme', { body: text, tag });
}
