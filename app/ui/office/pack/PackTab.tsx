import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { LanguageTag } from '../../../model/brand.ts';
import type { Pack } from '../../../model/pack.ts';
import { untranslated } from '../../../model/packDiff.ts';
import { packOfDraft } from '../../../model/packFace.ts';
import { useObservable } from '../../../react/session.ts';
import type { Office } from '../../../session/types.ts';
import { languageName } from '../../format.ts';
import { useAnnouncer } from '../../parts/Announcer.tsx';
import { Button } from '../../parts/Button.tsx';
import { Segmented } from '../../parts/Choice.tsx';
import { Notice } from '../../parts/EmptyState.tsx';
import { saveAs } from '../../parts/saveAs.ts';
import { LanguageSelect } from '../../programme/LanguageSelect.tsx';
import { errorWords } from '../../words.ts';
import { OfficeHead } from '../OfficeFrame.tsx';
import { AgreementCard } from './AgreementCard.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { FactsCard } from './FactsCard.tsx';
import { ItemsCard } from './ItemsCard.tsx';
import { MatchingCard } from './MatchingCard.tsx';
import type { ListPart } from './packItems.ts';
import { Translate } from './Translate.tsx';
import './pack.css';

const LISTS: readonly ListPart[] = [
  'topics',
  'questions',
  'training',
  'missions',
  'badges',
  'sheets',
  'prompts',
  'survey',
  'contacts',
];

/** Everything the programme is made of, to be changed part by part; and the pack as a file, to keep and hand on. */
export function PackTab({ office }: { office: Office }) {
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const pack = useObservable(office.pack) ?? packOfDraft(office.programme);
  const near = pack.languages.find((tag) => i18n.locale.startsWith(tag.split('-')[0] ?? tag));
  const [chosen, setChosen] = useState<LanguageTag>();
  const language = chosen ?? near ?? office.programme.language;
  const [error, setError] = useState<string>();
  const [comparing, setComparing] = useState(false);
  const [translating, setTranslating] = useState(false);

  const change = async (next: Pack): Promise<boolean> => {
    const changed = await office.changePack(next);
    if (changed.ok) announce(t`Saved`);
    setError(changed.ok ? undefined : i18n._(errorWords(changed.error)));
    return changed.ok;
  };
  const save = async () => {
    const name = `${office.programme.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.binome-programme`;
    saveAs(new Blob([await office.packFile()], { type: 'text/plain' }), name);
  };
  const missing = untranslated(pack, language).length;
  const shared = { pack, language, change };

  return (
    <>
      <OfficeHead title={t`What it is made of`}>
        <Button small onClick={() => setComparing(true)}>
          <Trans>What changed…</Trans>
        </Button>
        <Button kind="primary" small onClick={() => void save()}>
          <Trans>Save as a file</Trans>
        </Button>
      </OfficeHead>
      <p className="muted">
        <Trans>
          People get it with the link, and each change with it. As a file, it can be kept, handed to another programme
          and made theirs: it holds no person and no key.
        </Trans>
      </p>
      {error && (
        <Notice tone="danger" title={<Trans>Not saved</Trans>}>
          {error}
        </Notice>
      )}
      <Edition office={office} onError={setError} />
      <section className="card pack-languages">
        <Segmented
          legend={t`You read and write it in`}
          value={language}
          onValue={(tag) => setChosen(pack.languages.find((each) => each === tag) ?? language)}
          options={pack.languages.map((tag) => ({ value: tag, label: languageName(i18n.locale, tag) }))}
        />
        <div className="pack-language-more">
          {missing > 0 && (
            <Button small onClick={() => setTranslating(true)}>
              <Plural value={missing} one="# text to translate" other="# texts to translate" />
            </Button>
          )}
          <LanguageSelect
            label={t`Add a language`}
            value={null}
            without={pack.languages}
            none={t`Choose…`}
            name={(tag) => languageName(i18n.locale, tag)}
            onValue={(tag) => {
              setChosen(tag);
              if (!pack.languages.includes(tag)) void change({ ...pack, languages: [...pack.languages, tag] });
            }}
          />
        </div>
      </section>
      {translating ? (
        <Translate {...shared} onClose={() => setTranslating(false)} />
      ) : (
        <>
          <FactsCard {...shared} />
          <MatchingCard {...shared} />
          <AgreementCard {...shared} />
          {LISTS.map((part) => (
            <ItemsCard key={part} part={part} {...shared} />
          ))}
        </>
      )}
      <CompareDialog pack={pack} language={language} open={comparing} onClose={() => setComparing(false)} />
    </>
  );
}

/** People have read it as it was when they applied: said once there is somebody to tell. */
function Edition({ office, onError }: { office: Office; onError: (words: string | undefined) => void }) {
  const { i18n } = useLingui();
  const { waiting, round } = useObservable(office.edition);
  const [busy, setBusy] = useState(false);
  const tell = async () => {
    setBusy(true);
    const told = await office.tellPack();
    setBusy(false);
    onError(told.ok ? undefined : i18n._(errorWords(told.error)));
  };
  if (round !== null && (!round.done || round.reached > 0)) {
    return (
      <p className="second" role="status">
        {round.done ? (
          <Plural value={round.reached} one="# person was sent it as it is." other="# people were sent it as it is." />
        ) : (
          <Plural value={round.reached} one="On its way: # person so far." other="On its way: # people so far." />
        )}
      </p>
    );
  }
  if (waiting === 0) return null;
  return (
    <Notice
      tone="calm"
      title={
        <Plural value={waiting} one="# person has it as it was before" other="# people have it as it was before" />
      }
      action={
        <Button small busy={busy} onClick={() => void tell()}>
          <Trans>Send it to them</Trans>
        </Button>
      }
    >
      <Trans>
        Once you have changed all you want to. New modules are then asked of them before the next matching, and not
        sooner than they can see them.
      </Trans>
    </Notice>
  );
}

/** What each part of the tab is given. `change` resolves to whether it was saved. */
export interface PackPart {
  readonly pack: Pack;
  readonly language: LanguageTag;
  readonly change: (next: Pack) => Promise<boolean>;
}
