import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PackFormat } from '../../model/pack.ts';
import { useObservable } from '../../react/session.ts';
import type { Office, ProposedPair } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice, Segmented } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { FORMAT_WORDS } from './pack/partWords.tsx';
import { useRun } from './useRun.ts';
import './outreach.css';

/** How many days there are to answer. */
const DAYS = ['7', '14', '30'] as const;

type PairFormat = Exclude<PackFormat, 'circle'>;
const MEETINGS = ['1', '2', '3'] as const;

const nameOf = ({ mentor, mentee }: ProposedPair): string => `${mentor.person} ${mentee.person}`;

/** Says what sending does before it is done: it cannot be taken back. All pairs, or those that are ticked. */
export function SendDialog({
  office,
  pairs,
  open,
  onClose,
}: {
  office: Office;
  pairs: readonly ProposedPair[];
  open: boolean;
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [, go] = useLocation();
  const { busy, run } = useRun();
  const [days, setDays] = useState<(typeof DAYS)[number]>('14');
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const pack = useObservable(office.pack);
  const isPrivate = office.programme.mode === 'private-pair';
  // Three are a pair and who accompanies it, whatever else the pack says; a circle is not made of pairs.
  const formats = isPrivate ? (pack?.formats.filter((each) => each !== 'circle') ?? []) : [];
  const [wanted, setWanted] = useState<PairFormat | null>(null);
  const format = wanted ?? formats[0] ?? 'pair';
  const [sessions, setSessions] = useState<'1' | '2' | '3'>('3');
  const chosen = pairs.filter((pair) => !later.has(nameOf(pair)));
  const count = chosen.length;
  const left = pairs.length - count;
  const tick = (pair: ProposedPair, now: boolean): void => {
    const next = new Set(later);
    if (now) next.delete(nameOf(pair));
    else next.add(nameOf(pair));
    setLater(next);
  };
  const send = async (): Promise<void> => {
    const keys = chosen.map(({ mentor, mentee }) => ({ mentor: mentor.person, mentee: mentee.person }));
    const inFormat = { format, ...(format === 'flash' && { sessions: Number(sessions) }) };
    const done = await run(() =>
      office.sendInvitations({ days: Number(days), ...inFormat, ...(left > 0 && { pairs: keys }) }),
    );
    if (done === null) return;
    setLater(new Set());
    onClose();
    toast(t`${plural(done.value, { one: '# invitation sent', other: '# invitations sent' })}`);
    go(`/office/${office.id}/sent`);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={<Plural value={count} one="Send # invitation?" other="Send # invitations?" />}
      actions={
        <>
          <Button kind="primary" busy={busy} disabled={count === 0} onClick={() => void send()}>
            <Trans>Send now</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Not yet</Trans>
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          {isPrivate ? (
            <Trans>
              In each pair, both people receive who the other is and why you thought of them. Their space opens only if
              both accept.
            </Trans>
          ) : (
            <Trans>
              In each pair, both people and who accompanies them receive who the others are. Their space opens only if
              all three accept.
            </Trans>
          )}
        </p>
        {formats.length > 1 && (
          <Choice<PairFormat>
            legend={<Trans>In which format</Trans>}
            value={format}
            onValue={setWanted}
            options={formats.map((value) => ({ value, label: i18n._(FORMAT_WORDS[value]) }))}
          />
        )}
        {format === 'flash' && (
          <Segmented
            legend={<Trans>How many meetings, before the space closes by itself</Trans>}
            value={sessions}
            onValue={setSessions}
            options={MEETINGS.map((value) => ({ value, label: value }))}
          />
        )}
        <Segmented
          legend={<Trans>Days to answer</Trans>}
          value={days}
          onValue={setDays}
          options={DAYS.map((value) => ({ value, label: value }))}
        />
        {pairs.length > 1 && (
          <details className="send-which">
            <summary>
              <Trans>Only some of them</Trans>
            </summary>
            <ul>
              {pairs.map((pair) => (
                <li key={nameOf(pair)}>
                  <label className="send-pair">
                    <input
                      type="checkbox"
                      checked={!later.has(nameOf(pair))}
                      onChange={(event) => tick(pair, event.currentTarget.checked)}
                    />
                    <span>
                      <bdi>{pair.mentor.card.name}</bdi> · <bdi>{pair.mentee.card.name}</bdi>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </details>
        )}
        {left > 0 && (
          <p className="second" role="status">
            <Plural
              value={left}
              one="# pair stays in the proposal, for another batch."
              other="# pairs stay in the proposal, for another batch."
            />
          </p>
        )}
        <p className="second muted">
          {isPrivate ? (
            <Trans>
              You can remind them, and give more time. You cannot read what they write to each other afterwards.
            </Trans>
          ) : (
            <Trans>
              You can remind them, and give more time. Who accompanies a pair can read what it writes, and nobody else.
            </Trans>
          )}
        </p>
      </div>
    </Dialog>
  );
}
