import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { LIMITS } from '../../model/limits.ts';
import type { Pack } from '../../model/pack.ts';
import { faceOf } from '../../model/packFace.ts';
import type { ProgrammeDraft, SafeguardingMode } from '../../model/programme.ts';
import { canonicalLanguage } from '../../model/zone.ts';
import { useObservable, useSession } from '../../react/session.ts';
import { languageName } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice, Segmented } from '../parts/Choice.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TextArea, TextField } from '../parts/Field.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { TagInput } from '../parts/TagInput.tsx';
import { toFirstFault } from '../parts/toFirstFault.ts';
import { errorWords } from '../words.ts';
import { Beginnings } from './Beginnings.tsx';
import { LanguageSelect } from './LanguageSelect.tsx';
import './programme.css';

const MONTHS = [3, 6, 8, 12] as const;

/** What a person will read before applying, and nothing more. The programme's keys are made when it is created. */
export function NewProgramme() {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [, go] = useLocation();
  const { announce } = useAnnouncer();
  const home = useObservable(session.home);
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const [coordinator, setCoordinator] = useState(home.name);
  const [language, setLanguage] = useState(() => canonicalLanguage(i18n.locale));
  const [months, setMonths] = useState(8);
  const [mode, setMode] = useState<SafeguardingMode>('private-pair');
  const [topics, setTopics] = useState<readonly string[]>([]);
  const [from, setFrom] = useState<Pack>();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const create = async () => {
    if (busy) return;
    if (name.trim() === '' || purpose.trim() === '' || coordinator.trim() === '' || language === null) {
      setTried(true);
      announce(t`Something is missing on this page.`);
      toFirstFault(document.querySelector('.programme-form'));
      return;
    }
    const draft: ProgrammeDraft = {
      name: name.trim(),
      purpose: purpose.trim(),
      coordinator: coordinator.trim(),
      language,
      mode,
      months,
      topics,
    };
    setBusy(true);
    setError(undefined);
    const result = await session.createProgramme(draft, from);
    setBusy(false);
    if (result.ok) go(`/office/${result.value}`);
    else setError(i18n._(errorWords(result.error)));
  };

  return (
    <FocusPage
      title={t`New programme`}
      actions={
        <Button kind="primary" wide busy={busy} onClick={() => void create()}>
          {busy ? <Trans>Creating…</Trans> : <Trans>Create the programme</Trans>}
        </Button>
      }
    >
      <h1>
        <Trans>A new programme</Trans>
      </h1>
      <p className="muted programme-intro">
        <Trans>People read this page before they apply. You get a link and a QR code to hand out.</Trans>{' '}
        <Link href="/examples">
          <Trans>See an example first</Trans>
        </Link>
      </p>
      <Beginnings
        onPack={(pack) => {
          setFrom(pack);
          if (pack === undefined) return;
          const tag = pack.languages.find((each) => each === language) ?? pack.languages[0] ?? language;
          if (tag === null) return;
          const face = faceOf(pack, tag);
          setLanguage(tag);
          setName(face.name);
          setPurpose(face.purpose);
          setMonths(face.months);
          setMode(face.mode);
          setTopics(face.topics);
        }}
      />
      <form
        className="programme-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        {error && (
          <Notice tone="danger" title={<Trans>Not created</Trans>}>
            {error}
          </Notice>
        )}
        <TextField
          label={t`Name`}
          error={tried && name.trim() === '' && t`A programme needs a name.`}
          value={name}
          onValue={setName}
          maxLength={LIMITS.name}
          autoComplete="off"
        />
        <TextArea
          label={t`What it is for`}
          hint={t`For whom, and what changes for them. Two or three sentences are enough.`}
          error={tried && purpose.trim() === '' && t`A sentence or two, so that people know what they apply for.`}
          value={purpose}
          onValue={setPurpose}
          max={LIMITS.words}
        />
        <TextField
          label={t`Your first name`}
          hint={t`The person who answers for the programme. Shown to everyone who opens the link.`}
          error={tried && coordinator.trim() === '' && t`People like to know who reads their card.`}
          value={coordinator}
          onValue={setCoordinator}
          maxLength={LIMITS.name}
          autoComplete="given-name"
        />
        <LanguageSelect
          label={t`Language of the programme`}
          value={language}
          onValue={setLanguage}
          name={(tag) => languageName(i18n.locale, tag)}
        />
        <Segmented
          legend={t`For how many months?`}
          hint={t`Pairs may go on afterwards: it is their space.`}
          value={`${months}`}
          onValue={(count) => setMonths(Number(count))}
          options={[...new Set([...MONTHS, months])]
            .sort((a, b) => a - b)
            .map((count) => ({ value: `${count}`, label: count }))}
        />
        <Choice
          legend={t`Who can read what a pair writes`}
          value={mode}
          onValue={setMode}
          options={[
            {
              value: 'private-pair',
              label: t`The two of them only`,
              detail: t`Their devices agree on a key that you never have. For adults.`,
            },
            {
              value: 'visible-third',
              label: t`The two of them and a named third person`,
              detail: t`For minors, or wherever somebody must be able to see. You choose who for each pair; all three say yes, and every screen names them.`,
            },
          ]}
        />
        <TagInput
          label={t`Topics`}
          hint={t`People choose among them on their card, and can add their own.`}
          optional
          values={topics}
          onValues={setTopics}
        />
        <p className="caption muted">
          <Trans>
            The cards come to this device, and to the devices and colleagues you let in later; nowhere else. Until then
            it has the only copy: keep it safe.
          </Trans>
        </p>
      </form>
    </FocusPage>
  );
}
