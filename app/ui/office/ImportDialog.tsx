import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState } from 'react';
import { canonicalLanguage } from '../../model/zone.ts';
import type { LanguageNames, Listed, Mapping, Office, PeopleFile, PeopleReport } from '../../session/types.ts';
import { languageName } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { CopyLink } from '../parts/CopyLink.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TAGS } from '../parts/languageTags.ts';
import { errorWords } from '../words.ts';
import { BadRows } from './BadRows.tsx';
import { ImportColumns } from './ImportColumns.tsx';
import { faultWords } from './listWords.ts';

/** Languages by what they are called in the languages of the screens. */
function namesIn(locale: string): LanguageNames {
  const locales = [...new Set([locale, 'fr', 'en'])];
  return {
    tags: TAGS.map(canonicalLanguage).filter((tag) => tag !== null),
    of: (tag) => locales.map((each) => languageName(each, tag)),
  };
}

/** A list of people from a school or a company: chosen, its columns said, what is wrong with it shown, then taken. */
export function ImportDialog({ office, onClose }: { office: Office; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [file, setFile] = useState<PeopleFile | null>(null);
  const [mapping, setMapping] = useState<Mapping>([]);
  const [report, setReport] = useState<PeopleReport | null>(null);
  const [listed, setListed] = useState<Listed | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const names = useMemo(() => namesIn(i18n.locale), [i18n.locale]);
  const hasName = mapping.some((field) => field === 'name' || field === 'givenName' || field === 'familyName');

  useEffect(() => {
    if (file === null || !hasName) return;
    let gone = false;
    setReport(null);
    void file.check(mapping, names).then((checked) => {
      if (!gone) setReport(checked);
    });
    return () => {
      gone = true;
    };
  }, [file, mapping, hasName, names]);

  const choose = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setBusy(true);
    setError(undefined);
    setFile(null);
    const read = await office.readList(chosen);
    setBusy(false);
    if (!read.ok) return setError(i18n._(faultWords(read.error)));
    setMapping(read.value.guess);
    setFile(read.value);
  };
  const take = async () => {
    if (file === null || report === null) return;
    setBusy(true);
    const done = await office.list(report.people, file.columns, mapping);
    setBusy(false);
    if (done.ok) setListed(done.value);
    else setError(i18n._(errorWords(done.error)));
  };

  if (listed !== null) return <Taken listed={listed} office={office} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Bring in a list</Trans>}
      actions={
        file !== null && (
          <>
            <Button
              kind="primary"
              busy={busy}
              disabled={!hasName || report === null || report.people.length === 0}
              onClick={() => void take()}
            >
              <Plural
                value={hasName ? (report?.people.length ?? 0) : 0}
                one="Put # person on my list"
                other="Put # people on my list"
              />
            </Button>
            <Button kind="plain" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          </>
        )
      }
    >
      <p className="second">
        <Trans>
          A table of people from your school or company, saved as CSV. It is read on this device and goes nowhere.
          People on the list have signed nothing: they are shown as not having applied, and are matched once they send
          their own card.
        </Trans>
      </p>
      <label className="directory-choice">
        <span className="caption muted">
          <Trans>The file</Trans>
        </span>
        <input
          type="file"
          autoComplete="off"
          className="input"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          disabled={busy}
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </label>
      {error && (
        <Notice tone="danger" title={<Trans>Not taken</Trans>}>
          {error}
        </Notice>
      )}
      {file !== null && (
        <>
          <ImportColumns file={file} mapping={mapping} onMapping={setMapping} />
          {!hasName && (
            <Notice>
              <Trans>Say which column holds the name.</Trans>
            </Notice>
          )}
          {hasName && (
            <div role="status" aria-label={t`What was found`}>
              {report === null ? <Trans>Looking through the rows…</Trans> : <BadRows report={report} file={file} />}
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}

function Taken({
  listed: { added, changed, same },
  office,
  onClose,
}: {
  listed: Listed;
  office: Office;
  onClose: () => void;
}) {
  const { t } = useLingui();
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Plural value={added} one="# person is on your list" other="# people are on your list" />}
      actions={
        <Button kind="primary" onClick={onClose}>
          <Trans>See the directory</Trans>
        </Button>
      }
    >
      {changed > 0 && (
        <p>
          <Plural value={changed} one="# was there and is changed." other="# were there and are changed." />
        </p>
      )}
      {same > 0 && (
        <p>
          <Plural value={same} one="# was there already, the same." other="# were there already, the same." />
        </p>
      )}
      <p>
        <Trans>
          Now send them the programme’s link, each as you usually write to them. Their card takes their place here.
        </Trans>
      </p>
      <CopyLink link={office.link} label={t`Link of the programme`} />
    </Dialog>
  );
}
