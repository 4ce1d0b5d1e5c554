import { utf8 } from './bytes.ts';
import { bind, derive } from './derive.ts';
import type { Secret } from './secret.ts';
import { toText } from './text.ts';

/** The name under which `name` may stand where strangers look: 22 characters that tell nothing without the key. */
export function hiddenName(key: Secret, name: string): string {
  return toText(derive(key.reveal(), bind('name', [utf8(name)]), 16));
}
