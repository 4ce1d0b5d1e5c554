import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { BADGE_LIMITS } from '../../model/badge.ts';
import type { PersonId } from '../../model/brand.ts';
import type { GoalRefusal, Workspace } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { Refused } from './GoalWords.tsx';

/** A word about another person, signed. `what`: where there is something to begin with. */
export function GiveBadge({ workspace, what, onClose }: { workspace: Workspace; what: string; onClose: () => void }) {
  const { t } = useLingui();
  const others = workspace.members.filter(({ me }) => !me);
  const [to, setTo] = useState<PersonId | null>(others[0]?.id ?? null);
  const [words, setWords] = useState(what);
  const [refused, setRefused] = useState<GoalRefusal | null>(null);
  const name = others.find(({ id }) => id === to)?.name ?? '';
  const give = async (): Promise<void> => {
    if (to === null) return;
    const given = await workspace.journey.give(to, words.trim());
    setRefused(given.ok ? null : given.error);
    if (given.ok) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Give a badge</Trans>}
      actions={
        <>
          <Button kind="primary" disabled={words.trim() === '' || to === null} onClick={() => void give()}>
            <Trans>Sign and give</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
        </>
      }
    >
      {others.length > 1 && (
        <Segmented
          legend={<Trans>For whom?</Trans>}
          options={others.map(({ id, name: label }) => ({ value: id, label }))}
          value={to}
          onValue={setTo}
        />
      )}
      <TextField
        label={t`What ${name} has done`}
        hint={<Trans>You sign it with your name; they can show it to anybody. It cannot be taken back.</Trans>}
        maxLength={BADGE_LIMITS.what}
        value={words}
        onValue={setWords}
        autoComplete="off"
      />
      {refused !== null && <Refused why={refused} />}
    </Dialog>
  );
}
