import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Proof, ProofFault } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate, ofHundred } from '../format.ts';
import { Notice } from '../parts/EmptyState.tsx';

type Why = Extract<ProofFault, { tag: 'run-not-true' }>['why'];

/** Into a day of UTC, so that nearly everywhere it is that day. */
const NOON = 12 * 3_600_000 - 1;

/** A match run that holds, and what that means. */
export function RunProof({ proof }: { proof: Extract<Proof, { kind: 'run' }> }) {
  const { i18n } = useLingui();
  const now = useNow();
  const what = {
    made: (
      <>
        <Plural value={proof.pairs} one="# pair" other="# pairs" />
        {', '}
        <Plural value={proof.people} one="made from # card" other="made from # cards" />
      </>
    ),
  };
  return (
    <div className="card stack">
      <h2>
        <Trans>This run holds</Trans>
      </h2>
      <p>
        <Trans>
          Week of {formatDate(i18n.locale, proof.week + NOON, now)}: {what.made}
        </Trans>
      </p>
      <ul className="verify-run">
        <li>
          <Trans>Every pair keeps the rules, and nobody has more people than they asked for.</Trans>
        </li>
        <li>
          <Proven proof={proof} />
        </li>
        {proof.kept > 0 && (
          <li>
            <Plural
              value={proof.kept}
              one="# pair was kept by hand: the proof is over the others."
              other="# pairs were kept by hand: the proof is over the others."
            />
          </li>
        )}
      </ul>
      <p className="caption muted">
        <Trans>
          This shows that the pairs follow from the cards and the rules in the file. Whether these are the real cards,
          ask those who sent them. Two people have the same run when this is the same:{' '}
          <code>{proof.digest.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </Trans>
      </p>
    </div>
  );
}

function Proven({ proof: { objective, repaired } }: { proof: Extract<Proof, { kind: 'run' }> }) {
  if (repaired !== null) return <RepairProven {...repaired} />;
  switch (objective) {
    case 'total':
      return <Trans>No other way under these rules gives as many mentees a mentor and adds up to more.</Trans>;
    case 'floor':
      return (
        <Trans>
          No other way under these rules gives as many mentees a mentor and has a better weakest pair; over that, none
          adds up to more.
        </Trans>
      );
    case 'stable':
      return <Trans>No mentor and mentee would both rather have each other than the one they have.</Trans>;
  }
}

function RepairProven({ followed, ...proven }: NonNullable<Extract<Proof, { kind: 'run' }>['repaired']>) {
  const { i18n } = useLingui();
  const number = (score: number) => new Intl.NumberFormat(i18n.locale).format(ofHundred(score));
  const [total, bound] = [number(proven.total), number(proven.bound)];
  if (followed !== undefined)
    return (
      <Trans>
        It was repaired from another run after a change by hand, with as few pairs moved as possible: the run before it
        is in the file and holds as well. It adds up to {total}, of at most {bound}.
      </Trans>
    );
  return (
    <Trans>
      It was repaired from another run after a change by hand. Nobody more could have a mentor; that as few pairs as
      possible were moved is not proven here. It adds up to {total}, of at most {bound}.
    </Trans>
  );
}

/** What is wrong with a run, in one sentence. */
export function RunFault({ why }: { why: Why }) {
  return (
    <Notice tone="danger" title={<h2>{<Trans>This run does not hold</Trans>}</h2>}>
      <FaultWords why={why} /> <Trans>Do not trust it.</Trans>
    </Notice>
  );
}

function FaultWords({ why }: { why: Why }) {
  switch (why) {
    case 'altered':
    case 'wrong-unmatched':
    case 'wrong-total':
    case 'wrong-measures':
    case 'wrong-prices':
    case 'wrong-moved':
    case 'other-before':
      return <Trans>Something in it was changed after it was made: its numbers do not fit its pairs.</Trans>;
    case 'other-inputs':
      return <Trans>It was not made from these cards and rules: one of them was changed, added or left out.</Trans>;
    case 'wrong-sides':
    case 'wrong-pins':
    case 'not-allowed':
    case 'mentee-twice':
      return <Trans>A pair in it is not possible under its rules.</Trans>;
    case 'wrong-score':
      return <Trans>A pair in it is said to fit better or worse than its cards say.</Trans>;
    case 'over-capacity':
      return <Trans>A mentor has more people in it than they asked for.</Trans>;
    case 'under-minimum':
      return <Trans>A mentor has fewer people in it than its rules promise.</Trans>;
    case 'not-proven':
    case 'floor-not-proven':
      return <Trans>It is not proven that no other set of pairs is better.</Trans>;
    case 'not-stable':
      return <Trans>Somebody would rather have another mentor, who would rather have them.</Trans>;
  }
}
