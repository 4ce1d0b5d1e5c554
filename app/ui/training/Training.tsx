import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Check from 'lucide-react/icons/check';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Circle from 'lucide-react/icons/circle';
import { Link } from 'wouter';
import type { Module, Pack } from '../../model/pack.ts';
import { useObservable, useSession } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { ApplicationSummary, SessionError } from '../../session/types.ts';
import { Heading } from '../goals/Heading.tsx';
import { type Say, useSay } from '../pack/say.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { Splash } from '../parts/Splash.tsx';
import { errorWords } from '../words.ts';
import { ModulePage } from './ModulePage.tsx';
import './training.css';

const missing = { ok: false, error: { tag: 'not-found' } as SessionError } as const;

/** What a programme asks people to go through before it matches them: all of it, or one module. Needs no network. */
export function Training({ programme, module }: { programme: string; module: string | undefined }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const mine = useObservable(session.home).applications.find((each) => each.programme === programme);
  const opened = useOpened(`${programme} ${mine !== undefined}`, () =>
    mine ? session.knownProgramme(mine.programme) : Promise.resolve(missing),
  );
  if (opened.tag === 'opening') return <Splash />;
  if (opened.tag === 'open' && mine !== undefined && opened.value.pack !== null)
    return <Modules pack={opened.value.pack} mine={mine} module={module} />;
  return (
    <FocusPage title={t`Training`}>
      <Notice alone title={<Trans>There is no training here</Trans>}>
        {opened.tag === 'failed' ? (
          i18n._(errorWords(opened.error))
        ) : (
          <Trans>This programme asks for none, or its link was read with an older app: open the link once more.</Trans>
        )}
      </Notice>
    </FocusPage>
  );
}

interface ModulesProps {
  pack: Pack;
  mine: ApplicationSummary;
  module: string | undefined;
}

function Modules({ pack, mine, module: id }: ModulesProps) {
  const say = useSay(pack);
  const { role } = mine.card;
  const modules = pack.training.filter(({ audience }) => audience === 'all' || role === 'either' || audience === role);
  const left = new Set(mine.toTrain.map((each) => each.id));
  const at = modules.findIndex((each) => each.id === id);
  const one = modules[at];
  if (one === undefined) return <List mine={mine} modules={modules} left={left} say={say} />;
  const next = [...modules.slice(at + 1), ...modules.slice(0, at)].find((each) => left.has(each.id));
  const where = `/training/${mine.programme}`;
  return (
    <ModulePage
      key={one.id}
      module={one}
      programme={mine.programme}
      say={say}
      isDone={!left.has(one.id)}
      back={where}
      next={next === undefined ? where : `${where}/${next.id}`}
      isLast={next === undefined}
    />
  );
}

interface ListProps {
  mine: ApplicationSummary;
  modules: readonly Module[];
  left: ReadonlySet<string>;
  say: Say;
}

function List({ mine, modules, left, say }: ListProps) {
  const { t } = useLingui();
  const first = modules.find(({ id }) => left.has(id));
  const at = `/training/${mine.programme}`;
  const minutes = modules.reduce((sum, each) => sum + (left.has(each.id) ? each.minutes : 0), 0);
  return (
    <FocusPage
      title={t`Training`}
      actions={
        first === undefined ? (
          <ButtonLink kind="primary" wide href="/">
            <Trans>Go to Today</Trans>
          </ButtonLink>
        ) : (
          <ButtonLink kind="primary" wide href={`${at}/${first.id}`}>
            {left.size < modules.length ? <Trans>Go on</Trans> : <Trans>Begin</Trans>}
          </ButtonLink>
        )
      }
    >
      <div className="training">
        <p className="second muted">
          <bdi>{mine.programmeName}</bdi>
        </p>
        <Heading>{first === undefined ? <Trans>You are ready</Trans> : <Trans>Before you meet someone</Trans>}</Heading>
        <p className="muted">
          {first === undefined ? (
            <Trans>
              You have gone through all of it, and the programme is told. You can read it again whenever you like.
            </Trans>
          ) : (
            <Trans>
              A little reading and a few questions, about <Plural value={minutes} one="# minute" other="# minutes" /> in
              all. You can stop and come back, and nobody sees what you answered.
            </Trans>
          )}
        </p>
        <ul className="lines">
          {modules.map((each) => (
            <li key={each.id}>
              <Link href={`${at}/${each.id}`} className="line">
                {left.has(each.id) ? (
                  <Circle className="training-open" aria-hidden="true" size={22} strokeWidth={1.75} />
                ) : (
                  <Check className="training-done" aria-hidden="true" size={22} strokeWidth={1.75} />
                )}
                <span className="grow">
                  <span className="line-title" dir="auto">
                    {say(each.title)}
                  </span>
                  <span className="line-detail">
                    {left.has(each.id) ? (
                      <Plural value={each.minutes} one="about # minute" other="about # minutes" />
                    ) : (
                      <Trans context="training">Done</Trans>
                    )}
                  </span>
                </span>
                <ChevronRight className="line-chevron" aria-hidden="true" size={20} strokeWidth={1.75} />
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </FocusPage>
  );
}
