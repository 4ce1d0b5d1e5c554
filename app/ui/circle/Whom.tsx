import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { CIRCLE_LIMIT, type CircleRole } from '../../model/roster.ts';
import { useObservable, useSession } from '../../react/session.ts';
import type { Circle, Workspace } from '../../session/types.ts';
import { WaitingInvitation } from '../invite/WaitingInvitation.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice, Segmented } from '../parts/Choice.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TextArea } from '../parts/Field.tsx';
import { errorWords } from '../words.ts';

const DAYS = [1, 7, 30] as const;

/** One more person: a link for one, good for some days, which says beforehand what the circle is and who is in it. */
export function Whom({ workspace, circle }: { workspace: Workspace; circle: Circle }) {
  const { directs } = useObservable(useSession().home);
  const members = useObservable(circle.members);
  const [isMaking, setMaking] = useState(false);
  const open = directs.filter((each) => each.circle === workspace.id && each.link !== null && each.stage === 'open');
  const isFull = members.length + open.length >= CIRCLE_LIMIT;
  return (
    <section className="work-section stack">
      <h2>
        <Trans>Invite one more</Trans>
      </h2>
      {open.map((each) => (
        <WaitingInvitation key={each.id} invitation={each} />
      ))}
      {isFull && (
        <p className="muted">
          <Trans>A circle holds twelve people.</Trans>
        </p>
      )}
      {!isFull && (open.length === 0 || isMaking) && <Make circle={circle} onMade={() => setMaking(false)} />}
      {!isFull && open.length > 0 && !isMaking && (
        <div>
          <Button onClick={() => setMaking(true)}>
            <Trans>Another link</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

function Make({ circle, onMade }: { circle: Circle; onMade: () => void }) {
  const { t, i18n } = useLingui();
  const [role, setRole] = useState<CircleRole>('member');
  const [words, setWords] = useState('');
  const [days, setDays] = useState('7');
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await circle.invite({ words, days: Number(days), role });
    if (made.ok) onMade();
    else setError(i18n._(errorWords(made.error)));
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <p className="muted">
        <Trans>
          Whoever comes reads what is written from then on. What was written before stays between those who were there,
          unless you share it with them.
        </Trans>
      </p>
      {error && <Notice tone="danger">{error}</Notice>}
      <Choice
        legend={t`They come as`}
        value={role}
        onValue={setRole}
        options={[
          { value: 'member', label: t`One of the circle` },
          {
            value: 'guardian',
            label: t`A guardian`,
            detail: t`A parent or another person who is responsible. Reads everything, and is named on every screen.`,
          },
          {
            value: 'supervisor',
            label: t`A supervisor`,
            detail: t`Of the school or the association. Reads everything, and is named on every screen.`,
          },
        ]}
      />
      <TextArea label={t`A few words`} optional rows={3} max={600} value={words} onValue={setWords} />
      <Segmented
        legend={t`How long it may wait`}
        value={days}
        onValue={setDays}
        options={DAYS.map((count) => ({ value: `${count}`, label: count === 1 ? t`1 day` : t`${count} days` }))}
      />
      <Button kind="primary" type="submit">
        <Trans>Make the link</Trans>
      </Button>
    </form>
  );
}
