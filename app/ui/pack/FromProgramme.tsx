import { Plural, Trans, useLingui } from '@lingui/react/macro';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import FileText from 'lucide-react/icons/file-text';
import Lightbulb from 'lucide-react/icons/lightbulb';
import PenLine from 'lucide-react/icons/pen-line';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { readMarkdown } from '../../model/markdownRead.ts';
import type { Pack, Sheet } from '../../model/pack.ts';
import type { OwnProgramme, Workspace } from '../../session/types.ts';
import { Heading } from '../goals/Heading.tsx';
import { Button } from '../parts/Button.tsx';
import { MarkdownText } from '../parts/MarkdownText.tsx';
import { Prompts } from './Prompts.tsx';
import { Safety } from './Safety.tsx';
import { type Say, useSay } from './say.ts';
import { useBegin } from './useBegin.ts';
import { usePack } from './usePack.ts';
import './pack.css';

interface PlaceProps {
  workspace: Workspace;
  programme: OwnProgramme;
}

/** What the programme gives to those it brought together: questions, sheets, pages to begin from, and whom to turn to. */
export function FromProgramme({ workspace, programme, part }: PlaceProps & { part: string | undefined }) {
  const { t } = useLingui();
  const pack = usePack(workspace);
  if (pack === undefined) return <p className="work-view muted">{t`Opening…`}</p>;
  const sheet = pack?.sheets.find(({ id }) => id === part);
  if (pack !== null && sheet !== undefined)
    return <SheetPage key={sheet.id} workspace={workspace} pack={pack} sheet={sheet} />;
  return <All workspace={workspace} programme={programme} pack={pack} />;
}

function All({ workspace, programme, pack }: PlaceProps & { pack: Pack | null }) {
  return (
    <div className="work-view pack">
      <Heading>
        <Trans>
          From <bdi>{programme.name}</bdi>
        </Trans>
      </Heading>
      {pack !== null && <Given workspace={workspace} programme={programme} pack={pack} />}
      <Safety workspace={workspace} programme={programme} pack={pack} />
    </div>
  );
}

function Given({ workspace, programme, pack }: PlaceProps & { pack: Pack }) {
  const say = useSay(pack);
  const [tips, templates] = [pack.sheets.filter(isTip), pack.sheets.filter((sheet) => !isTip(sheet))];
  const { missions, badges } = pack;
  return (
    <>
      {pack.prompts.length > 0 && <Prompts workspace={workspace} programme={programme} pack={pack} />}
      <Sheets workspace={workspace} sheets={tips} say={say} title={<Trans>To read</Trans>} />
      <Sheets workspace={workspace} sheets={templates} say={say} title={<Trans>Pages to begin from</Trans>} />
      {missions.length > 0 && (
        <section className="work-section">
          <h2>
            <Trans>Missions</Trans>
          </h2>
          <p className="second muted">
            <Trans>Small things to do together, and the badges they lead to.</Trans>
          </p>
          <Link href={`/w/${workspace.id}/goals/way`} className="line">
            <span className="grow">
              <span className="line-title">
                <Plural value={missions.length} one="# mission" other="# missions" />
                {badges.length > 0 && (
                  <>
                    {', '}
                    <Plural value={badges.length} one="# badge" other="# badges" />
                  </>
                )}
              </span>
              <span className="line-detail">
                <Trans>on your way together</Trans>
              </span>
            </span>
            <ChevronRight className="line-chevron" aria-hidden="true" size={20} strokeWidth={1.75} />
          </Link>
        </section>
      )}
    </>
  );
}

const isTip = ({ kind }: Sheet): boolean => kind === 'tip';

interface SheetsProps {
  workspace: Workspace;
  sheets: readonly Sheet[];
  say: Say;
  title: ReactNode;
}

function Sheets({ workspace, sheets, say, title }: SheetsProps) {
  if (sheets.length === 0) return null;
  return (
    <section className="work-section">
      <h2>{title}</h2>
      <ul className="lines">
        {sheets.map((sheet) => {
          const Icon = isTip(sheet) ? Lightbulb : FileText;
          return (
            <li key={sheet.id}>
              <Link href={`/w/${workspace.id}/programme/${sheet.id}`} className="line">
                <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
                <span className="grow line-title" dir="auto">
                  {say(sheet.title)}
                </span>
                <ChevronRight className="line-chevron" aria-hidden="true" size={20} strokeWidth={1.75} />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function SheetPage({ workspace, pack, sheet }: { workspace: Workspace; pack: Pack; sheet: Sheet }) {
  const say = useSay(pack);
  const begin = useBegin(workspace);
  const [title, text] = [say(sheet.title), say(sheet.text)];
  return (
    <div className="work-view pack">
      <Link href={`/w/${workspace.id}/programme`} className="pack-back">
        <ChevronLeft aria-hidden="true" size={18} strokeWidth={2} />
        <Trans>All from the programme</Trans>
      </Link>
      <Heading>{title}</Heading>
      {!isTip(sheet) && workspace.archive === null && (
        <div>
          <Button kind="primary" icon={PenLine} onClick={() => begin(title, readMarkdown(text))}>
            <Trans>Begin a page with it</Trans>
          </Button>
        </div>
      )}
      <MarkdownText text={text} />
    </div>
  );
}
