import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { translated, untranslated } from '../../../model/packDiff.ts';
import { languageName } from '../../format.ts';
import { Button } from '../../parts/Button.tsx';
import { TextArea } from '../../parts/Field.tsx';
import type { PackPart } from './PackTab.tsx';
import { read } from './partWords.tsx';

/** Every text that is not there yet in one language, below what it says in another. Kept a page at a time. */
export function Translate({ pack, language, change, onClose }: PackPart & { onClose: () => void }) {
  const { i18n } = useLingui();
  const [words, setWords] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const missing = untranslated(pack, language);
  const keep = async () => {
    const said = missing.filter(({ path }) => (words.get(path.join('/')) ?? '').trim() !== '');
    const next = said.reduce(
      (now, { path }) => translated(now, path, language, (words.get(path.join('/')) ?? '').trim()),
      pack,
    );
    setBusy(true);
    const kept = await change(next);
    setBusy(false);
    if (!kept) return;
    setWords(new Map());
    if (untranslated(next, language).length === 0) onClose();
  };
  return (
    <section className="card pack-part">
      <header className="pack-part-head">
        <h2>
          <Trans>Translate into {languageName(i18n.locale, language)}</Trans>
        </h2>
      </header>
      <p className="second muted">
        <Trans>
          Write it as you would say it. Until a text is there, people read it in the language it was written in.
        </Trans>
      </p>
      <ul className="pack-texts">
        {missing.map(({ path, text }) => {
          const key = path.join('/');
          return (
            <li key={key}>
              <TextArea
                label={<span dir="auto">{read(pack, language, text)}</span>}
                rows={2}
                value={words.get(key) ?? ''}
                onValue={(said) => setWords(new Map(words).set(key, said))}
              />
            </li>
          );
        })}
      </ul>
      <div className="pack-save">
        <Button kind="primary" busy={busy} onClick={() => void keep()}>
          <Trans>Save the translation</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Back to the programme</Trans>
        </Button>
        <span className="caption muted">
          <Plural value={missing.length} one="# text left" other="# texts left" />
        </span>
      </div>
    </section>
  );
}
