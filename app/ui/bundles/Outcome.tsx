import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Result } from '../../../crypto/result.ts';
import type { ReceivedBundle, ReceiveError } from '../../session/bundleTypes.ts';
import { useNow } from '../clock.ts';
import { formatDate, formatTime } from '../format.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { MoreParts } from './MoreParts.tsx';
import { Quantity } from './Quantity.tsx';
import { refusalWords } from './words.ts';

/** What was taken in, from whom and up to when; or what was refused, and why. Said to screen readers as it comes. */
export function Outcome({ outcome }: { outcome: Result<ReceivedBundle, ReceiveError> }) {
  return (
    <div role="status" className="without-outcome">
      {outcome.ok ? <Brought brought={outcome.value} /> : <Refused error={outcome.error} />}
    </div>
  );
}

function Refused({ error }: { error: ReceiveError }) {
  const { i18n } = useLingui();
  if (error.tag === 'more-parts') return <MoreParts held={error} />;
  return <Notice title={<Trans>Nothing was taken in</Trans>}>{i18n._(refusalWords(error))}</Notice>;
}

function Brought({ brought }: { brought: ReceivedBundle }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { from, made, lines, pages, known, missing, incomplete, forked, workspace } = brought;
  const today = new Date(made).toDateString() === new Date(now).toDateString();
  const time = formatTime(i18n.locale, made);
  const day = formatDate(i18n.locale, made, now);
  const when = today ? (
    time
  ) : (
    <Trans>
      {day}, {time}
    </Trans>
  );
  return (
    <Notice
      tone="calm"
      title={<Title known={known} from={from} when={when} lines={lines} pages={pages} />}
      action={
        <ButtonLink href={`/w/${workspace}`}>
          <span>
            <Trans>
              To your space with <bdi>{from}</bdi>
            </Trans>
          </span>
        </ButtonLink>
      }
    >
      {missing > 0 && !incomplete && (
        <p>
          <Plural
            value={missing}
            one="One sent before it has not come. This one holds what was in it."
            other="# sent before it have not come. This one holds what was in them."
          />
        </p>
      )}
      {incomplete && (
        <p>
          <Trans>
            A part of it builds on something that never came here. Send <bdi>{from}</bdi> one in return: the next from{' '}
            <bdi>{from}</bdi> brings the whole.
          </Trans>
        </p>
      )}
      {forked && (
        <p>
          <Trans>
            It does not fit the ones before. The device of <bdi>{from}</bdi> may have been put back from an older copy;
            if <bdi>{from}</bdi> knows nothing of that, talk about it.
          </Trans>
        </p>
      )}
      {!known && (
        <p>
          <Trans>
            <bdi>{from}</bdi> sees “Delivered” once you send one back.
          </Trans>
        </p>
      )}
    </Notice>
  );
}

function Title({
  known,
  from,
  when,
  lines,
  pages,
}: Pick<ReceivedBundle, 'known' | 'from' | 'lines' | 'pages'> & { when: ReactNode }) {
  if (known) return <Trans>This one was taken in before. Nothing changed.</Trans>;
  if (lines + pages === 0) {
    return (
      <Trans>
        Nothing new from <bdi>{from}</bdi>, up to {when}
      </Trans>
    );
  }
  return (
    <Trans>
      <Quantity lines={lines} pages={pages} /> from <bdi>{from}</bdi>, up to {when}
    </Trans>
  );
}
