import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Acquaintance, Circle, Member, Workspace } from '../../session/types.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { StandingLine, StandingNotice } from '../trust/StandingWords.tsx';
import { errorWords } from '../words.ts';
import { RoleWord } from './RoleWord.tsx';

const SendDialog = lazy(() => import('../bundles/SendDialog.tsx').then((m) => ({ default: m.SendDialog })));

/** Everybody in the circle: who they are here, whether they are there, and whether it is really them. */
export function People({ workspace, circle }: { workspace: Workspace; circle: Circle }) {
  const members = useObservable(circle.members);
  const present = useObservable(workspace.present);
  const isHost = members[0]?.me === true;
  return (
    <ul className="circle-people">
      {members.map((member) => (
        <Person
          key={member.id}
          member={member}
          here={member.me || present.includes(member.id)}
          acquaintance={circle.with(member.id)}
          takeOut={isHost && !member.me ? circle.takeOut : null}
        />
      ))}
    </ul>
  );
}

interface PersonProps {
  member: Member;
  here: boolean;
  /** Null: it is me. */
  acquaintance: Acquaintance | null;
  takeOut: Circle['takeOut'] | null;
}

function Person({ member, here, acquaintance, takeOut }: PersonProps) {
  const name = <bdi>{member.name}</bdi>;
  return (
    <li className="card circle-person">
      <PersonMark name={member.name} side={member.me ? 'first' : 'second'} size="m" away={!here} />
      <div className="grow">
        <h2>
          {member.me ? <Trans>{name} (you)</Trans> : name}
          {member.role !== 'member' && (
            <span className="circle-role">
              <RoleWord role={member.role} />
            </span>
          )}
        </h2>
        {acquaintance !== null && (
          <>
            <Known acquaintance={acquaintance} />
            <div className="circle-doors">
              <ButtonLink kind="plain" small href={`/w/${acquaintance.id}/check/${member.id}`}>
                <Trans>Check that it is really them</Trans>
              </ButtonLink>
              <SendTo acquaintance={acquaintance} />
              {takeOut !== null && <TakeOut member={member} takeOut={takeOut} />}
            </div>
          </>
        )}
      </div>
    </li>
  );
}

/** For one who is seldom online at the same time: what they are not known to have, sealed to the circle. */
function SendTo({ acquaintance }: { acquaintance: Acquaintance }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="plain" small onClick={() => setOpen(true)}>
        <Trans>Send without meeting</Trans>
      </Button>
      <Suspense>{open && <SendDialog workspace={acquaintance} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

function Known({ acquaintance }: { acquaintance: Acquaintance }) {
  const standing = useObservable(acquaintance.trust.standing);
  return (
    <>
      <p className="second muted">
        <StandingLine standing={standing} />
      </p>
      <StandingNotice workspace={acquaintance} />
    </>
  );
}

function TakeOut({ member, takeOut }: { member: Member; takeOut: Circle['takeOut'] }) {
  const { i18n } = useLingui();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const name = <bdi>{member.name}</bdi>;
  const take = async (): Promise<void> => {
    setBusy(true);
    const done = await takeOut(member.id);
    setBusy(false);
    if (done.ok) setAsked(false);
    else setError(i18n._(errorWords(done.error)));
  };
  return (
    <>
      <Button kind="plain" small onClick={() => setAsked(true)}>
        <Trans>Take out of the circle</Trans>
      </Button>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={<Trans>Go on without {name}?</Trans>}
        actions={
          <>
            <Button kind="danger" busy={busy} onClick={() => void take()}>
              <Trans>Take out</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsked(false)}>
              <Trans>Leave as it is</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            The circle gets new keys, and {name} reads nothing that is written once the others have heard of it. What
            was written before stays on their device.
          </Trans>
        </p>
        {error && <p className="field-error">{error}</p>}
      </Dialog>
    </>
  );
}
