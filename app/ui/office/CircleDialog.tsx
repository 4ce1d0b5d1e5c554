import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonId } from '../../model/brand.ts';
import { isMatched } from '../../model/roles.ts';
import { CIRCLE_LIMIT } from '../../model/roster.ts';
import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { useRun } from './useRun.ts';
import './outreach.css';

const DAYS = 14;
const LEAST = 3;

/** A circle of three to twelve: who hosts it, and who else is asked. Whoever says yes comes in. */
export function CircleDialog({ office, open, onClose }: { office: Office; open: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const [, go] = useLocation();
  const { busy, run } = useRun();
  const free = useObservable(office.directory).filter(({ active, card }) => active && isMatched(card.role));
  const [ticked, setTicked] = useState<readonly PersonId[]>([]);
  const [named, setHost] = useState<PersonId | null>(null);
  const people = free.filter(({ person }) => ticked.includes(person));
  // Who would be a mentor comes first: a mentor with several mentees is the usual circle.
  const host =
    people.find(({ person }) => person === named) ?? people.find(({ card }) => card.role === 'mentor') ?? people[0];
  const count = people.length;
  const isFit = count >= LEAST && count <= CIRCLE_LIMIT && host !== undefined;
  const send = async (): Promise<void> => {
    if (host === undefined) return;
    const others = people.flatMap(({ person }) => (person === host.person ? [] : person));
    if ((await run(() => office.inviteCircle({ host: host.person, others, days: DAYS }))) === null) return;
    setTicked([]);
    onClose();
    toast(t`The circle was invited`);
    go(`/office/${office.id}/sent`);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={<Trans>Invite a circle</Trans>}
      actions={
        <>
          <Button kind="primary" busy={busy} disabled={!isFit} onClick={() => void send()}>
            <Plural value={count} one="Invite # person" other="Invite # people" />
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Not yet</Trans>
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          <Trans>
            Three to {CIRCLE_LIMIT} people in one space. It opens with its host and one more; whoever says yes within{' '}
            {DAYS} days comes in, and a no ends it for nobody else.
          </Trans>
        </p>
        <fieldset className="send-which">
          <legend className="choice-legend">
            <Trans>Who</Trans>
          </legend>
          <ul>
            {free.map(({ person, card }) => (
              <li key={person}>
                <label className="send-pair">
                  <input
                    type="checkbox"
                    checked={ticked.includes(person)}
                    onChange={({ currentTarget: { checked } }) =>
                      setTicked(checked ? [...ticked, person] : ticked.filter((each) => each !== person))
                    }
                  />
                  <bdi>{card.name}</bdi>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        {host !== undefined && (
          <Field label={<Trans>Who hosts it</Trans>}>
            {(ids) => (
              <select
                {...ids}
                className="input"
                value={host.person}
                onChange={({ currentTarget: { value } }) =>
                  setHost(people.find(({ person }) => person === value)?.person ?? null)
                }
              >
                {people.map(({ person, card }) => (
                  <option key={person} value={person}>
                    {card.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <p className="second muted">
          <Trans>The host’s device gives the others the way in. You cannot read what they write.</Trans>
        </p>
      </div>
    </Dialog>
  );
}
