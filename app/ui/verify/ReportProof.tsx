import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Proof, ProofFault, ProvenPerson } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate, formatTime } from '../format.ts';
import { Notice } from '../parts/EmptyState.tsx';
import { RunFault } from './RunProof.tsx';
import './verify.css';

/** Why what was shown proves nothing. */
export function ProofFaultNotice({ fault }: { fault: ProofFault }) {
  switch (fault.tag) {
    case 'no-proof':
      return (
        <Notice title={<Trans>There is no badge, no report and no run in this</Trans>}>
          <Trans>
            A report or a run is the file that the app made; a badge is the code or the link on its certificate.
          </Trans>
        </Notice>
      );
    case 'altered':
      return (
        <Notice tone="danger" title={<h2>{<Trans>This was changed</Trans>}</h2>}>
          <Trans>The signature does not fit it, or a part is missing. Do not trust what it says.</Trans>
        </Notice>
      );
    case 'run-not-true':
      return <RunFault why={fault.why} />;
    case 'line-not-genuine':
      return (
        <Notice tone="danger" title={<h2>{<Trans>Message {fault.line} of it is not genuine</Trans>}</h2>}>
          <Trans>Nobody who is named in this report has signed it for this place. Do not trust the report.</Trans>
        </Notice>
      );
  }
}

/** Signed lines that were verified, with whose signatures they are. */
export function ReportProof({ proof }: { proof: Extract<Proof, { kind: 'report' }> }) {
  const { i18n } = useLingui();
  const now = useNow();
  const people = [...new Map(proof.lines.map(({ by }) => [by.key, by])).values()];
  const isProven = [proof.by, ...people].every((each) => each !== null && each.cardName !== null);
  return (
    <div className="card stack">
      {people.some(({ stranger }) => stranger) ? (
        <Notice tone="danger" title={<h2>{<Trans>Nobody of your programme signed this</Trans>}</h2>}>
          <Trans>You have no card with this key: whoever made the report may have written the message.</Trans>
        </Notice>
      ) : (
        <h2>
          {isProven ? (
            <Trans>Signed, and unchanged</Trans>
          ) : (
            <Trans>Signed and unchanged, but not every name is proven</Trans>
          )}
        </h2>
      )}
      <p>
        <Plural value={proof.lines.length} one="# message" other="# messages" />
        {', '}
        {proof.by === null ? (
          <Trans>chosen by somebody who is not named in it</Trans>
        ) : (
          <Trans>
            chosen by <bdi>{proof.by.name}</bdi> on {formatDate(i18n.locale, proof.at, now)}
          </Trans>
        )}
      </p>
      <ul className="verify-people">
        {people.map((person) => (
          <li key={person.key}>
            <Who person={person} />
          </li>
        ))}
      </ul>
      <ol className="verify-lines">
        {proof.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never move
          <li key={at}>
            <p className="caption muted">
              {line.by.stranger ? <Trans>Somebody</Trans> : <bdi>{line.by.name}</bdi>}
              {` · ${formatDate(i18n.locale, line.at, now)}, ${formatTime(i18n.locale, line.at)}`}
            </p>
            <p dir="auto">{line.text}</p>
            {line.first !== null && (
              <p className="second muted">
                <Trans>
                  Edited {formatDate(i18n.locale, line.first.changed, now)}. First it said: <q>{line.first.text}</q>
                </Trans>
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="caption muted">
        <Trans>
          This shows who wrote these messages, not what stood between them: the messages were chosen. Times are those of
          their authors’ clocks.
        </Trans>
      </p>
    </div>
  );
}

function Who({ person }: { person: ProvenPerson }) {
  if (person.stranger)
    return (
      <Trans>
        <bdi>{person.name}</bdi> · key <Key of={person.key} /> · nobody of your programme has this key
      </Trans>
    );
  if (person.cardName === null)
    return (
      <Trans>
        <bdi>{person.name}</bdi> · key <Key of={person.key} /> · the name is what the person who made the report calls
        them
      </Trans>
    );
  return (
    <Trans>
      <bdi>{person.name}</bdi> · key <Key of={person.key} /> · <bdi>{person.cardName}</bdi> on a card signed with it
    </Trans>
  );
}

/** The beginning of a key, in fours, to be compared. */
export function Key({ of }: { of: string }) {
  return <code>{of.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')}</code>;
}
