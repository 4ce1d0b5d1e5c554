import { useLingui } from '@lingui/react/macro';
import type { PersonId } from '../../model/brand.ts';
import type { DirectoryEntry } from '../../session/types.ts';

/** Who accompanies: one of those who said they would. */
export function ThirdSelect({
  label,
  thirds,
  chosen,
  onChoose,
}: {
  label: string;
  thirds: readonly DirectoryEntry[];
  chosen: DirectoryEntry | null;
  onChoose: (person: PersonId) => void;
}) {
  const { t } = useLingui();
  return (
    <select
      className="input third-select"
      aria-label={label}
      value={chosen?.person ?? ''}
      onChange={(event) => {
        const one = thirds.find(({ person }) => person === event.currentTarget.value);
        if (one) onChoose(one.person);
      }}
    >
      {chosen === null && <option value="">{t`Nobody yet`}</option>}
      {thirds.map(({ person, card }) => (
        <option key={person} value={person}>
          {card.name}
        </option>
      ))}
    </select>
  );
}
