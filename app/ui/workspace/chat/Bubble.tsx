import { Trans, useLingui } from '@lingui/react/macro';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { memo } from 'react';
import type { LineName, Mood } from '../../../model/chatLine.ts';
import type { ChatLine, Files, Reaction } from '../../../session/types.ts';
import { formatList, formatTime } from '../../format.ts';
import { Linked } from '../../parts/Linked.tsx';
import { deliveryWords } from '../../words.ts';
import { FileCard } from '../files/FileCard.tsx';
import { partsOf } from './find.ts';
import { longPress } from './longPress.ts';
import { marks } from './marks.ts';
import { piecesOf } from './mention.ts';
import { moods } from './moods.ts';
import { PlaceCard } from './PlaceCard.tsx';
import { Quote } from './Quote.tsx';

export interface LineActs {
  menu(line: ChatLine, opener: HTMLElement): void;
  react(line: ChatLine, reaction: Reaction): void;
  jump(to: LineName): void;
}

interface BubbleProps {
  line: ChatLine;
  /** The last of its run bears the hour and, if mine, how far it has come. */
  last: boolean;
  next: ChatLine | undefined;
  files: Files;
  /** Where its links lead. */
  space: string;
  other: string;
  /** Where there are more than two, the first of a run bears its author's name. */
  named: boolean;
  /** The line it answers; null where it is not here. */
  answered: ChatLine | null;
  /** Words looked for, folded. */
  words: readonly string[];
  /** Was just gone to. */
  lit: boolean;
  /** Tab comes to this one of all lines; from it the arrow keys lead to the others. */
  stop: boolean;
  acts: LineActs;
}

export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { line, last, next, files, space, other, named, answered, words, lit, stop, acts } = props;
  const { t, i18n } = useLingui();
  if (!line.genuine) {
    return (
      <p className="bubble bubble-refused">
        <Trans>A line here is signed by nobody who belongs here. Its words are not shown.</Trans>
      </p>
    );
  }
  const tells =
    last ||
    line.edited === true ||
    (line.mine &&
      (next?.delivery !== line.delivery || next.read !== line.read || next.reached?.have !== line.reached?.have));
  const open = (element: HTMLElement): void => {
    if (line.name !== undefined) acts.menu(line, element);
  };
  const forMe = line.mentioned?.some(({ me }) => me) === true;
  // The words follow at once.
  const [said, people] = [line.authorName, ''];
  const who = line.mine ? t`You` : line.authorName;
  return (
    <div
      className={`bubble-line ${line.mine ? 'bubble-mine' : ''} ${lit ? 'bubble-lit' : ''}`}
      data-line={line.id}
      {...(line.name !== undefined && longPress(open))}
    >
      {named && (
        <p className="bubble-author" aria-hidden="true">
          <bdi>{line.authorName}</bdi>
        </p>
      )}
      <div className="bubble-row">
        {line.deleted ? (
          <p className="bubble bubble-gone">
            {line.mine ? (
              <Trans>You deleted this message.</Trans>
            ) : (
              <Trans>
                <bdi>{line.authorName}</bdi> deleted this message.
              </Trans>
            )}
          </p>
        ) : (
          <div className={`bubble ${forMe ? 'bubble-for-me' : ''}`}>
            <span className="unseen">{line.mine ? <Trans>You:</Trans> : t`${said}: ${people}`}</span>
            {line.reply && <Quote name={line.reply} line={answered} onGo={acts.jump} />}
            {line.file && (
              <FileCard file={line.file} files={files} mine={line.mine} name={line.mine ? other : line.authorName} />
            )}
            {forMe && (
              <span className="unseen">
                <Trans>For you.</Trans>{' '}
              </span>
            )}
            {line.link && <PlaceCard space={space} link={line.link} />}
            {line.mood !== undefined && <MoodLine mood={line.mood} />}
            {line.mood === undefined && line.text !== line.file?.name && line.text !== line.link?.title && (
              <p className={line.file ? 'file-words' : 'bubble-words'} dir="auto">
                {words.length === 0 ? <Words line={line} /> : <Lit {...{ line, words }} />}
              </p>
            )}
          </div>
        )}
        {line.name !== undefined && (
          <button
            type="button"
            className="bubble-more"
            aria-haspopup="dialog"
            aria-label={t`What to do with the message of ${who}, ${formatTime(i18n.locale, line.at)}`}
            title={t`More`}
            tabIndex={stop ? 0 : -1}
            onClick={(event) => open(event.currentTarget)}
          >
            <Ellipsis aria-hidden="true" size={18} strokeWidth={2} />
          </button>
        )}
      </div>
      {line.reactions !== undefined && line.reactions.length > 0 && (
        <ul className="bubble-marks" aria-label={t`Reactions`}>
          {line.reactions.map((one) => (
            <li key={one.mark}>
              <MarkButton reaction={one} onPress={() => acts.react(line, one)} />
            </li>
          ))}
        </ul>
      )}
      {tells && (
        <p className={`bubble-state ${line.delivery === 'not-saved' ? 'bubble-unsaved' : ''}`}>
          <time dateTime={new Date(line.at).toISOString()}>{formatTime(i18n.locale, line.at)}</time>
          {line.edited && (
            <>
              <span aria-hidden="true">·</span>
              <span>
                <Trans>edited</Trans>
              </span>
            </>
          )}
          {line.mine && (
            <>
              <span aria-hidden="true">·</span>
              <span>{line.read ? <Trans>Read</Trans> : i18n._(deliveryWords(line.delivery))}</span>
              {line.delivery === 'delivered' && line.reached !== null && line.reached.have < line.reached.of && (
                <span>
                  <Trans>
                    to {line.reached.have} of {line.reached.of}
                  </Trans>
                </span>
              )}
            </>
          )}
        </p>
      )}
    </div>
  );
});

function MarkButton({ reaction, onPress }: { reaction: Reaction; onPress: () => void }) {
  const { t, i18n } = useLingui();
  const { icon: Icon, label } = marks[reaction.mark];
  const said = i18n._(label);
  const people = formatList(
    i18n.locale,
    reaction.people.map(({ me, name }) => (me ? t`You` : name)),
  );
  return (
    <button
      type="button"
      className="bubble-mark"
      aria-pressed={reaction.mine}
      aria-label={t`${said}: ${people}`}
      title={t`${said}: ${people}`}
      onClick={onPress}
    >
      <Icon aria-hidden="true" size={15} strokeWidth={2} />
      {reaction.people.length > 1 && <span aria-hidden="true">{reaction.people.length}</span>}
    </button>
  );
}

function MoodLine({ mood }: { mood: Mood }) {
  const { i18n } = useLingui();
  const { icon: Icon, label } = moods[mood];
  return (
    <p className="bubble-mood">
      <Icon aria-hidden="true" size={22} strokeWidth={1.75} />
      <Trans>Today: {i18n._(label)}</Trans>
    </p>
  );
}

function Words({ line }: { line: ChatLine }) {
  if (line.mentioned === undefined || line.mentioned.length === 0) return <Linked text={line.text} />;
  let at = 0;
  return piecesOf(line.text, line.mentioned).map(({ text, named }) => {
    const key = at;
    at += text.length;
    return named ? (
      <span key={key} className="mention">
        {text}
      </span>
    ) : (
      <Linked key={key} text={text} />
    );
  });
}

function Lit({ line, words }: { line: ChatLine; words: readonly string[] }) {
  let at = 0;
  return partsOf(line.text, words).map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? <mark key={key}>{text}</mark> : text;
  });
}
