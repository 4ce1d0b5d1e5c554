import { Trans, useLingui } from '@lingui/react/macro';
import CalendarDays from 'lucide-react/icons/calendar-days';
import type { Meeting } from '../../model/meetingState.ts';
import type { AgendaView, Workspace } from '../../session/types.ts';
import { useClock } from '../clock.ts';
import { Button } from '../parts/Button.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { withWhom } from '../workspace/people.ts';
import { calendarOf, eventsOf } from './ics.ts';

const TYPE = 'text/calendar;charset=utf-8';

function useSave(workspace: Workspace): (meetings: readonly Meeting[], name: string) => void {
  const { t } = useLingui();
  const clock = useClock();
  const whom = withWhom(workspace);
  return (meetings, name) => {
    const titleOf = ({ title }: Meeting): string => (title === '' ? t`Meeting with ${whom}` : t`${title} (${whom})`);
    saveAs(new Blob([calendarOf(eventsOf(meetings, clock(), titleOf))], { type: TYPE }), `${name}.ics`);
  };
}

/** All that was agreed, for the calendar a person looks at anyway. */
export function CalendarFile({ workspace, view }: { workspace: Workspace; view: AgendaView }) {
  const { t } = useLingui();
  const save = useSave(workspace);
  return (
    <div className="agenda-file">
      <p className="second grow">
        <Trans>
          Put your meetings into your own calendar: it rings when Binôme is closed. It will know when and with whom.
          After a change, take the file again: it replaces what was moved.
        </Trans>
      </p>
      <Button icon={CalendarDays} onClick={() => save(view.meetings, t`Meetings`)}>
        <Trans>To my calendar</Trans>
      </Button>
    </div>
  );
}

export function MeetingFile({ workspace, meeting }: { workspace: Workspace; meeting: Meeting }) {
  const { t } = useLingui();
  const save = useSave(workspace);
  return (
    <Button kind="plain" icon={CalendarDays} onClick={() => save([meeting], t`Meeting`)}>
      <Trans>To my calendar</Trans>
    </Button>
  );
}
