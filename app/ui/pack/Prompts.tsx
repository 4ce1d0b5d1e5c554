import { Trans, useLingui } from '@lingui/react/macro';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import PenLine from 'lucide-react/icons/pen-line';
import { useState } from 'react';
import type { Pack } from '../../model/pack.ts';
import type { OwnProgramme, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { isWeekly, promptAt } from './promptAt.ts';
import { useSay } from './say.ts';
import { askedAsPage, useBegin } from './useBegin.ts';

interface PromptsProps {
  workspace: Workspace;
  programme: OwnProgramme;
  pack: Pack;
}

/** The programme's question whose turn it is, and those before and after it. */
export function Prompts({ workspace, programme, pack }: PromptsProps) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const say = useSay(pack);
  const begin = useBegin(workspace);
  const { prompts, cadenceDays } = pack;
  const turn = promptAt(prompts.length, { since: programme.since, cadenceDays }, now);
  const [chosen, setChosen] = useState<number | null>(null);
  const at = chosen ?? turn;
  const prompt = prompts[at];
  if (prompt === undefined) return null;
  const write = (): void => begin(t`Question of ${formatDate(i18n.locale, now, now)}`, askedAsPage(say(prompt.text)));
  return (
    <section className="card pack-prompt">
      <p className="second muted">
        <Which at={at} turn={turn} isWeek={isWeekly(cadenceDays)} />
      </p>
      <div aria-live="polite">
        <p className="pack-asked" dir="auto">
          {say(prompt.text)}
        </p>
      </div>
      <div className="pack-bar">
        {workspace.archive === null && (
          <Button kind="primary" icon={PenLine} onClick={write}>
            <Trans>Write about it</Trans>
          </Button>
        )}
        <span className="pack-turn">
          <IconButton
            label={t`The question before`}
            icon={ChevronLeft}
            disabled={at === 0}
            onClick={() => setChosen(at - 1)}
          />
          <span className="second muted">
            {at + 1} / {prompts.length}
          </span>
          <IconButton
            label={t`The next question`}
            icon={ChevronRight}
            disabled={at === prompts.length - 1}
            onClick={() => setChosen(at + 1)}
          />
        </span>
      </div>
    </section>
  );
}

/** Before, now or to come, by the programme's rhythm. */
export function Which({ at, turn, isWeek }: { at: number; turn: number; isWeek: boolean }) {
  if (at < turn) return <Trans>An earlier question</Trans>;
  if (at > turn) return <Trans>A question for later</Trans>;
  return isWeek ? <Trans>The question of this week</Trans> : <Trans>A question for your next meeting</Trans>;
}
