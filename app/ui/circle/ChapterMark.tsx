import { Trans, useLingui } from '@lingui/react/macro';
import type { PageId } from '../../model/brand.ts';
import { useObservable } from '../../react/session.ts';
import type { Circle, Member } from '../../session/types.ts';
import { formatList } from '../format.ts';

const namesOf = (people: readonly Member[]): string[] => people.map(({ name }) => name);

/** In the messages, where somebody came: what stands above, if anything does, is not theirs to read. */
export function ChapterMark({ circle, number, isFirst }: { circle: Circle; number: number; isFirst: boolean }) {
  const { i18n } = useLingui();
  const chapters = useObservable(circle.chapters);
  const at = chapters.findIndex((each) => each.number === number);
  const [chapter, before] = [chapters[at], chapters[at - 1]];
  if (chapter === undefined || chapter.came.length === 0) return null;
  const came = formatList(i18n.locale, namesOf(chapter.came));
  return (
    <p className="chat-day">
      {isFirst || before === undefined || before.isForAll ? (
        <Trans>{came} came into the circle.</Trans>
      ) : (
        <Trans>
          {came} came. What stands above is only for {formatList(i18n.locale, namesOf(before.people))}.
        </Trans>
      )}
    </p>
  );
}

/** Beside the title of a page that not everybody has. */
export function PageReaders({ circle, page }: { circle: Circle; page: PageId }) {
  const { i18n } = useLingui();
  const chapters = useObservable(circle.chapters);
  const number = circle.chapterOf(page);
  const chapter = chapters.find((each) => each.number === number);
  if (chapter === undefined || chapter.isForAll) return null;
  return (
    <span className="page-readers">
      <Trans>only {formatList(i18n.locale, namesOf(chapter.people))}</Trans>
    </span>
  );
}
