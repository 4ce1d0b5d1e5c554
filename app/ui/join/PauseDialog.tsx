import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNow } from '../clock.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';

const DAY = 24 * 3_600_000;
const LONGEST = 366 * DAY;

/** Of this device's calendar, as a date field has it. */
function dayOf(at: number): string {
  const day = new Date(at);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

interface PauseDialogProps {
  open: boolean;
  busy: boolean;
  onClose: () => void;
  onPause: (until: number) => void;
}

/** From which day on somebody would like to be matched again. */
export function PauseDialog({ open, busy, onClose, onPause }: PauseDialogProps) {
  const { t } = useLingui();
  const now = useNow();
  const [day, setDay] = useState(() => dayOf(now + 30 * DAY));
  // The beginning of that day, on this device's clock.
  const until = new Date(`${day}T00:00`).getTime();
  const isRight = until > now && until <= now + LONGEST;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={<Trans>Take a break</Trans>}
      actions={
        <>
          <Button kind="primary" busy={busy} disabled={!isRight} onClick={() => onPause(until)}>
            <Trans>Pause my card</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          You stay in the directory and are not matched before the day you choose. An invitation that is already here
          can still be answered.
        </Trans>
      </p>
      <TextField
        label={t`Not before`}
        type="date"
        min={dayOf(now + DAY)}
        max={dayOf(now + LONGEST)}
        value={day}
        onValue={setDay}
        error={!isRight && t`Choose a day to come, within a year.`}
      />
    </Dialog>
  );
}
