import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { PactEvent } from '../../model/pactState.ts';
import { useObservable } from '../../react/session.ts';
import type { PairPact, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { instantOfDay } from '../goals/due.ts';
import type { PactProps } from './Pact.tsx';

/** What both signed and what each said alone, the newest first. Nothing while there is none. */
export function History({ workspace, pact }: PactProps) {
  const { i18n } = useLingui();
  const now = useNow();
  const { history } = useObservable(pact.state);
  if (history.length === 0) return null;
  return (
    <details className="pact-history">
      <summary>
        <Plural value={history.length} one="History: # entry" other="History: # entries" />
      </summary>
      <ol>
        {[...history].reverse().map((event) => (
          <li key={`${event.tag} ${event.at} ${event.tag === 'agreed' ? event.version.hash : event.by}`}>
            <span className="caption muted">{formatDate(i18n.locale, Math.min(event.at, now), now)}</span>
            <span>
              <EventWords workspace={workspace} pact={pact} event={event} now={now} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function EventWords({
  workspace,
  pact,
  event,
  now,
}: {
  workspace: Workspace;
  pact: PairPact;
  event: PactEvent;
  now: number;
}) {
  const { i18n } = useLingui();
  if (event.tag === 'agreed') return <AgreedWords pact={pact} event={event} now={now} />;
  const isMine = workspace.members.some(({ id, me }) => me && id === event.by);
  const name = <bdi>{pact.nameOf(event.by)}</bdi>;
  switch (event.tag) {
    case 'paused': {
      const until = formatDate(i18n.locale, instantOfDay(event.until), now);
      return isMine ? (
        <Trans>You paused until {until}</Trans>
      ) : (
        <Trans>
          {name} paused until {until}
        </Trans>
      );
    }
    case 'resumed':
      return isMine ? <Trans>You came back</Trans> : <Trans>{name} came back</Trans>;
    case 'closed':
      return isMine ? <Trans>You closed the space</Trans> : <Trans>{name} closed the space</Trans>;
    case 'thanked':
      return isMine ? <Trans>You said thank you</Trans> : <Trans>{name} said thank you</Trans>;
  }
}

function AgreedWords({
  pact,
  event: { version },
  now,
}: {
  pact: PairPact;
  event: Extract<PactEvent, { tag: 'agreed' }>;
  now: number;
}) {
  const { i18n } = useLingui();
  const { what } = version;
  switch (what.kind) {
    case 'agreement':
      return (
        <>
          <Trans>Both signed the agreement</Trans>
          {what.terms.aims !== '' && (
            <span className="pact-aims" dir="auto">
              {what.terms.aims}
            </span>
          )}
        </>
      );
    case 'roles':
      return what.topic.trim() === '' ? (
        <Trans>
          Both signed that <bdi>{pact.nameOf(what.mentor)}</bdi> is the mentor
        </Trans>
      ) : (
        <Trans>
          Both signed that <bdi>{pact.nameOf(what.mentor)}</bdi> is the mentor for <bdi>{what.topic}</bdi>
        </Trans>
      );
    case 'format':
      if (what.sessions !== null)
        return (
          <Plural
            value={what.sessions}
            one="Both signed for a flash of # meeting"
            other="Both signed for a flash of # meetings"
          />
        );
      if (what.until !== null)
        return <Trans>Both signed for a flash until {formatDate(i18n.locale, instantOfDay(what.until), now)}</Trans>;
      return <Trans>Both signed to go on</Trans>;
    case 'reopen':
      return <Trans>Both opened the space again</Trans>;
  }
}
