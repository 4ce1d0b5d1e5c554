import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type ClosingReason, PACT_LIMITS, REASONS } from '../../model/pact.ts';
import { useObservable } from '../../react/session.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { TextArea } from '../parts/Field.tsx';
import { toFirstFault } from '../parts/toFirstFault.ts';
import { withWhom } from '../workspace/people.ts';
import { useBegun } from '../workspace/useBegun.ts';
import type { PactProps } from './Pact.tsx';
import { REASON_WORDS } from './terms.ts';
import { useTries } from './useTries.ts';

/** The end of a pair: why, what was reached, thanks; then everything stays to be read. */
export function Closing({ workspace, pact }: PactProps) {
  const { t, i18n } = useLingui();
  const [, go] = useLocation();
  const { toast } = useAnnouncer();
  const goals = useObservable(workspace.goals.list).filter((goal) => goal.shared);
  const pages = useObservable(workspace.notebook.pages).length;
  const { agreement } = useObservable(pact.state);
  const [reason, setReason] = useState<ClosingReason | null>(null);
  const begun = useBegun(workspace, 'closing', { thanks: '' });
  const { thanks } = begun.fields;
  const [isLate, setLate] = useState(false);
  const { busy, refused, run } = useTries();
  const name = withWhom(workspace);
  const reached = goals.filter((goal) => goal.reached !== null);
  const aims = agreement.agreed?.what.terms.aims ?? '';
  async function close(): Promise<void> {
    setLate(true);
    if (reason === null || !(await run(() => pact.close(reason, thanks.trim())))) return;
    begun.forget();
    toast(t`Closed. Everything stays here to read.`);
    go(`/w/${workspace.id}/pact`);
  }
  return (
    <form
      className="pact-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void close();
        toFirstFault(event.currentTarget);
      }}
    >
      <section className="pact-look-back">
        <h2>
          <Trans>What you leave with</Trans>
        </h2>
        {aims !== '' && (
          <p>
            <span className="caption muted">
              <Trans>You wanted</Trans>
            </span>
            <span className="pact-aims" dir="auto">
              {aims}
            </span>
          </p>
        )}
        <p>
          <Plural value={goals.length} _0="No goal was shared" one="# goal shared" other="# goals shared" />
          {goals.length > 0 && (
            <>
              {', '}
              <Plural value={reached.length} _0="none reached" one="# of them reached" other="# of them reached" />
            </>
          )}
          {'. '}
          <Plural
            value={pages}
            _0="No page in the notebook"
            one="# page in the notebook"
            other="# pages in the notebook"
          />
          .
        </p>
        {reached.length > 0 && (
          <ul>
            {reached.map((goal) => (
              <li key={goal.id} dir="auto">
                {goal.title}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Choice
        legend={<Trans>Why now</Trans>}
        error={isLate && reason === null && t`Choose the one that comes nearest.`}
        value={reason}
        onValue={setReason}
        options={REASONS.map((value) => ({ value, label: i18n._(REASON_WORDS[value]) }))}
      />
      <TextArea
        label={
          <Trans>
            Thank <bdi>{name}</bdi>
          </Trans>
        }
        hint={<Trans>What has helped you, what you take along. It is signed by you, and stays with them.</Trans>}
        optional
        rows={4}
        max={PACT_LIMITS.words}
        value={thanks}
        onValue={(words) => begun.put({ thanks: words })}
      />
      <p className="muted second">
        <Trans>
          From then on both of you can read, search and take along everything, and nobody writes. What <bdi>{name}</bdi>{' '}
          wrote before hearing of it is kept. You can open it again together.
        </Trans>
      </p>
      {refused !== null && <Refused why={refused} />}
      <div className="pact-foot">
        <Button kind="primary" type="submit" busy={busy}>
          <Trans>Close it</Trans>
        </Button>
      </div>
    </form>
  );
}
