import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { DECLINE_REASONS, type DeclineReason, WISHES, type Wish } from '../../model/invitation.ts';
import { LIMITS } from '../../model/limits.ts';
import { useSession } from '../../react/session.ts';
import type { InvitationView } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field, TextArea } from '../parts/Field.tsx';
import { errorWords } from '../words.ts';
import { reasonWords, wishWords } from './noWords.ts';
import { Whom } from './Whom.tsx';

/** How long a pause may be, in days. */
const PAUSES = ['30', '90', '180'] as const;
type Pause = (typeof PAUSES)[number];
const DAY = 24 * 3_600_000;

/** Saying no, with or without a reason, and what would be welcome then. It goes to the programme, never to the other person. */
export function DeclineDialog({
  invitation,
  open,
  onClose,
}: {
  invitation: InvitationView;
  open: boolean;
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const now = useNow();
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [wish, setWish] = useState<Wish>('again');
  const [pause, setPause] = useState<Pause>('30');
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const untilOf = (days: Pause): number => now + Number(days) * DAY;
  const decline = async () => {
    setBusy(true);
    setError(undefined);
    const result = await session.decline(invitation.id, {
      reason: reason ?? undefined,
      words: words.trim(),
      wish,
      until: wish === 'pause' ? untilOf(pause) : undefined,
    });
    setBusy(false);
    if (result.ok) onClose();
    else setError(i18n._(errorWords(result.error)));
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={<Trans>Say no to this invitation?</Trans>}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void decline()}>
            <Trans>Decline</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Think about it</Trans>
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="second muted">
          <Trans>
            It is all right. <Whom invitation={invitation} /> will not read why: what you say here is sealed to{' '}
            <bdi>{invitation.programmeName}</bdi> alone.
          </Trans>
        </p>
        <Field label={<Trans>Why</Trans>} optional>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={reason ?? ''}
              onChange={({ currentTarget }) =>
                setReason(DECLINE_REASONS.find((each) => each === currentTarget.value) ?? null)
              }
            >
              <option value="">{t`I would rather not say`}</option>
              {DECLINE_REASONS.map((each) => (
                <option key={each} value={each}>
                  {i18n._(reasonWords(each))}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextArea
          label={t`A word for the programme`}
          hint={t`It helps them propose someone who suits you better.`}
          optional
          rows={3}
          max={LIMITS.words}
          value={words}
          onValue={setWords}
        />
        <Choice
          legend={<Trans>And then?</Trans>}
          value={wish}
          onValue={setWish}
          options={WISHES.map((value) => ({ value, label: i18n._(wishWords(value)), detail: detailOf(value) }))}
        />
        {wish === 'pause' && (
          <Choice
            legend={<Trans>Until when</Trans>}
            value={pause}
            onValue={setPause}
            options={PAUSES.map((value) => ({ value, label: formatDate(i18n.locale, untilOf(value), now) }))}
          />
        )}
        {error && <p className="field-error">{error}</p>}
      </div>
    </Dialog>
  );
}

function detailOf(wish: Wish) {
  switch (wish) {
    case 'again':
      return <Trans>Your card stays with the programme for another match.</Trans>;
    case 'pause':
      return <Trans>Your card stays, and nobody is proposed to you until then.</Trans>;
    case 'stop':
      return <Trans>Your card is taken back. You can apply again at any time.</Trans>;
  }
}
