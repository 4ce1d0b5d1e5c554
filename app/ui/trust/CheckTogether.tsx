import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Acquaintance, CheckState } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { otherOf } from '../workspace/people.ts';
import { pictureOf } from './pictures.ts';
import './trust.css';

/**
 * The check at a distance, from asking to the answers: on a screen of its own, or beside a call. It begins when it is
 * drawn and ends when it leaves.
 */
export function CheckTogether({ workspace }: { workspace: Acquaintance }) {
  const { check } = workspace.trust;
  const state = useObservable(check);
  const isKept = useObservable(workspace.trust.isKept);
  useEffect(() => {
    check.open();
    return () => check.close();
  }, [check]);
  const name = otherOf(workspace).name;
  switch (state.tag) {
    case 'closed':
    case 'waiting':
    case 'exchanging':
      return <Waiting workspace={workspace} name={name} exchanging={state.tag === 'exchanging'} />;
    case 'shown':
      return <Shown state={state} isKept={isKept} name={name} answer={check.answer} />;
    case 'ended':
      return <Ended why={state.why} name={name} again={check.open} />;
  }
}

function Waiting({ workspace, name, exchanging }: { workspace: Acquaintance; name: string; exchanging: boolean }) {
  const here = useObservable(workspace.present).includes(otherOf(workspace).id);
  return (
    <p className="check-waiting muted" role="status">
      {exchanging ? (
        <Trans>Drawing the pictures…</Trans>
      ) : here ? (
        <Trans>
          Waiting for <bdi>{name}</bdi> to open this on their side.
        </Trans>
      ) : (
        <Trans>
          <bdi>{name}</bdi> is not connected now. Agree on a moment, for example by telephone, and open this together.
        </Trans>
      )}
    </p>
  );
}

interface ShownProps {
  state: Extract<CheckState, { tag: 'shown' }>;
  /** What came of it is on this disk. */
  isKept: boolean;
  name: string;
  answer: (same: boolean) => void;
}

function Shown({ state, isKept, name, answer }: ShownProps) {
  const { i18n } = useLingui();
  const top = useRef<HTMLHeadingElement>(null);
  // Somebody who waited with a screen reader is brought to what has come.
  useEffect(() => top.current?.focus(), []);
  const differs = state.mine === false || state.theirs === false;
  return (
    <section className="check">
      <h2 ref={top} tabIndex={-1}>
        <Trans>
          Does <bdi>{name}</bdi> see the same six?
        </Trans>
      </h2>
      <ol className="check-pictures">
        {state.numbers.map((number, at) => {
          const { sign, name: word } = pictureOf(number, i18n.locale);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a picture is compared by
            <li key={at}>
              <span className="check-sign" aria-hidden="true">
                {sign}
              </span>
              <span>{word}</span>
            </li>
          );
        })}
      </ol>
      {state.mine === null && !differs && (
        <>
          <p className="muted">
            <Trans>
              Tell them to each other, in this order, where you recognise <bdi>{name}</bdi>: by voice or on video. Not
              in the messages here.
            </Trans>
          </p>
          <div className="check-answers">
            <Button kind="primary" onClick={() => answer(true)}>
              <Trans>They are the same</Trans>
            </Button>
            <Button kind="quiet" onClick={() => answer(false)}>
              <Trans>They differ</Trans>
            </Button>
          </div>
        </>
      )}
      <div role="status">
        {state.mine === true && state.theirs === null && (
          <p className="muted">
            <Trans>
              Waiting for <bdi>{name}</bdi> to say so too.
            </Trans>
          </p>
        )}
        {state.mine === true && state.theirs === true && isKept && (
          <Notice tone="calm" title={<Trans>Checked together</Trans>}>
            <Trans>
              Nobody sits between you and <bdi>{name}</bdi>.
            </Trans>
          </Notice>
        )}
      </div>
    </section>
  );
}

function Ended({ why, name, again }: { why: 'left' | 'lost' | 'broken'; name: string; again: () => void }) {
  return (
    <Notice
      title={<Trans>The check was interrupted</Trans>}
      action={
        <Button onClick={again}>
          <Trans>Begin again</Trans>
        </Button>
      }
    >
      {why === 'left' && (
        <Trans>
          <bdi>{name}</bdi> closed it on their side.
        </Trans>
      )}
      {why === 'lost' && <Trans>The connection was cut in the middle. That happens on a poor line.</Trans>}
      {why === 'broken' && (
        <Trans>
          Their device answered in a way that Binôme does not know. If it happens again, check in person instead.
        </Trans>
      )}
    </Notice>
  );
}
