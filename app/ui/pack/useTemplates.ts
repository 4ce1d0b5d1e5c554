/** The pages to begin from that the programme gives, for an empty page to offer. */

import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { inLanguage } from '../../model/localised.ts';
import type { Workspace } from '../../session/types.ts';
import type { GivenTemplate } from '../editor/Templates.tsx';
import { usePack } from './usePack.ts';

/** Empty until the pack is read, and where there is none. */
export function useTemplates(workspace: Workspace): readonly GivenTemplate[] {
  const { i18n } = useLingui();
  const pack = usePack(workspace);
  const { locale } = i18n;
  return useMemo(
    () =>
      (pack?.sheets ?? [])
        .filter(({ kind }) => kind === 'template')
        .map(({ title, text }) => ({
          title: inLanguage(title, [locale], pack?.languages),
          markdown: inLanguage(text, [locale], pack?.languages),
        })),
    [pack, locale],
  );
}
