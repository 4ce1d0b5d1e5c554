import { useLingui } from '@lingui/react/macro';
import { TagInput } from '../parts/TagInput.tsx';
import { offers, seeks } from './cardForm.ts';
import { Languages } from './Fields.tsx';
import { topicOptions } from './inTheirWords.ts';
import type { StepProps } from './stepProps.ts';
import { SKILLS } from './suggestions.ts';

export function SkillsStep({ form, change, missing, programme, pack }: StepProps) {
  const { t, i18n } = useLingui();
  const skills = SKILLS.map((each) => i18n._(each)).map((label) => ({ value: label, label }));
  const offered = (
    <TagInput
      key="offered"
      label={t`What you can share`}
      hint={t`A few words each: a trade, a tool, a step you have been through.`}
      error={missing.includes('skillsOffered') && t`Name at least one thing you can share.`}
      optional={!offers(form.role)}
      suggestions={skills}
      offered={offers(form.role) ? 6 : 0}
      values={form.skillsOffered}
      onValues={(skillsOffered) => change({ skillsOffered })}
    />
  );
  const sought = (
    <TagInput
      key="sought"
      label={t`What you would like to learn`}
      hint={t`This is what counts most when people are brought together.`}
      error={missing.includes('skillsSought') && t`Name at least one thing you would like to learn.`}
      optional={!seeks(form.role)}
      suggestions={skills}
      offered={seeks(form.role) ? 6 : 0}
      values={form.skillsSought}
      onValues={(skillsSought) => change({ skillsSought })}
    />
  );
  return (
    <div className="apply-form apply-skills">
      {form.role === 'mentor' ? [offered, sought] : [sought, offered]}
      <TagInput
        label={t`Topics you care about`}
        optional
        suggestions={topicOptions({ programme, pack }, i18n.locale)}
        offered={12}
        values={form.topics}
        onValues={(topics) => change({ topics })}
      />
      <Languages form={form} change={change} missing={missing} />
    </div>
  );
}
