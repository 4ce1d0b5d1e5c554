import { Trans, useLingui } from '@lingui/react/macro';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { MEETING_LIMITS } from '../../model/meeting.ts';
import type { AgendaRefusal } from '../../session/types.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { Said } from '../goals/Said.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { TextArea } from '../parts/Field.tsx';
import type { SessionProps } from './sessionProps.ts';

/** What was said, by whoever writes it down. */
export function SessionNotes({ workspace, view, meeting, session }: SessionProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<AgendaRefusal | null>(null);
  async function keep(): Promise<void> {
    if (text.trim() === '') return;
    const kept = await workspace.agenda.note(meeting.id, session.n, text.trim());
    setRefused(kept.ok ? null : kept.error);
    if (kept.ok) setText('');
  }
  return (
    <section>
      <h2 className="goal-group">
        <Trans>Notes</Trans>
      </h2>
      <Said
        notes={session.notes}
        people={view.people}
        tools={({ id }) => (
          <IconButton
            label={t`Delete this note`}
            icon={X}
            onClick={() => workspace.agenda.removeNote(meeting.id, id)}
          />
        )}
      />
      <form
        className="agenda-note"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <TextArea
          label={<Trans>What you talked about, what you want to remember</Trans>}
          rows={2}
          max={MEETING_LIMITS.note}
          value={text}
          onValue={setText}
        />
        {text.trim() !== '' && (
          <div>
            <Button type="submit">
              <Trans>Keep this note</Trans>
            </Button>
          </div>
        )}
      </form>
      {refused !== null && <Refused why={refused} />}
    </section>
  );
}
