import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TextArea, TextField } from '../parts/Field.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { errorWords } from '../words.ts';
import { WaitingInvitation } from './WaitingInvitation.tsx';
import './invite.css';

const DAYS = [1, 7, 30] as const;

/** A link for one person: made here, shown until it is used, cancelled or too old. */
export function InvitePage() {
  const { t } = useLingui();
  const { directs } = useObservable(useSession().home);
  const [, go] = useLocation();
  const open = directs.filter((each) => each.circle === null && each.link !== null && each.stage === 'open');
  const [shown] = useState(() => new Set<string>());
  for (const { id } of open) shown.add(id);
  const isTaken = directs.some(({ id, stage }) => stage === 'accepted' && shown.has(id));
  const [isMaking, setMaking] = useState(false);
  // Who looks on while somebody says yes is led to where they come in, unless another is being invited.
  useEffect(() => {
    if (isTaken && !isMaking) go('/');
  }, [isTaken, isMaking, go]);
  return (
    <FocusPage title={t`Invite someone`}>
      <div className="invite-page">
        <h1>
          <Trans>Invite someone</Trans>
        </h1>
        {open.map((each) => (
          <WaitingInvitation key={each.id} invitation={each} />
        ))}
        {open.length === 0 || isMaking ? (
          <Make onMade={() => setMaking(false)} />
        ) : (
          <Button onClick={() => setMaking(true)}>
            <Trans>Invite one more person</Trans>
          </Button>
        )}
        <p className="second muted">
          <Trans>
            Are you more than two? <Link href="/new-circle">Begin a circle</Link>
          </Trans>
        </p>
      </div>
    </FocusPage>
  );
}

function Make({ onMade }: { onMade: () => void }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const mine = useObservable(session.home).name;
  const [name, setName] = useState(mine);
  const [words, setWords] = useState('');
  const [days, setDays] = useState<string>('7');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || busy) return;
    setBusy(true);
    const made = await session.invite({ name, words, days: Number(days) });
    setBusy(false);
    if (made.ok) onMade();
    else setError(i18n._(errorWords(made.error)));
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <p className="muted">
        <Trans>
          You get a link for one person. It shows who invites before anything is accepted, works once, and can be taken
          back.
        </Trans>
      </p>
      {error && <Notice tone="danger">{error}</Notice>}
      <TextField
        label={t`Your first name`}
        value={name}
        onValue={setName}
        maxLength={80}
        autoComplete="given-name"
        error={tried && name.trim() === '' && t`Who invites? A first name is enough.`}
      />
      <TextArea label={t`A few words`} optional rows={3} max={600} value={words} onValue={setWords} />
      <Segmented
        legend={t`How long it may wait`}
        value={days}
        onValue={setDays}
        options={DAYS.map((count) => ({ value: `${count}`, label: count === 1 ? t`1 day` : t`${count} days` }))}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        <Trans>Make the link</Trans>
      </Button>
    </form>
  );
}
