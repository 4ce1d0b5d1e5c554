/**
 * What comes before the first screen of somebody who has nothing here yet: a better place for it (the home screen of an
 * iPhone, a real browser), or the truth that the browser cleared what was here.
 */
import { createContext, useContext, useEffect } from 'react';
import { changeable } from '../../model/observable.ts';
import { useObservable, useSessionIfAny, useStatus } from '../../react/session.ts';
import type { DeviceView, Home, PageSummary } from '../../session/types.ts';
import { hereBefore, noteHere } from '../preferences.ts';

export interface Install {
  get(): 'installed' | 'prompt' | 'ios' | 'inApp' | 'none';
  subscribe(listener: () => void): () => void;
  ask(): Promise<boolean>;
}

const nowhere: Install = { get: () => 'none', subscribe: () => () => undefined, ask: () => Promise.resolve(false) };

const InstallContext = createContext<Install>(nowhere);
export const InstallProvider = InstallContext.Provider;
export const noInstall = nowhere;
export const useInstall = (): Install => useContext(InstallContext);

const NOTHING = changeable<Home | null>(null);
const NO_PAGES = changeable<readonly PageSummary[]>([]);
const NO_DEVICES = changeable<readonly DeviceView[]>([]);

/** `cleared`: somebody was here, by the mark that a browser leaves when it clears databases, and nothing is left. */
export function useArrival(): 'cleared' | 'ios' | 'inApp' | null {
  const session = useSessionIfAny();
  const ready = useStatus().tag === 'ready' ? session : null;
  const home = useObservable<Home | null>(ready?.home ?? NOTHING);
  const pages = useObservable(ready?.notes.pages ?? NO_PAGES);
  const device = useObservable(ready?.devices.list ?? NO_DEVICES).find(({ isThis }) => isThis)?.id ?? null;
  const way = useObservable(useInstall());
  // Whether anything of the person's is on this device: written, joined, asked for or run. An example is nobody's.
  const begun =
    home !== null &&
    ([pages, home.applications, home.invitations, home.directs, home.archives].some(({ length }) => length > 0) ||
      [...home.workspaces, ...home.offices].some(({ example }) => !example));
  useEffect(() => {
    if (begun && device !== null) noteHere(device);
  }, [begun, device]);
  if (begun || ready === null) return null;
  const before = hereBefore();
  if (before !== null && device !== null && before !== device) return 'cleared';
  return way === 'ios' || way === 'inApp' ? way : null;
}
