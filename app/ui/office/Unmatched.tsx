import { Trans } from '@lingui/react/macro';
import type { MatchRun } from '../../matching/types.ts';
import type { DirectoryEntry, Proposal } from '../../session/types.ts';
import { PersonMark } from '../parts/PairMark.tsx';

type Why = MatchRun['unmatched'][number]['why'];

/** Who is in no pair, and why. */
export function Unmatched({ proposal }: { proposal: Proposal }) {
  const { run, unmatched } = proposal;
  if (unmatched.length === 0) return null;
  const why = new Map(run.unmatched.map((each) => [each.person, each.why]));
  const sideOf = ({ person, card }: DirectoryEntry) => run.sides[person] ?? card.role;
  return (
    <section className="unmatched">
      <h2>
        <Trans>Not in a pair</Trans>
      </h2>
      <ul className="people">
        {unmatched.map((entry) => (
          <li key={entry.person} className="person">
            <PersonMark name={entry.card.name} side={sideOf(entry) === 'mentee' ? 'second' : 'first'} />
            <div className="person-who">
              <strong>
                <bdi>{entry.card.name}</bdi>
              </strong>
              <span className="caption muted">
                {sideOf(entry) === 'mentee' ? <Trans>Mentee</Trans> : <Trans>Mentor</Trans>}
              </span>
            </div>
            <p className="person-why second">
              <WhyWords why={why.get(entry.person) ?? 'no-seat'} mentee={sideOf(entry) === 'mentee'} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhyWords({ why, mentee }: { why: Why; mentee: boolean }) {
  switch (why) {
    case 'no-seat':
      return mentee ? (
        <Trans>The mentors who would suit are taken.</Trans>
      ) : (
        <Trans>The mentees who would suit have a mentor.</Trans>
      );
    case 'no-allowed-partner':
      return (
        <Trans>
          Nobody free is possible for them: by language, by your rules, or because they were proposed or refused.
        </Trans>
      );
    case 'full':
      return <Trans>Already has as many people as they asked for.</Trans>;
  }
}
