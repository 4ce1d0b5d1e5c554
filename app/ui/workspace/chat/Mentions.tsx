import type { Member } from '../../../session/types.ts';

interface MentionsProps {
  id: string;
  found: readonly Member[];
  /** The one that Enter takes. */
  at: number;
  label: string;
  onPick: (member: Member) => void;
}

export const optionId = (list: string, at: number): string => `${list}-${at}`;

/** Whom the message may be for; the focus stays in the field. */
export function Mentions({ id, found, at, label, onPick }: MentionsProps) {
  return (
    <div className="mentions" id={id} role="listbox" aria-label={label}>
      {found.map((member, i) => (
        <div
          key={member.id}
          id={optionId(id, i)}
          role="option"
          tabIndex={-1}
          aria-selected={i === at}
          // The field keeps the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(member);
          }}
        >
          <bdi>{member.name}</bdi>
        </div>
      ))}
    </div>
  );
}
