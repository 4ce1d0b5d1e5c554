import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import type { Result } from '../../../crypto/result.ts';
import type { AboutRun as About, Office, Proposal, RunGone } from '../../session/types.ts';
import { Duration } from '../Duration.tsx';
import { ofHundred } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { Percent } from './Percent.tsx';
import { loadsIn } from './stats.ts';

/** What a run publishes of itself, in plain words; and the run as a file that anybody can check. */
export function AboutRun({ office, proposal }: { office: Office; proposal: Proposal }) {
  const { run } = proposal;
  const [about, setAbout] = useState<Result<About, RunGone> | null>(null);
  useEffect(() => {
    let here = true;
    void office.aboutRun().then((found) => {
      if (here) setAbout(found);
    });
    return () => {
      here = false;
    };
    // The dialog lies over everything that could make another run.
  }, [office]);
  if (about === null)
    return (
      <p className="muted" role="status">
        <Trans>Counting…</Trans>
      </p>
    );
  if (!about.ok)
    return (
      <Notice tone="calm">
        <Trans>Cards have changed since this run, so it cannot be worked out again here. Run it again to see.</Trans>
      </Notice>
    );
  return (
    <>
      <Measures about={about.value} run={run} />
      <SaveRun office={office} />
    </>
  );
}

function Measures({ about, run }: { about: About; run: Proposal['run'] }) {
  const { i18n, t } = useLingui();
  const { matched, matchable, gap, floor, bestFloor, blockingPairs, broken, ranks, minutes, whenOneLeaves } = about;
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: digits }).format(value);
  const [total, points] = [number(ofHundred(about.total)), number(100)];
  return (
    <dl className="about-run">
      <Measure name={t`Coverage`}>
        <Trans>
          {matched} of {matchable} mentees for whom somebody is possible have a mentor.
        </Trans>
      </Measure>
      <Measure name={t`Sum of the fits`}>
        <Trans>
          {total}, where each pair counts up to {points}.
        </Trans>{' '}
        <ProofWords run={run} gap={gap} />
      </Measure>
      {floor !== null && bestFloor !== null && (
        <Measure name={t`Weakest pair`}>
          {floor === bestFloor ? (
            <Trans>{ofHundred(floor)} of 100, and no set of as many pairs has a better weakest one.</Trans>
          ) : (
            <Trans>
              {ofHundred(floor)} of 100. It could be {ofHundred(bestFloor)} at best, perhaps for a lower sum.
            </Trans>
          )}
        </Measure>
      )}
      <Measure name={t`Would rather swap`}>
        <Plural
          value={blockingPairs}
          _0="Nobody: no mentor and mentee would both suit each other better than the one they have."
          one="# mentor and mentee would both suit each other better than the one they have."
          other="# pairs of a mentor and a mentee would both suit each other better than the one they have."
        />
      </Measure>
      <Measure name={t`Rules broken`}>{number(broken)}</Measure>
      <Measure name={t`How many each mentor has`}>
        <ul>
          {loadsIn(about.loads).map((load) => (
            <Load key={load.people} {...load} />
          ))}
        </ul>
      </Measure>
      <Measure name={t`Whose choice it is`}>
        <Trans>
          For {ranks[0]} mentees the mentor who suits them best of all, for {ranks[1]} the second, for {ranks[2]} the
          third, for {ranks[3]} the fourth to tenth, for {ranks[4]} a later one. Pairs you keep are not counted.
        </Trans>
      </Measure>
      <Measure name={t`Time in common a week`}>
        {minutes === null ? (
          <Trans>Nobody said when they are free.</Trans>
        ) : (
          <Trans>
            From <Duration minutes={minutes.least} /> to <Duration minutes={minutes.most} />, half of the pairs at least{' '}
            <Duration minutes={minutes.median} />.
          </Trans>
        )}{' '}
        {minutes !== null && about.unknownMinutes > 0 && (
          <Plural value={about.unknownMinutes} one="Of # pair it is not known." other="Of # pairs it is not known." />
        )}
      </Measure>
      <Measure name={t`Three good reasons or more`}>
        <Percent value={Math.round((100 * about.threeReasons) / Math.max(1, matched))} />
      </Measure>
      {whenOneLeaves.sampled > 0 && (
        <Measure name={t`When a mentor leaves`}>
          <Trans>
            On average {number(whenOneLeaves.mean, 1)} other pairs would move, and {whenOneLeaves.most} at most. Tried
            with <Plural value={whenOneLeaves.sampled} one="# mentor drawn by lot" other="# mentors drawn by lot" />.
          </Trans>
        </Measure>
      )}
      {about.ms !== null && (
        <Measure name={t`Time it took`}>
          <Trans>{number(about.ms / 1000, 2)} seconds on this device</Trans>
        </Measure>
      )}
    </dl>
  );
}

function Load({ people: count, mentors }: { people: number; mentors: number }) {
  const said = <Plural value={mentors} one="# mentor" other="# mentors" />;
  const people = <Plural value={count} _0="nobody" one="# person" other="# people" />;
  return (
    <li>
      <Trans>
        {said}: {people}
      </Trans>
    </li>
  );
}

/** What is proven of the sum: over which other sets of pairs it is the highest. */
function ProofWords({ run, gap }: { run: Proposal['run']; gap: number | null }) {
  const { i18n } = useLingui();
  if (run.version === 2 && run.repaired !== null)
    return <Trans>With as few pairs moved, no more is possible: it is proven.</Trans>;
  if (gap === null) return <Trans>This run did not look for the highest sum.</Trans>;
  if (gap > 0) {
    const more = new Intl.NumberFormat(i18n.locale, { style: 'percent', maximumFractionDigits: 3 }).format(gap);
    return <Trans>At most {more} more could be possible.</Trans>;
  }
  return run.rules.objective === 'floor' ? (
    <Trans>With as many pairs and as good a weakest one, no more is possible under these rules: it is proven.</Trans>
  ) : (
    <Trans>With as many pairs, no more is possible under these rules: it is proven.</Trans>
  );
}

function Measure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="caption muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A run is only worth checking with what it was made from: hence the warning. */
function SaveRun({ office }: { office: Office }) {
  const save = async () => {
    const text = await office.runFile();
    if (text.ok) saveAs(new Blob([text.value], { type: 'application/json' }), 'RUN.json');
  };
  return (
    <div className="stack">
      <Notice tone="warn" title={<Trans>The file holds everybody’s card</Trans>}>
        <Trans>
          With it anyone can check that these pairs follow from the cards and the rules, without trusting you. Give it
          only to people who may read the cards. It is checked on the page Verify, or on the command line.
        </Trans>
      </Notice>
      <Button onClick={() => void save()}>
        <Trans>Save the run as a file</Trans>
      </Button>
    </div>
  );
}
