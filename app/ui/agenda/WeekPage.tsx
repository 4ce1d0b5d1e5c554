import { Trans, useLingui } from '@lingui/react/macro';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { TimeZone } from '../../model/brand.ts';
import { seenFrom } from '../../model/commonTimes.ts';
import type { AgendaView, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { cityName, formatList } from '../format.ts';
import { Heading } from '../goals/Heading.tsx';
import { Button } from '../parts/Button.tsx';
import { TimeZonePicker } from '../parts/TimeZonePicker.tsx';
import { WeekPicker } from '../parts/WeekPicker.tsx';
import { myZone, scheduled } from './times.ts';

/** My usual week, painted over what the others said of theirs. */
export function WeekPage({ workspace, view }: { workspace: Workspace; view: AgendaView }) {
  const { i18n } = useLingui();
  const now = useNow();
  const [, go] = useLocation();
  const at = `/w/${workspace.id}/agenda`;
  const mine = view.weeks.find(({ by }) => by === view.me);
  const [free, setFree] = useState<readonly number[]>(mine?.week ?? []);
  const [zone, setZone] = useState<TimeZone>(mine?.zone ?? myZone());
  const others = useMemo(() => view.weeks.filter(({ by, week }) => by !== view.me && week.length > 0), [view]);
  const theirs = useMemo(() => seenFrom(zone, others.map(scheduled), now), [zone, others, now]);
  const names = formatList(
    i18n.locale,
    others.map(({ by }) => view.people.find(({ id }) => id === by)?.name ?? ''),
  );
  return (
    <form
      className="work-view goal-form"
      onSubmit={(event) => {
        event.preventDefault();
        workspace.agenda.paint([...free], zone);
        go(at);
      }}
    >
      <Link href={at} className="goal-back">
        <ChevronLeft aria-hidden="true" size={18} strokeWidth={2} />
        <Trans>Back to the agenda</Trans>
      </Link>
      <Heading>
        <Trans>My week</Trans>
      </Heading>
      <WeekPicker
        legend={<Trans>When are you usually free?</Trans>}
        hint={<Trans>On the clock of {cityName(zone)}. Everybody here sees it, each on their own clock.</Trans>}
        free={free}
        onFree={setFree}
        others={others.length === 0 ? null : { names, free: theirs }}
      />
      <TimeZonePicker label={<Trans>Where are you?</Trans>} value={zone} onValue={setZone} />
      <div className="goal-form-foot">
        <Button kind="primary" type="submit">
          <Trans>Keep my week</Trans>
        </Button>
      </div>
    </form>
  );
}
