import { useLingui } from '@lingui/react/macro';
import { startTransition, useEffect, useMemo, useState } from 'react';
import type { PersonId } from '../../model/brand.ts';
import { inLanguage } from '../../model/localised.ts';
import type { Pack } from '../../model/pack.ts';
import type { DirectoryEntry, ListedPerson } from '../../session/types.ts';
import { formatList, languageName } from '../format.ts';
import { type DirectoryRow, type Filter, foundInSlices, type Pairing, rowMaker, rowsOf } from './directoryRows.ts';

/** So long without the page drawing and hearing, ms: a frame has 16. */
const WITHOUT = 8;

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });

/** Lets the page draw and hear when the work has gone on for long enough. False: nobody waits for it any more. */
function pauses(): { readonly pause: () => Promise<boolean>; readonly stop: () => void } {
  let gone = false;
  let since = performance.now();
  return {
    async pause() {
      if (performance.now() - since < WITHOUT) return !gone;
      await turn();
      since = performance.now();
      return !gone;
    },
    stop() {
      gone = true;
    },
  };
}

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
    const { pause, stop } = pauses();
    void rowsOf(maker, directory, listed, pause).then((all) => {
      if (all !== null) startTransition(() => setRows(all));
    });
    return stop;
  }, [maker, directory, listed]);
  return rows;
}

/** Those that the filter leaves; while they are looked for, those of before. Null before the first. */
export function useFound(
  rows: readonly DirectoryRow[] | null,
  filter: Filter,
  pairs: ReadonlyMap<PersonId, Pairing>,
): readonly DirectoryRow[] | null {
  const [shown, setShown] = useState<readonly DirectoryRow[] | null>(null);
  useEffect(() => {
    if (rows === null) return;
    const { pause, stop } = pauses();
    void foundInSlices(rows, filter, pairs, pause).then((all) => {
      if (all !== null) startTransition(() => setShown(all));
    });
    return stop;
  }, [rows, filter, pairs]);
  return shown;
}
