import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ListedPerson, Office } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate, formatList, languageName } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { CopyLink } from '../parts/CopyLink.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { Qr } from '../parts/Qr.tsx';
import { errorWords } from '../words.ts';
import { Fact, Facts, FactTags } from '../workspace/Facts.tsx';
import type { DirectoryRow } from './directoryRows.ts';
import { RoleWords } from './PersonDialog.tsx';

/** What the coordinator's list says: signed by nobody. */
export function ListedFacts({ listed }: { listed: ListedPerson }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { email, number, organisation, manager, role, languages } = listed;
  const applied = listed.applied !== null;
  const day = formatDate(i18n.locale, listed.added, now);
  const one = (text: string) => (text === '' ? [] : [text]);
  return (
    <>
      <h3>
        <Trans>On your list since {day}</Trans>
      </h3>
      <Facts>
        <FactTags term={<Trans>E-mail</Trans>} words={one(email)} />
        <FactTags term={<Trans>Number</Trans>} words={one(number)} />
        <FactTags term={<Trans>Organisation</Trans>} words={one(organisation)} />
        {!applied && (
          <>
            <FactTags term={<Trans>Answers to (only you read it)</Trans>} words={one(manager)} />
            {role !== null && (
              <Fact term={<Trans>Role</Trans>}>
                <RoleWords role={role} capacity={listed.capacity} />
              </Fact>
            )}
            <FactTags term={<Trans>Can help with</Trans>} words={listed.skillsOffered} />
            <FactTags term={<Trans>Would like to learn</Trans>} words={listed.skillsSought} />
            <FactTags term={<Trans>Would talk about</Trans>} words={listed.topics} />
            {languages.length > 0 && (
              <Fact term={<Trans>Speaks</Trans>}>
                {formatList(
                  i18n.locale,
                  languages.map((tag) => languageName(i18n.locale, tag)),
                )}
              </Fact>
            )}
            <FactTags term={<Trans>In their words</Trans>} words={one(listed.words)} />
          </>
        )}
      </Facts>
    </>
  );
}

interface ListedWaysProps {
  row: DirectoryRow;
  rows: readonly DirectoryRow[];
  office: Office;
  onDone: () => void;
}

/** What can be done about somebody on the list: hand them the link, say whose card is theirs, take them off. */
export function ListedWays({ row, rows, office, onDone }: ListedWaysProps) {
  const { t, i18n } = useLingui();
  const [error, setError] = useState<string>();
  const { listed, entry } = row;
  if (listed === null) return null;
  const act = async (work: ReturnType<Office['unlist']>) => {
    const done = await work;
    if (done.ok) onDone();
    else setError(i18n._(errorWords(done.error)));
  };
  const alike =
    entry !== null
      ? []
      : rows.filter((each) => each.entry !== null && each.listed === null && each.byName === row.byName);
  return (
    <>
      {entry === null && (
        <>
          <Notice tone="calm" title={<Trans>Has not applied yet</Trans>}>
            <Trans>
              What stands here comes from your file; they have signed nothing. They can be matched once they have sent
              their own card. Give them the link: their card takes this place when it comes.
            </Trans>
          </Notice>
          <CopyLink link={office.link} label={t`Link of the programme`} />
          <Qr text={office.link} label={t`QR code of the programme’s link`} />
        </>
      )}
      {alike.map((each) => (
        <div key={each.key} className="person-dialog-ways">
          <Button onClick={() => each.entry && void act(office.isThem(listed.key, each.entry.person))}>
            <Trans>
              The card of <bdi>{each.name}</bdi> is theirs
            </Trans>
          </Button>
        </div>
      ))}
      {error && <Notice tone="danger">{error}</Notice>}
      <div className="person-dialog-ways">
        {entry !== null && (
          <Button kind="plain" onClick={() => void act(office.isSomebodyElse(listed.key))}>
            <Trans>This card is somebody else’s</Trans>
          </Button>
        )}
        <Button kind="plain" onClick={() => void act(office.unlist(listed.key))}>
          <Trans>Take off my list</Trans>
        </Button>
      </div>
    </>
  );
}
