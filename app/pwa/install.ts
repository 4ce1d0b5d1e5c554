/**
 * How this app gets onto the home screen from where it is open now. On an iPhone that comes first: what is written in a
 * Safari tab does not follow the icon, and Safari clears it after a week without a visit. A browser inside another app
 * (Facebook, Instagram …) can neither install nor keep, and is left first.
 */

/** `prompt`: the browser asks when told to. `ios`: by hand, from the share sheet. `none`: not here, or not now. */
export type InstallWay = 'installed' | 'prompt' | 'ios' | 'inApp' | 'none';

export interface Install {
  get(): InstallWay;
  subscribe(listener: () => void): () => void;
  /** In a gesture, while the way is `prompt`. True when the person said yes. */
  ask(): Promise<boolean>;
}

export interface Seen {
  readonly userAgent: string;
  readonly touchPoints: number;
  readonly isStandalone: boolean;
}

/** Browsers inside other apps, as they name themselves; Android's have `; wv`. */
const IN_APP =
  /\bFB(?:AN|AV|_IAB)|\bInstagram\b|\bLine\/|\bMicroMessenger\b|\bLinkedInApp\b|\bSnapchat\b|musical_ly|BytedanceWebview|\bTwitter for|; wv\)/;

export function wayOf({ userAgent, touchPoints, isStandalone }: Seen): Exclude<InstallWay, 'prompt'> {
  if (isStandalone) return 'installed';
  if (IN_APP.test(userAgent)) return 'inApp';
  // An iPad says that it is a Mac; no Mac has a touch screen.
  const isApple = /\b(?:iPhone|iPad|iPod)\b/.test(userAgent) || (/\bMacintosh\b/.test(userAgent) && touchPoints > 1);
  return isApple ? 'ios' : 'none';
}

/** Not yet in every browser's types, nor in every browser. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
  readonly userChoice: Promise<{ readonly outcome: string }>;
}

/** As the browser says it now, before it offers anything. */
export function wayNow(): ReturnType<typeof wayOf> {
  const { userAgent, maxTouchPoints } = navigator;
  const standalone = window.matchMedia('(display-mode: standalone)').matches;
  const isStandalone = standalone || (navigator as { readonly standalone?: boolean }).standalone === true;
  return wayOf({ userAgent, touchPoints: maxTouchPoints, isStandalone });
}

/** Call at once when the page starts: the browser offers it only once. */
export function watchInstall(): Install {
  const listeners = new Set<() => void>();
  let way: InstallWay = wayNow();
  let offered: InstallPrompt | null = null;
  const become = (next: InstallWay): void => {
    way = next;
    for (const listener of [...listeners]) listener();
  };
  window.addEventListener('beforeinstallprompt', (event) => {
    // Our own words ask, when the person looks for them.
    event.preventDefault();
    offered = event as InstallPrompt;
    if (way === 'none') become('prompt');
  });
  window.addEventListener('appinstalled', () => become('installed'));
  return {
    get: () => way,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async ask() {
      const prompt = offered;
      if (prompt === null) return false;
      offered = null;
      await prompt.prompt();
      const { outcome } = await prompt.userChoice;
      become(outcome === 'accepted' ? 'installed' : 'none');
      return outcome === 'accepted';
    },
  };
}
