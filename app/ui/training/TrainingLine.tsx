import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { ApplicationShown } from '../../session/types.ts';

/** What is left to go through before one is matched, and the way there; nothing where nothing is. */
export function TrainingLine({ application: { programme, toTrain } }: { application: ApplicationShown }) {
  if (toTrain.length === 0) return null;
  const minutes = toTrain.reduce((sum, each) => sum + each.minutes, 0);
  return (
    <span className="line-detail">
      <Link href={`/training/${programme}`}>
        <Plural value={toTrain.length} one="# short module" other="# short modules" />
      </Link>{' '}
      <Trans>
        before you are matched, about <Plural value={minutes} one="# minute" other="# minutes" />
      </Trans>
    </span>
  );
}
