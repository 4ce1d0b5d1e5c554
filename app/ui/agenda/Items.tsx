import { Trans, useLingui } from '@lingui/react/macro';
import Flag from 'lucide-react/icons/flag';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { type ReactNode, useState } from 'react';
import { MEETING_LIMITS } from '../../model/meeting.ts';
import type { Item } from '../../model/meetingState.ts';
import { AddLine } from '../goals/AddLine.tsx';
import { IconButton } from '../parts/Button.tsx';
import { Carry } from './Carry.tsx';
import type { SessionProps } from './sessionProps.ts';

/** What to talk about, ticked when it was. */
export function Topics(props: SessionProps) {
  const { t } = useLingui();
  return (
    <ItemList
      {...props}
      list="agenda"
      title={<Trans>To talk about</Trans>}
      first={t`What would you like to speak about?`}
      add={t`Add to what to talk about`}
    />
  );
}

/** What follows from it, and who does it. */
export function Actions(props: SessionProps) {
  const { t } = useLingui();
  const [carried, setCarried] = useState<Item | null>(null);
  return (
    <>
      <ItemList
        {...props}
        list="action"
        title={<Trans>What we said we would do</Trans>}
        first={t`A next step`}
        add={t`Add a next step`}
        onCarry={props.workspace.goals.mayOwn ? setCarried : null}
      />
      {carried !== null && <Carry {...props} item={carried} onClose={() => setCarried(null)} />}
    </>
  );
}

interface ListProps extends SessionProps {
  list: 'agenda' | 'action';
  title: ReactNode;
  first: string;
  add: string;
  onCarry?: ((item: Item) => void) | null;
}

function ItemList({ workspace, view, meeting, session, list, title, first, add, onCarry = null }: ListProps) {
  const { t } = useLingui();
  const [who, setWho] = useState(view.me);
  const { agenda } = workspace;
  const here = view.people.filter(({ id }) => view.here.includes(id));
  const items = list === 'agenda' ? session.agenda : session.actions;
  return (
    <section>
      <h2 className="goal-group">{title}</h2>
      <ul className="goal-steps">
        {items.map((item) => {
          const by = view.people.find(({ id }) => id === (item.who ?? item.by));
          return (
            <li key={item.id} className="agenda-item">
              <label className="goal-step grow">
                <input
                  type="checkbox"
                  checked={item.done}
                  onChange={(event) =>
                    agenda.changeItem(meeting.id, session.n, list, item.id, { done: event.currentTarget.checked })
                  }
                />
                <span className="grow">
                  <span className="goal-step-text" dir="auto">
                    {item.text}
                  </span>
                  <span className="goal-step-by">
                    <bdi>{by?.me === true ? t`You` : by?.name}</bdi>
                    {item.carried !== null && (
                      <>
                        {' · '}
                        <Trans>among the goals</Trans>
                      </>
                    )}
                  </span>
                </span>
              </label>
              {onCarry !== null && item.carried === null && (item.who ?? view.me) === view.me && (
                <IconButton label={t`Carry “${item.text}” to the goals`} icon={Flag} onClick={() => onCarry(item)} />
              )}
              <IconButton
                label={t`Take “${item.text}” off`}
                icon={X}
                onClick={() => agenda.changeItem(meeting.id, session.n, list, item.id, { gone: true })}
              />
            </li>
          );
        })}
      </ul>
      <AddLine
        label={add}
        does={add}
        icon={Plus}
        placeholder={items.length === 0 ? first : t`And then?`}
        max={MEETING_LIMITS.item}
        onAdd={(words) => agenda.addItem(meeting.id, session.n, list, words, list === 'action' ? who : undefined)}
      >
        {list === 'action' && (
          <select
            className="input agenda-who"
            aria-label={t`Who does it`}
            value={who}
            onChange={({ currentTarget: { value } }) => setWho(here.find(({ id }) => id === value)?.id ?? view.me)}
          >
            {here.map(({ id, name, me }) => (
              <option key={id} value={id}>
                {me ? t`You` : name}
              </option>
            ))}
          </select>
        )}
      </AddLine>
    </section>
  );
}
