/**
 * What comes before the first screen of somebody who has nothing here yet: a better place for it (the home screen of an
 * iPhone, a real browser), or the truth that the browser cleared what was here.
 */
import { createContext, useContext, useEffect } from 'react';
import { changeable } from '../../model/observable.ts';
import { useObservable, useSessionIfAny } from '../../react/session.ts';
import type { DeviceView } from '../../session/types.ts';
import { useHere } from '../home/here.ts';
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

const NO_DEVICES = changeable<readonly DeviceView[]>([]);

/** `cleared`: somebody was here, by the mark that a browser leaves when it clears databases, and nothing is left. */
export function useArrival(): 'cleared' | 'ios' | 'inApp' | null {
  const session = useSessionIfAny();
  const here = useHere();
  const devices = useObservable((here && session?.devices.list) ?? NO_DEVICES);
  const device = devices.find(({ isThis }) => isThis)?.id ?? null;
  const way = useObservable(useInstall());
  const isOwn = here?.isOwn === true;
  useEffect(() => {
    if (isOwn && device !== null) noteHere(device);
  }, [isOwn, device]);
  if (isOwn || here === null) return null;
  const before = hereBefore();
  if (before !== null && device !== null && before !== device) return 'cleared';
  return way === 'ios' || way === 'inApp' ? way : null;
}
