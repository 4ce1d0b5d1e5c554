/** The guides of docs/, which are written once: each is a file of its own, fetched when somebody opens it. */
import { frenchOrEnglish } from '../preferences.ts';

type Text = () => Promise<{ readonly default: string }>;

const texts = {
  mentee: {
    en: () => import('../../../docs/guides/mentee.en.md?raw'),
    fr: () => import('../../../docs/guides/mentee.fr.md?raw'),
  },
  mentor: {
    en: () => import('../../../docs/guides/mentor.en.md?raw'),
    fr: () => import('../../../docs/guides/mentor.fr.md?raw'),
  },
  coordinator: {
    en: () => import('../../../docs/guides/coordinator.en.md?raw'),
    fr: () => import('../../../docs/guides/coordinator.fr.md?raw'),
  },
  operator: {
    en: () => import('../../../docs/operator.en.md?raw'),
    fr: () => import('../../../docs/operator.fr.md?raw'),
  },
  protection: {
    en: () => import('../../../docs/guides/protection.en.md?raw'),
    fr: () => import('../../../docs/guides/protection.fr.md?raw'),
  },
  accessibility: {
    en: () => import('../../../docs/accessibility.en.md?raw'),
    fr: () => import('../../../docs/accessibility.fr.md?raw'),
  },
  faq: {
    en: () => import('../../../docs/guides/faq.en.md?raw'),
    fr: () => import('../../../docs/guides/faq.fr.md?raw'),
  },
} satisfies Record<string, Record<'en' | 'fr', Text>>;

export type Guide = keyof typeof texts;

export const GUIDES = [
  'mentee',
  'mentor',
  'coordinator',
  'protection',
  'faq',
  'operator',
  'accessibility',
] as const satisfies readonly Guide[];

export const isGuide = (text: string): text is Guide => Object.hasOwn(texts, text);

/** Rejects where it cannot be fetched: it is not kept on the device. */
export const readGuide = async (guide: Guide, locale: string): Promise<string> =>
  (await texts[guide][frenchOrEnglish(locale)]()).default;
