import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState } from 'react';
import { inLanguage } from '../../model/localised.ts';
import type { Pack } from '../../model/pack.ts';
import type { DirectoryEntry, ListedPerson } from '../../session/types.ts';
import { formatList, languageName } from '../format.ts';
import { type DirectoryRow, rowMaker, rowsOf } from './directoryRows.ts';

/** The page draws and hears between two slices. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });

/** What an option of a question is called; of a text, the text. */
export const answerWords = (pack: Pack | null, locale: string, question: string, said: string): string => {
  const option = pack?.questions.find(({ id }) => id === question)?.options.find(({ id }) => id === said);
  return option === undefined ? said : inLanguage(option.label, [locale], pack?.languages);
};

/** Every row, null while they are made for the first time. Those before stay while new ones are made. */
export function useRows(
  directory: readonly DirectoryEntry[],
  listed: readonly ListedPerson[],
  pack: Pack | null,
): readonly DirectoryRow[] | null {
  const { i18n } = useLingui();
  const { locale } = i18n;
  const [rows, setRows] = useState<readonly DirectoryRow[] | null>(null);
  const maker = useMemo(
    () =>
      rowMaker({
        language: (tag) => languageName(locale, tag),
        list: (names) => formatList(locale, names),
        answer: (question, said) => answerWords(pack, locale, question, said),
      }),
    [locale, pack],
  );
  useEffect(() => {
    let gone = false;
    const made = rowsOf(maker, directory, listed, async () => {
      await pause();
      return !gone;
    });
    void made.then((all) => {
      if (all !== null && !gone) setRows(all);
    });
    return () => {
      gone = true;
    };
  }, [maker, directory, listed]);
  return rows;
}
