import { useLingui } from '@lingui/react/macro';
import type { FileRef } from '../../model/file.ts';
import type { FileState } from '../../session/types.ts';
import { formatBytes } from '../format.ts';
import { fetchable, fileStateWords } from '../workspace/files/fileWords.ts';

/** What stands in place of a picture, until it is here. `name`: whose device has it. */
export function usePictureWords(
  name: string,
): (file: FileRef, state: FileState | null) => { text: string; action: string | null } {
  const { t, i18n } = useLingui();
  return (file, state) => {
    const size = formatBytes(i18n.locale, file.size);
    const words = state === null ? null : fileStateWords(state, false, name);
    const act = state === null ? null : fetchable(state);
    return {
      text: [state === null ? t`A picture of another space` : t`Picture`, size, words && i18n._(words)]
        .filter(Boolean)
        .join(' · '),
      action: act === null ? null : act === 'fetch' ? t`Show it` : t`Try again`,
    };
  };
}
