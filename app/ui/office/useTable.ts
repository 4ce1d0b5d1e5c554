import { useLingui } from '@lingui/react/macro';
import type { PersonId } from '../../model/brand.ts';
import type { Role } from '../../model/card.ts';
import { inLanguage } from '../../model/localised.ts';
import type { Pack } from '../../model/pack.ts';
import { languageName } from '../format.ts';
import { type DirectoryRow, type Pairing, pairingOf } from './directoryRows.ts';
import { pairingWords, standingWords } from './standings.ts';
import { answerWords } from './useRows.ts';

const day = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString().slice(0, 10));
const several = (words: readonly string[]): string => words.join('; ');

/** The rows of a file: headings first, in the language of the screens. `confided`: with what only the coordinator reads. */
export function useTable(
  pack: Pack | null,
  pairs: ReadonlyMap<PersonId, Pairing>,
): (rows: readonly DirectoryRow[], confided: boolean) => string[][] {
  const { t, i18n } = useLingui();
  const roleWords: Readonly<Record<Role, string>> = {
    mentee: t`Mentee`,
    mentor: t`Mentor`,
    either: t`Mentor or mentee`,
    supervisor: t`Accompanies pairs`,
    staff: t`School staff, or helps run it`,
    contact: t`Answers for an organisation`,
  };
  return (rows, confided) => {
    const questions = (pack?.questions ?? []).filter(({ affinity }) => confided || !affinity);
    const columns: [string, (row: DirectoryRow) => string][] = [
      [t`Name`, ({ name }) => name],
      [t`Role`, ({ role }) => (role === null ? '' : roleWords[role])],
      [t`Age`, ({ entry }) => (entry === null ? '' : entry.card.adult ? t`18 or older` : t`Under 18`)],
      [t`Where they stand`, ({ standing }) => i18n._(standingWords(standing))],
      [t`Pair`, (row) => i18n._(pairingWords(pairingOf(row, pairs)))],
      [t`Organisation`, ({ organisation }) => organisation],
      [t`Languages`, ({ languages }) => several(languages.map((tag) => languageName(i18n.locale, tag)))],
      [t`Can help with`, (row) => several(factsOf(row)?.skillsOffered ?? [])],
      [t`Would like to learn`, (row) => several(factsOf(row)?.skillsSought ?? [])],
      [t`Would talk about`, (row) => several(factsOf(row)?.topics ?? [])],
      [t`How many people at most`, (row) => String(factsOf(row)?.capacity ?? '')],
      [t`In their words`, (row) => factsOf(row)?.words ?? ''],
      [t`Applied on`, ({ entry }) => day(entry?.received)],
      ...questions.map(({ id, ask }): [string, (row: DirectoryRow) => string] => [
        inLanguage(ask, [i18n.locale], pack?.languages),
        ({ answers }) =>
          several(
            answers
              .filter(([question]) => question === id)
              .flatMap(([, said]) => said.map((each) => answerWords(pack, i18n.locale, id, each))),
          ),
      ]),
    ];
    if (confided) {
      columns.push(
        [t`E-mail`, ({ listed }) => listed?.email ?? ''],
        [t`Number`, ({ listed }) => listed?.number ?? ''],
        [t`Answers to`, ({ entry, listed }) => entry?.card.manager ?? listed?.manager ?? ''],
      );
    }
    return [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  };
}

const factsOf = ({ entry, listed }: DirectoryRow) => entry?.card ?? listed;
