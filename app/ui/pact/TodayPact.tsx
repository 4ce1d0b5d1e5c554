import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Handshake from 'lucide-react/icons/handshake';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type Pact, pausesAt, phaseOf, toSign } from '../../model/pactState.ts';
import { useObservable } from '../../react/session.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { meOf, withWhom } from '../workspace/people.ts';
import { Ended } from './Ended.tsx';
import type { PactProps } from './Pact.tsx';
import { PauseWords } from './Places.tsx';
import { SignWords } from './SignWords.tsx';
import { useSilence } from './silence.ts';
import './pact.css';

/** On Today: what of the agreement waits for this person, a pause, the end of a flash, a long silence. Else one line. */
export function TodayPact({ workspace, pact }: PactProps) {
  const state = useObservable(pact.state);
  const now = useNow();
  const pauses = pausesAt(state, now);
  const phase = phaseOf(state, now);
  if (workspace.archive !== null) return <Ended workspace={workspace} pact={pact} />;
  return (
    <>
      {pauses.map((pause) => (
        <Notice
          key={pause.by}
          tone="calm"
          title={<PauseWords workspace={workspace} state={{ ...state, pauses: [pause] }} />}
          action={
            pause.by === meOf(workspace).id && (
              <ButtonLink small href={`/w/${workspace.id}/pact/pause`}>
                <Trans>I am back</Trans>
              </ButtonLink>
            )
          }
        >
          {pause.text !== '' && <span dir="auto">{pause.text}</span>}
        </Notice>
      ))}
      {phase.tag === 'over' && <Over workspace={workspace} pact={pact} closes={phase.closes} />}
      {phase.tag === 'open' && phase.near && <Near workspace={workspace} pact={pact} left={phase.left} />}
      <Waiting workspace={workspace} pact={pact} />
      {pauses.length === 0 && <Silence workspace={workspace} pact={pact} />}
      <Line workspace={workspace} state={state} />
    </>
  );
}

function Over({ workspace, closes }: PactProps & { closes: number }) {
  const { i18n } = useLingui();
  const now = useNow();
  const at = `/w/${workspace.id}/pact`;
  return (
    <Notice
      tone="calm"
      title={<Trans>Your flash has come to its end</Trans>}
      action={
        <>
          <ButtonLink small href={`${at}/close`}>
            <Trans>Bring it to a good end</Trans>
          </ButtonLink>
          <ButtonLink small kind="plain" href={`${at}/format`}>
            <Trans>Go on together</Trans>
          </ButtonLink>
        </>
      }
    >
      <Trans>
        If neither of you says more, it closes itself on {formatDate(i18n.locale, closes, now)}. Everything stays to be
        read.
      </Trans>
    </Notice>
  );
}

function Near({ workspace, left }: PactProps & { left: number | null }) {
  return (
    <Notice
      tone="calm"
      title={
        left === null ? (
          <Trans>Your flash ends soon</Trans>
        ) : (
          <Plural value={left} one="# meeting is left of your flash" other="# meetings are left of your flash" />
        )
      }
      action={
        <ButtonLink small href={`/w/${workspace.id}/pact/format`}>
          <Trans>How long we go on</Trans>
        </ButtonLink>
      }
    />
  );
}

/** What the other signed and I have not, unless I put it off; or an agreement to begin. */
function Waiting({ workspace, pact }: PactProps) {
  const state = useObservable(pact.state);
  const aside = useObservable(pact.putOff);
  const me = meOf(workspace).id;
  const name = <bdi>{withWhom(workspace)}</bdi>;
  const at = `/w/${workspace.id}/pact`;
  const open = toSign(state, me).filter(({ hash }) => !aside.has(hash));
  const later = (hash: string | null): ReactNode => (
    <Button small kind="plain" onClick={() => pact.setAside(hash)}>
      <Trans>Later</Trans>
    </Button>
  );
  const { agreed, open: begun } = state.agreement;
  const isUnbegun = agreed === null && begun === null && !aside.has(null);
  return (
    <>
      {open.map(({ hash, what }) => (
        <div className="card pact-waits" key={hash}>
          <Handshake aria-hidden="true" size={28} strokeWidth={1.5} />
          <div className="grow">
            <h2>
              <SignWords kind={what.kind} name={name} />
            </h2>
            {what.kind === 'agreement' && (
              <p className="muted second">
                <Trans>Read it at ease. Sign it, or write it another way.</Trans>
              </p>
            )}
          </div>
          <div className="pact-doors">
            <ButtonLink small kind="primary" href={DOORS[what.kind](at)}>
              <Trans>Read it</Trans>
            </ButtonLink>
            {later(hash)}
          </div>
        </div>
      ))}
      {isUnbegun && (
        <div className="card pact-waits">
          <Handshake aria-hidden="true" size={28} strokeWidth={1.5} />
          <div className="grow">
            <h2>
              <Trans>How do you want to work together?</Trans>
            </h2>
            <p className="muted second">
              <Trans>A few sentences that both sign: what for, how often, and what if one goes silent.</Trans>
            </p>
          </div>
          <div className="pact-doors">
            <ButtonLink small href={`${at}/edit`}>
              <Trans>Write an agreement</Trans>
            </ButtonLink>
            {later(null)}
          </div>
        </div>
      )}
    </>
  );
}

const DOORS = {
  agreement: (at: string) => at,
  reopen: (at: string) => at,
  roles: (at: string) => `${at}/roles`,
  format: (at: string) => `${at}/format`,
} as const;

/** What the two agreed to do, when it is needed. */
function Silence({ workspace, pact }: PactProps) {
  const days = useSilence(workspace, pact);
  const { agreement } = useObservable(pact.state);
  if (days === null) return null;
  const words = agreement.agreed?.what.terms.silence ?? '';
  return (
    <Notice
      tone="calm"
      title={
        <Trans>
          It has been quiet for <Plural value={days} one="# day" other="# days" />
        </Trans>
      }
      action={
        <ButtonLink small href={`/w/${workspace.id}/chat`}>
          <Trans>Write a message</Trans>
        </ButtonLink>
      }
    >
      {words === '' ? (
        <Trans>
          Nothing of <bdi>{withWhom(workspace)}</bdi> has come meanwhile. A short kind word often suffices.
        </Trans>
      ) : (
        <>
          <Trans>For this you agreed:</Trans>{' '}
          <q className="pact-quote" dir="auto">
            {words}
          </q>
        </>
      )}
    </Notice>
  );
}

function Line({ workspace, state }: { workspace: PactProps['workspace']; state: Pact }) {
  const { agreed, open } = state.agreement;
  return (
    <Link href={`/w/${workspace.id}/pact`} className="line pact-line">
      <Handshake aria-hidden="true" size={20} strokeWidth={1.75} />
      <span className="grow">
        <span className="line-title">
          <Trans>Our agreement</Trans>
        </span>
        <span className="line-detail">
          {agreed !== null && <Trans>Signed by both</Trans>}
          {agreed === null && open !== null && <Trans>Proposed, not signed by both yet</Trans>}
          {agreed === null && open === null && <Trans>Roles, length, a pause, the end</Trans>}
        </span>
      </span>
    </Link>
  );
}
