/** A pack's texts in the language of the screens, or the nearest that it has. */
import { useLingui } from '@lingui/react/macro';
import { inLanguage, type Localised } from '../../model/localised.ts';
import type { Pack } from '../../model/pack.ts';

export type Say = (text: Localised) => string;

export function useSay({ languages }: Pick<Pack, 'languages'>): Say {
  const { i18n } = useLingui();
  return (text) => inLanguage(text, [i18n.locale], languages);
}
