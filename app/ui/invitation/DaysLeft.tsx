import { Plural } from '@lingui/react/macro';

const DAY = 24 * 3_600_000;

/** How long an answer is waited for: nothing once its date has passed. */
export function DaysLeft({ expires, now }: { expires: number; now: number }) {
  if (expires <= now) return null;
  return (
    <span className="unbroken">
      <Plural value={Math.ceil((expires - now) / DAY)} one="# day left" other="# days left" />
    </span>
  );
}
