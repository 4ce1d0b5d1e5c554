import { Trans, useLingui } from '@lingui/react/macro';
import { LIMITS } from '../../model/limits.ts';
import { Check, Choice, Segmented } from '../parts/Choice.tsx';
import { TextField } from '../parts/Field.tsx';
import { AgeWords } from './AgeWords.tsx';
import { accompanies, askedBy, needsAdult, offers } from './cardForm.ts';
import { Languages, Words } from './Fields.tsx';
import type { StepProps } from './stepProps.ts';

export function YouStep({ form, change, missing, programme, pack }: StepProps) {
  const asked = askedBy(pack).organisation;
  const { t } = useLingui();
  return (
    <>
      <p className="muted apply-intro">
        {programme.mode === 'private-pair' ? (
          <Trans>
            Only <bdi>{programme.coordinator}</bdi> and the person you are matched with will read this card.
          </Trans>
        ) : (
          <Trans>
            Only <bdi>{programme.coordinator}</bdi> and the two people you are brought together with will read this
            card.
          </Trans>
        )}
      </p>
      <div className="apply-form">
        <TextField
          label={t`Your first name`}
          hint={t`The one people call you by.`}
          error={missing.includes('name') && t`A name, so that people know how to greet you.`}
          value={form.name}
          onValue={(name) => change({ name })}
          maxLength={LIMITS.name}
          autoComplete="given-name"
          autoCapitalize="words"
        />
        <Check
          checked={form.pseudonym}
          onChecked={(pseudonym) => change({ pseudonym })}
          label={<Trans>This is a name I go by, not mine</Trans>}
          detail={<Trans>The card says so. Nobody asks for another one.</Trans>}
        />
        <Choice
          legend={t`What you would like`}
          error={missing.includes('role') && t`Choose one of them.`}
          value={form.role}
          onValue={(role) => change({ role })}
          options={[
            { value: 'mentee', label: t`To have a mentor`, detail: t`Someone shares their experience with you.` },
            { value: 'mentor', label: t`To be a mentor`, detail: t`You share your experience with someone.` },
            {
              value: 'either',
              label: t`Either one`,
              detail: t`The programme proposes the side where you are most useful.`,
            },
            ...(programme.mode === 'private-pair'
              ? []
              : [
                  {
                    value: 'supervisor' as const,
                    label: t`I accompany pairs`,
                    detail: t`You read what they write, named on every screen, so that somebody can see.`,
                  },
                ]),
            ...(programme.mode === 'private-pair' && !asked
              ? []
              : [
                  {
                    value: 'staff' as const,
                    label: t`I work at the school, or help run it`,
                    detail: t`You are matched with nobody. The coordinator knows that you are there.`,
                  },
                ]),
            ...(asked
              ? [
                  {
                    value: 'contact' as const,
                    label: t`I answer for an organisation`,
                    detail: t`A company, a school, an association that takes part. You are matched with nobody.`,
                  },
                ]
              : []),
          ]}
        />
        {offers(form.role) && (
          <Segmented
            legend={t`How many people at most?`}
            hint={t`One is already a lot.`}
            value={`${form.capacity}`}
            onValue={(count) => change({ capacity: Number(count) })}
            options={[1, 2, 3, 4, 5].map((count) => ({ value: `${count}`, label: count }))}
          />
        )}
        {needsAdult(form.role, programme.mode) ? (
          <Check
            checked={form.adult === true}
            onChecked={(adult) => change({ adult })}
            label={<Trans>I am 18 or older</Trans>}
            detail={
              programme.mode === 'private-pair' ? (
                <Trans>In a space that only two people can read, both are adults.</Trans>
              ) : (
                <Trans>Who accompanies others is an adult.</Trans>
              )
            }
            error={missing.includes('adult') && t`Here, only adults can say so.`}
          />
        ) : (
          <Segmented
            legend={t`Your age`}
            hint={t`Here an adult of the programme reads along.`}
            error={missing.includes('adult') && t`Choose one of them.`}
            value={form.adult === null ? null : form.adult ? 'adult' : 'minor'}
            onValue={(age) => change({ adult: age === 'adult' })}
            options={[
              { value: 'minor', label: <AgeWords adult={false} /> },
              { value: 'adult', label: <AgeWords adult /> },
            ]}
          />
        )}
        {accompanies(form.role) && (
          <>
            <Languages form={form} change={change} missing={missing} />
            <Words form={form} change={change} />
          </>
        )}
      </div>
    </>
  );
}
