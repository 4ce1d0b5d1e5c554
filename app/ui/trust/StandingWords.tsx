import { Trans, useLingui } from '@lingui/react/macro';
import { useObservable } from '../../react/session.ts';
import type { Acquaintance, Standing } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { otherOf } from '../workspace/people.ts';
import './trust.css';

/** Where a person stands, in one line. Never a padlock: it says what was done and when, not that all is well. */
export function StandingLine({ standing }: { standing: Standing }) {
  const { i18n } = useLingui();
  const now = useNow();
  switch (standing.tag) {
    case 'unchecked':
    case 'other-key':
      return <Trans>Not checked yet: for now you rely on the invitation.</Trans>;
    case 'differs':
      return <Trans>The pictures differed on {formatDate(i18n.locale, standing.at, now)}.</Trans>;
    case 'checked': {
      const day = formatDate(i18n.locale, standing.at, now);
      if (standing.how === 'pictures') return <Trans>Checked together on {day}</Trans>;
      if (standing.how === 'shown') return <Trans>Verified in person on {day}: they scanned your code</Trans>;
      return <Trans>Verified in person on {day}</Trans>;
    }
  }
}

const checkAt = (workspace: Pick<Acquaintance, 'id' | 'members'>): string =>
  `/w/${workspace.id}/check/${otherOf(workspace).id}`;

/** In the part about the other person: the line, and the way to a check. */
export function StandingSection({ workspace }: { workspace: Acquaintance }) {
  const standing = useObservable(workspace.trust.standing);
  const name = otherOf(workspace).name;
  return (
    <div className="standing">
      <p className="standing-line">
        <StandingLine standing={standing} />
      </p>
      <ButtonLink href={checkAt(workspace)}>
        {standing.tag === 'checked' ? (
          <Trans>Check again</Trans>
        ) : (
          <Trans>
            Check that it is really <bdi>{name}</bdi>
          </Trans>
        )}
      </ButtonLink>
    </div>
  );
}

/** On top of a workspace while something about the other person's keys is worth knowing. It blocks nothing. */
export function StandingNotice({ workspace }: { workspace: Pick<Acquaintance, 'id' | 'members' | 'trust'> }) {
  const { i18n } = useLingui();
  const now = useNow();
  const standing = useObservable(workspace.trust.standing);
  const asked = useObservable(workspace.trust.check);
  const name = otherOf(workspace).name;
  if ((asked.tag === 'closed' || asked.tag === 'ended') && asked.asked) {
    return (
      <div role="status">
        <Notice
          tone="calm"
          title={<Trans>Is it really you two?</Trans>}
          action={
            <ButtonLink kind="primary" href={checkAt(workspace)}>
              <Trans>Open it too</Trans>
            </ButtonLink>
          }
        >
          <Trans>
            <bdi>{name}</bdi> has opened the check and waits for you.
          </Trans>
        </Notice>
      </div>
    );
  }
  const check = (
    <ButtonLink href={checkAt(workspace)}>
      <Trans>Check again</Trans>
    </ButtonLink>
  );
  if (standing.tag === 'differs') {
    return (
      <Notice
        tone="danger"
        title={<Trans>The pictures were not the same</Trans>}
        action={
          <ButtonLink href={checkAt(workspace)}>
            <Trans>What to do now</Trans>
          </ButtonLink>
        }
      >
        <Trans>
          Somebody may sit between you and <bdi>{name}</bdi>. Write nothing private here until you know.
        </Trans>
      </Notice>
    );
  }
  if (standing.tag === 'other-key') {
    return (
      <Notice
        title={
          <Trans>
            This is not the key of the <bdi>{name}</bdi> you checked
          </Trans>
        }
        action={check}
      >
        <Trans>
          You checked somebody of this name on {formatDate(i18n.locale, standing.at, now)}. Usually they lost their
          device or began anew; it can also be another person, or somebody who pretends. A check tells.
        </Trans>
      </Notice>
    );
  }
  if (standing.tag !== 'checked' || !standing.newDevice) return null;
  return (
    <Notice
      title={
        <Trans>
          <bdi>{name}</bdi> has come with a new device
        </Trans>
      }
      action={
        <>
          {check}
          <Button kind="plain" onClick={() => workspace.trust.acknowledge()}>
            <Trans>I know about it</Trans>
          </Button>
        </>
      }
    >
      <Trans>
        It was not there when you checked. Usually it is a new phone, or Binôme installed again; it can also be somebody
        who took their keys. You can go on working.
      </Trans>
    </Notice>
  );
}
