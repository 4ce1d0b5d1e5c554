/** A programme's face for its reader: in their language, where its pack has it. */
import type { LanguageTag } from '../../model/brand.ts';
import { inLanguage } from '../../model/localised.ts';
import { faceOf } from '../../model/packFace.ts';
import type { Programme } from '../../model/programme.ts';
import type { ProgrammeView } from '../../session/types.ts';
import type { TagOption } from '../parts/TagInput.tsx';

type Shown = Pick<ProgrammeView, 'programme' | 'pack'>;

/** `locale`: a canonical tag; null: as the programme is written. */
export const inTheirWords = ({ programme, pack }: Shown, locale: LanguageTag | null): Programme =>
  pack === null || locale === null ? programme : { ...programme, ...faceOf(pack, locale) };

/**
 * Topics to choose among. They are read in the reader's language and go onto the card in the programme's: there the same
 * topic must be the same words, whoever chose it.
 */
export const topicOptions = ({ programme, pack }: Shown, locale: string): TagOption[] =>
  pack === null
    ? programme.topics.map((topic) => ({ value: topic, label: topic }))
    : pack.topics.map(({ label }) => ({
        value: inLanguage(label, [programme.language], pack.languages),
        label: inLanguage(label, [locale], pack.languages),
      }));
