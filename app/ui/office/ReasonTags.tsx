import { Trans, useLingui } from '@lingui/react/macro';
import type { Reason } from '../../matching/types.ts';
import type { Pack } from '../../model/pack.ts';
import { optionWords } from '../answerWords.ts';
import { languageName } from '../format.ts';
import { Tag } from '../parts/StateChip.tsx';

/** Time has a column of its own; only too little of it is a reason to look twice. */
const told = (reason: Reason): boolean => reason.kind !== 'time';

/** Why two people: one short word a reason, the strongest first. */
export function ReasonTags({
  reasons,
  pack,
  limit = 4,
}: {
  reasons: readonly Reason[];
  pack: Pack | null;
  limit?: number;
}) {
  const { i18n } = useLingui();
  const isNamed = (reason: Reason) => reason.kind !== 'answer' || optionWords(pack, i18n.locale, reason) !== '';
  const shown = reasons.filter((reason) => told(reason) && isNamed(reason));
  const warnings = shown.filter((reason) => reason.kind === 'little-time');
  const good = shown.filter((reason) => reason.kind !== 'little-time');
  const rest = good.length - limit;
  return (
    <ul className="reason-tags">
      {[...good.slice(0, limit), ...warnings].map((reason) => (
        <li key={keyOf(reason)}>
          <ReasonTag reason={reason} pack={pack} />
        </li>
      ))}
      {rest > 0 && (
        <li className="caption muted">
          <Trans>and {rest} more</Trans>
        </li>
      )}
    </ul>
  );
}

const keyOf = (reason: Reason): string => Object.values(reason).join(' ');

function ReasonTag({ reason, pack }: { reason: Reason; pack: Pack | null }) {
  const { i18n } = useLingui();
  switch (reason.kind) {
    case 'skill':
      return <Tag>{reason.skill}</Tag>;
    case 'reciprocal-skill':
      return (
        <Tag>
          <Trans>
            in return: <bdi>{reason.skill}</bdi>
          </Trans>
        </Tag>
      );
    case 'topic':
      return <Tag>{reason.topic}</Tag>;
    case 'answer':
      return <Tag>{optionWords(pack, i18n.locale, reason)}</Tag>;
    case 'language':
      return <Tag>{languageName(i18n.locale, reason.language)}</Tag>;
    case 'time':
      return null;
    case 'little-time':
      return (
        <Tag warn>
          <Trans>little time in common</Trans>
        </Tag>
      );
  }
}
