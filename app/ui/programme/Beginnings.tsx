import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Pack } from '../../model/pack.ts';
import { useSession } from '../../react/session.ts';
import { Choice } from '../parts/Choice.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { PackFileButton } from './PackFileButton.tsx';
import { PRESET_DETAILS, PRESET_IDS, PRESET_NAMES } from './presetWords.ts';

type Beginning = 'nothing' | 'file' | (typeof PRESET_IDS)[number];

/** What a programme begins with: nothing, one that comes with the app, or one that somebody handed over as a file. */
export function Beginnings({ onPack }: { onPack: (pack: Pack | undefined) => void }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [chosen, setChosen] = useState<Beginning>('nothing');
  const [pack, setPack] = useState<Pack>();
  const [fileName, setFileName] = useState<string>();
  const [fault, setFault] = useState<string>();
  const take = (next: Pack | undefined) => {
    setPack(next);
    onPack(next);
  };
  const choose = async (value: Beginning) => {
    setChosen(value);
    setFault(undefined);
    if (value === 'nothing') return take(undefined);
    if (value === 'file') return;
    try {
      take(await session.preset(value));
    } catch {
      // It comes with the rest of the app, and may not be on this device yet.
      setFault(t`It could not be fetched. Try again when the network is back.`);
    }
  };
  return (
    <section className="beginnings">
      <Choice
        legend={t`What it begins with`}
        hint={t`All of it can be changed, now and later.`}
        value={chosen}
        onValue={(value) => void choose(value)}
        options={[
          { value: 'nothing', label: t`A blank page`, detail: t`A name and a purpose are enough to begin.` },
          ...PRESET_IDS.map((id) => ({
            value: id,
            label: i18n._(PRESET_NAMES[id]),
            detail: i18n._(PRESET_DETAILS[id]),
          })),
          ...(fileName === undefined
            ? []
            : [{ value: 'file' as const, label: <bdi>{fileName}</bdi>, detail: t`Handed over as a file.` }]),
        ]}
      />
      <PackFileButton
        small
        onFault={setFault}
        onPack={(opened, name) => {
          setFault(undefined);
          setFileName(name);
          setChosen('file');
          take(opened.pack);
        }}
      >
        <Trans>Open a programme’s file…</Trans>
      </PackFileButton>
      {fault && <Notice tone="danger">{fault}</Notice>}
      {pack && <Inside pack={pack} />}
    </section>
  );
}

/** What comes along, in numbers. */
function Inside({ pack }: { pack: Pack }) {
  const { training, prompts, sheets, missions, questions, topics, contacts } = pack;
  return (
    <p className="caption muted" role="status">
      <Trans>
        In it: {topics.length} topics, {training.length} training modules, {prompts.length} prompts, {sheets.length}{' '}
        sheets, {missions.length} missions, {questions.length} questions, {contacts.length} contacts.
      </Trans>
    </p>
  );
}
