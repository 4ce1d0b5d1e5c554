import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { PACT_LIMITS } from '../../model/pact.ts';
import { phaseOf } from '../../model/pactState.ts';
import { useObservable } from '../../react/session.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { TextArea } from '../parts/Field.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { withWhom } from '../workspace/people.ts';
import { Answer } from './Answer.tsx';
import type { PactProps } from './Pact.tsx';
import { Signatures } from './Sheet.tsx';
import { REASON_WORDS } from './terms.ts';
import { useTries } from './useTries.ts';

/** What is seen of a pair that has ended: by whom and why, the thanks of both, and the way to open it again. */
export function Ended({ workspace, pact }: PactProps) {
  const { i18n } = useLingui();
  const state = useObservable(pact.state);
  const now = useNow();
  const phase = phaseOf(state, now);
  if (phase.tag !== 'closed') return null;
  const { closing } = phase;
  const on = formatDate(i18n.locale, Math.min(phase.at, now), now);
  const words = [...state.closings, ...state.thanks].filter(({ text }) => text !== '');
  // What a file brought back is of a time that is over.
  const isHere = !workspace.archive?.brought;
  const me = workspace.members.find((member) => member.me)?.id;
  const who = workspace.members.find(({ id }) => id === closing?.by);
  return (
    <section className="pact-ended card">
      <h2>
        {closing === null && <Trans>This flash closed itself on {on}</Trans>}
        {closing !== null && who?.me === true && <Trans>You closed this space on {on}</Trans>}
        {closing !== null && who?.me !== true && (
          <Trans>
            <bdi>{who?.name}</bdi> closed this space on {on}
          </Trans>
        )}
      </h2>
      {closing !== null && (
        <p className="muted">
          {i18n._(REASON_WORDS[closing.reason])}
          {closing.reached > 0 && (
            <>
              {' · '}
              <Plural value={closing.reached} one="# goal reached" other="# goals reached" />
            </>
          )}
        </p>
      )}
      {words.map(({ by, at, text }) => (
        <figure className="pact-thanks" key={`${by} ${at}`}>
          <blockquote dir="auto">{text}</blockquote>
          <figcaption>
            <PersonMark name={pact.nameOf(by)} side={by === me ? 'first' : 'second'} />
            <bdi>{pact.nameOf(by)}</bdi>
          </figcaption>
        </figure>
      ))}
      {isHere && words.every(({ by }) => by !== me) && <Thank workspace={workspace} pact={pact} />}
      {isHere && <Again workspace={workspace} pact={pact} />}
    </section>
  );
}

function Thank({ workspace, pact }: PactProps) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const [text, setText] = useState('');
  const { busy, refused, run } = useTries();
  const thank = async (): Promise<void> => {
    if (text.trim() !== '' && (await run(() => pact.thank(text.trim())))) announce(t`Said`);
  };
  return (
    <form
      className="pact-form"
      onSubmit={(event) => {
        event.preventDefault();
        void thank();
      }}
    >
      <TextArea
        label={
          <Trans>
            Thank <bdi>{withWhom(workspace)}</bdi> too
          </Trans>
        }
        rows={3}
        max={PACT_LIMITS.words}
        value={text}
        onValue={setText}
      />
      {refused !== null && <Refused why={refused} />}
      <div>
        <Button type="submit" busy={busy}>
          <Trans>Leave these words</Trans>
        </Button>
      </div>
    </form>
  );
}

/** What a word closed is opened by a word of both; what closed itself, by going on. */
function Again({ workspace, pact }: PactProps) {
  const state = useObservable(pact.state);
  const { busy, refused, run } = useTries();
  const isClosed = state.closings.length > 0;
  const closings = state.closings.map(({ id }) => id);
  const open = isClosed ? state.reopen.open : state.format.open;
  // One that does not know of all that closed it would open nothing.
  const { what } = open ?? {};
  const isWhole = what?.kind !== 'reopen' || closings.every((id) => what.closings.includes(id));
  if (open !== null && isWhole)
    return (
      <div className="pact-proposed">
        <h3>
          <Trans>Open it again?</Trans>
        </h3>
        <Signatures workspace={workspace} version={open} />
        <Answer workspace={workspace} pact={pact} version={open} />
      </div>
    );
  return (
    <div>
      <Button
        kind="plain"
        busy={busy}
        onClick={() =>
          void run(() =>
            pact.propose(isClosed ? { kind: 'reopen', closings } : { kind: 'format', sessions: null, until: null }),
          )
        }
      >
        <Trans>
          Ask <bdi>{withWhom(workspace)}</bdi> to open it again
        </Trans>
      </Button>
      {refused !== null && <Refused why={refused} />}
    </div>
  );
}
