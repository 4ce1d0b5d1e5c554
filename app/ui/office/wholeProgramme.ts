/**
 * A whole programme as one file that needs no app to be read: its pack as a programme file, from which another one can
 * begin, its people, runs, invitations and numbers as JSON, and the tables for a spreadsheet.
 */
import type { I18n } from '@lingui/core';
import { sharedCard } from '../../model/cardParts.ts';
import type { Pack } from '../../model/pack.ts';
import type {
  DirectoryEntry,
  FollowBoard,
  FollowedPerson,
  Office,
  Proposal,
  SentInvitation,
} from '../../session/types.ts';
import { openZipFile } from '../leave/zip.ts';
import { followCsv } from './followCsv.ts';
import { statsCsv } from './statsCsv.ts';

export interface WholeParts {
  readonly programme: Office['programme'];
  readonly pack: Pack | null;
  readonly directory: readonly DirectoryEntry[];
  readonly sent: readonly SentInvitation[];
  readonly proposal: Proposal | null;
  readonly following: FollowBoard;
}

/** `confided`: with what only the coordinator reads. Keys and addresses are of use to nobody who reads it. */
export function wholeOf(parts: WholeParts, made: number, confided: boolean): object {
  const { programme, pack, directory, sent, proposal, following } = parts;
  const told = ({ person, name, counters, assessments, confided: words }: FollowedPerson) => ({
    ...{ person, name, counters, assessments },
    ...(confided && { confided: words.map(({ at, words: text }) => ({ at, text })) }),
  });
  return {
    binome: 'whole programme',
    version: 1,
    made: new Date(made).toISOString(),
    programme,
    pack,
    people: directory.map(({ person, card, received, standing }) => {
      const { box: _box, mailbox: _mailbox, ...said } = confided ? card : sharedCard(card, pack, new Set());
      return { person, received, standing, ...said };
    }),
    invitations: sent.map(({ words, handedOver: _, ...invitation }) => ({ ...invitation, ...(confided && { words }) })),
    run: proposal?.run ?? null,
    following: following.pairs.map(({ mentor, mentee, more, third, ...pair }) => ({
      ...pair,
      people: [mentor, mentee, ...more, ...(third === null ? [] : [third])].map(told),
    })),
    statistics: following.statistics,
    months: following.curve,
    organisations: following.organisations,
  };
}

/** `people`: the directory's table. */
export async function wholeFile(
  office: Office,
  parts: WholeParts,
  people: string,
  confided: boolean,
  i18n: I18n,
  now: number,
): Promise<Blob> {
  const zip = openZipFile(new Date(now));
  const { following, pack } = parts;
  await zip.add('programme.json', `${JSON.stringify(wholeOf(parts, now, confided), null, 2)}\n`);
  await zip.add('programme.binome-programme', await office.packFile());
  await zip.add('people.csv', people);
  await zip.add('pairs.csv', followCsv(following, i18n));
  await zip.add('numbers.csv', statsCsv(following, pack, i18n));
  return zip.finish();
}
