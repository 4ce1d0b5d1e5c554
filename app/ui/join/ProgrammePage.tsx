import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { ProgrammeView, SessionError } from '../../session/types.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { Splash } from '../parts/Splash.tsx';
import { errorWords } from '../words.ts';
import { rememberProgramme } from './known.ts';
import { receiveLink, token } from './link.ts';
import { NoLink } from './NoLink.tsx';
import { ProgrammeFacts } from './ProgrammeFacts.tsx';
import './join.css';

/** What a programme's link opens: who, why, for how long, who can read; then the way to apply. */
export function ProgrammePage() {
  const inHand = useObservable(token);
  // Following a second link in the same tab changes only the part after '#'.
  useEffect(() => {
    const receive = () => receiveLink(window.location, window.history);
    window.addEventListener('hashchange', receive);
    receive();
    return () => window.removeEventListener('hashchange', receive);
  }, []);
  return inHand === null ? <NoLink /> : <Read token={inHand} key={inHand} />;
}

function Read({ token: inHand }: { token: string }) {
  const session = useSession();
  const server = useObservable(session.server);
  const [tries, setTries] = useState(0);
  const opened = useOpened(`${tries}`, () => session.readProgramme(inHand));
  const unreachable = opened.tag === 'failed' && opened.error.tag === 'server-unreachable';
  // A failure is tried again by itself when the server comes back; not while it is there and fails all the same.
  const before = useRef(server);
  useEffect(() => {
    const back = before.current !== 'connected' && server === 'connected';
    before.current = server;
    if (unreachable && back) setTries((count) => count + 1);
  }, [unreachable, server]);
  if (opened.tag === 'opening') return <Splash />;
  if (opened.tag === 'failed') return <Unread error={opened.error} again={() => setTries(tries + 1)} />;
  return <Shown view={opened.value} />;
}

function Unread({ error, again }: { error: SessionError; again: () => void }) {
  const { i18n } = useLingui();
  if (error.tag === 'server-unreachable') {
    return (
      <Splash
        title={<Trans>The programme cannot be read yet</Trans>}
        words={
          <Trans>
            Its server is out of reach. Keep this page open: it goes on by itself as soon as the network is back.
          </Trans>
        }
        action={
          <Button kind="primary" onClick={again}>
            <Trans>Try now</Trans>
          </Button>
        }
      />
    );
  }
  return (
    <Splash
      title={<Trans>This link did not open</Trans>}
      words={i18n._(errorWords(error))}
      action={
        <>
          <Button onClick={again}>
            <Trans>Try again</Trans>
          </Button>
          <ButtonLink kind="plain" href="/">
            <Trans>Go to Today</Trans>
          </ButtonLink>
        </>
      }
    />
  );
}

function Shown({ view }: { view: ProgrammeView }) {
  const { t } = useLingui();
  const { id } = view;
  const applied = useObservable(useSession().home).applications.find((each) => each.programme === id);
  const isIn = applied !== undefined && applied.card.withdrawn !== true;
  useEffect(() => rememberProgramme(view), [view]);
  return (
    <FocusPage
      title={t`Programme`}
      top={<LanguageSwitch />}
      actions={
        <>
          <ButtonLink kind="primary" wide href={`/apply/${id}`}>
            {isIn ? <Trans>Change my card</Trans> : <Trans context="programme">Apply</Trans>}
          </ButtonLink>
          {isIn && (
            <ButtonLink kind="plain" wide href={`/card/${id}`}>
              <Trans>Take a break, or take it back</Trans>
            </ButtonLink>
          )}
        </>
      }
    >
      <ProgrammeFacts view={view} applied={isIn} />
    </FocusPage>
  );
}
