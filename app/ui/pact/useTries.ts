import { useState } from 'react';
import type { PactRefusal } from '../../session/types.ts';

export type Tried = { readonly ok: true } | { readonly ok: false; readonly error: PactRefusal };

/** Runs one act at a time, and keeps why the last was refused. Resolves with whether it was done. */
export function useTries() {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<PactRefusal | null>(null);
  async function run(act: () => Tried | Promise<Tried>): Promise<boolean> {
    setBusy(true);
    const tried = await act();
    setBusy(false);
    setRefused(tried.ok ? null : tried.error);
    return tried.ok;
  }
  return { busy, refused, run };
}
