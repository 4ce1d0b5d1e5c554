import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import type { MatchRun } from '../../matching/types.ts';
import type { DirectoryEntry, Office, Proposal } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { PersonMark } from '../parts/PairMark.tsx';

const TogetherDialog = lazy(() => import('./TogetherDialog.tsx').then((m) => ({ default: m.TogetherDialog })));

type Why = MatchRun['unmatched'][number]['why'];

/** Who is in no pair, and why. */
export function Unmatched({ office, proposal }: { office: Office; proposal: Proposal }) {
  const [joining, setJoining] = useState<DirectoryEntry | null>(null);
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
            <PutTogether entry={entry} onOpen={setJoining} />
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {joining && <TogetherDialog office={office} first={joining} onClose={() => setJoining(null)} />}
      </Suspense>
    </section>
  );
}

function PutTogether({ entry, onOpen }: { entry: DirectoryEntry; onOpen: (entry: DirectoryEntry) => void }) {
  const { t } = useLingui();
  const { name } = entry.card;
  if (!entry.active) return null;
  return (
    <Button kind="plain" small aria-label={t`Put ${name} together with somebody`} onClick={() => onOpen(entry)}>
      <Trans>Put together</Trans>
    </Button>
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
