import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { CHOOSING, type PackMatching } from '../../../model/pack.ts';
import { Button } from '../../parts/Button.tsx';
import { Check, Choice } from '../../parts/Choice.tsx';
import { Fact } from './FactsCard.tsx';
import { NumberField } from './ItemFields.tsx';
import { KeepDialog } from './KeepDialog.tsx';
import type { PackPart } from './PackTab.tsx';
import { CHOOSING_WORDS } from './partWords.tsx';

/** Who chooses, what counts how much, and who is never put together. */
export function MatchingCard({ pack, language, change }: PackPart) {
  const { t, i18n } = useLingui();
  const [editing, setEditing] = useState(false);
  const { choosing, skills, topics, languages, time, apart } = pack.matching;
  return (
    <section className="card pack-part">
      <header className="pack-part-head">
        <h2>
          <Trans>How pairs come about</Trans>
        </h2>
      </header>
      <dl className="pack-facts">
        <Fact name={t`Who chooses`}>{i18n._(CHOOSING_WORDS[choosing])}</Fact>
        <Fact name={t`What counts, of 10`}>
          <Trans>
            skills {skills}, topics {topics}, languages {languages}, time in common {time}
          </Trans>
        </Fact>
        {apart.length > 0 && (
          <Fact name={t`Kept apart`}>
            {apart.includes('organisation') ? (
              apart.includes('manager') ? (
                <Trans>People of the same organisation, or with the same manager</Trans>
              ) : (
                <Trans>People of the same organisation</Trans>
              )
            ) : (
              <Trans>People with the same manager</Trans>
            )}
          </Fact>
        )}
      </dl>
      <Button small onClick={() => setEditing(true)}>
        <Trans>Change</Trans>
      </Button>
      {editing && <MatchingDialog pack={pack} language={language} change={change} onClose={() => setEditing(false)} />}
    </section>
  );
}

function MatchingDialog({ pack, change, onClose }: PackPart & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [matching, setMatching] = useState<PackMatching>(pack.matching);
  const put = (part: Partial<PackMatching>) => setMatching({ ...matching, ...part });
  const keep = async () => {
    if (await change({ ...pack, matching })) onClose();
  };
  const weights = [
    ['skills', t`Skills`],
    ['topics', t`Topics`],
    ['languages', t`Languages`],
    ['time', t`Time in common`],
  ] as const;
  return (
    <KeepDialog title={<Trans>How pairs come about</Trans>} onKeep={keep} onClose={onClose}>
      <Choice
        legend={t`Who chooses`}
        value={matching.choosing}
        onValue={(choosing) => put({ choosing })}
        options={CHOOSING.map((value) => ({ value, label: i18n._(CHOOSING_WORDS[value]) }))}
      />
      <Choice
        legend={t`What the best pairs are`}
        value={matching.objective}
        onValue={(objective) => put({ objective })}
        options={[
          {
            value: 'total',
            label: t`The best for all together`,
            detail: t`As many people as possible, then the highest sum.`,
          },
          {
            value: 'floor',
            label: t`The best for who has it worst`,
            detail: t`The weakest pair is made as good as it can be, then the sum.`,
          },
          {
            value: 'stable',
            label: t`Nobody would rather swap`,
            detail: t`No mentor and mentee would both prefer each other to who they have.`,
          },
        ]}
      />
      {weights.map(([name, label]) => (
        <NumberField
          key={name}
          label={label}
          hint={t`1 to 10, and 10 is a must.`}
          value={matching[name]}
          min={1}
          max={10}
          onValue={(value) => put({ [name]: value })}
        />
      ))}
      <Check
        label={t`Never two of the same organisation`}
        checked={matching.apart.includes('organisation')}
        onChecked={(on) => put({ apart: apartWith(matching, 'organisation', on) })}
      />
      <Check
        label={t`Never two with the same manager`}
        checked={matching.apart.includes('manager')}
        onChecked={(on) => put({ apart: apartWith(matching, 'manager', on) })}
      />
    </KeepDialog>
  );
}

const apartWith = ({ apart }: PackMatching, one: 'organisation' | 'manager', on: boolean): PackMatching['apart'] =>
  (['organisation', 'manager'] as const).filter((each) => (each === one ? on : apart.includes(each)));
