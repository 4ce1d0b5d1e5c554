import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Mapping, PaperField, PeopleFile } from '../../session/types.ts';
import { FIELD_WORDS } from './listWords.ts';

const isField = (text: string): text is PaperField => text in FIELD_WORDS;

interface ImportColumnsProps {
  file: PeopleFile;
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
}

/** What each column of the file is: guessed, and changed here. */
export function ImportColumns({ file, mapping, onMapping }: ImportColumnsProps) {
  const { t, i18n } = useLingui();
  const put = (at: number, value: string) => {
    const field = isField(value) ? value : null;
    // Of one kind there is one column: the other one lets go of it.
    onMapping(
      file.columns.map((_, each) => (each === at ? field : mapping[each] === field ? null : (mapping[each] ?? null))),
    );
  };
  return (
    <fieldset className="import-columns">
      <legend>
        <Plural value={file.rows} one="# row. What are its columns?" other="# rows. What are the columns?" />
      </legend>
      {file.columns.map((column, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, and two may have one heading
        <label key={at} className="import-column">
          <span>
            <strong dir="auto">{column === '' ? t`Column ${at + 1}` : column}</strong>
            <span className="caption muted import-sample" dir="auto">
              {file.samples[at] === '' ? null : <> · {file.samples[at]}</>}
            </span>
          </span>
          <select className="input" value={mapping[at] ?? ''} onChange={(event) => put(at, event.currentTarget.value)}>
            <option value="">{t`Left out`}</option>
            {Object.entries(FIELD_WORDS).map(([field, words]) => (
              <option key={field} value={field}>
                {i18n._(words)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <p className="caption muted">
        <Trans>Your choice is remembered for the next file with these headings.</Trans>
      </p>
    </fieldset>
  );
}
