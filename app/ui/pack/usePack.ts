import { ok } from '../../../crypto/result.ts';
import type { Pack } from '../../model/pack.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { Workspace } from '../../session/types.ts';

/** The pack of the programme that made this space; null: there is none; undefined: it is being read. */
export function usePack({ id, programme }: Pick<Workspace, 'id' | 'programme'>): Pack | null | undefined {
  const opened = useOpened(id, async () => ok((await programme?.pack()) ?? null));
  return opened.tag === 'open' ? opened.value : undefined;
}
