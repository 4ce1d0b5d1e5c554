import { Trans, useLingui } from '@lingui/react/macro';
import { TERMS, type Terms } from '../../model/pact.ts';
import type { Version } from '../../model/pactState.ts';
import type { Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { PersonMark } from '../parts/PairMark.tsx';
import { TERM_WORDS } from './terms.ts';

/** One text, and the two names under it. */
export function Sheet({ workspace, version }: { workspace: Workspace; version: Version }) {
  const { what } = version;
  return (
    <article className="pact-sheet">
      {what.kind === 'agreement' && <TermList terms={what.terms} />}
      <Signatures workspace={workspace} version={version} />
    </article>
  );
}

function TermList({ terms }: { terms: Terms }) {
  const { i18n } = useLingui();
  return (
    <dl className="pact-terms">
      {TERMS.map((term) =>
        terms[term] === '' ? null : (
          <div key={term}>
            <dt>{i18n._(TERM_WORDS[term].title)}</dt>
            <dd dir="auto">{terms[term]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Each with the day, or with what is awaited. */
export function Signatures({ workspace, version }: { workspace: Workspace; version: Version }) {
  const { i18n } = useLingui();
  const now = useNow();
  return (
    <ul className="pact-names">
      {workspace.members.map((member) => {
        const signed = version.signed.find(({ by }) => by === member.id);
        return (
          <li key={member.id} className={signed === undefined ? 'pact-unsigned' : ''}>
            <PersonMark name={member.name} side={member.me ? 'first' : 'second'} away={signed === undefined} />
            <span>
              <span className="pact-name">
                <bdi>{member.name}</bdi>
              </span>
              <span className="caption muted">
                {signed === undefined ? (
                  <Trans>not signed yet</Trans>
                ) : (
                  <Trans>signed on {formatDate(i18n.locale, Math.min(signed.at, now), now)}</Trans>
                )}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
