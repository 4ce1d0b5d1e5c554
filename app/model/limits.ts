/** Lengths are in UTF-16 units, as an HTML `maxlength` counts them, so that a form and a parser agree. */
export const LIMITS = {
  name: 80,
  /** A few words in one's own voice; also purposes and answers. */
  words: 600,
  entry: 60,
  entries: 20,
  languageTag: 35,
  timeZone: 64,
  /** Half-hours in a week. */
  slots: 336,
  minimumCapacity: 1,
  maximumCapacity: 5,
  minimumMonths: 1,
  maximumMonths: 36,
  /** A card or an invitation that never lapses would make the directory a permanent record. */
  lifetime: 2 * 366 * 24 * 3_600_000,
  /** Encoded bytes. An invitation carries two card envelopes in base64url. */
  cardBytes: 18_000,
  programmeBytes: 10_000,
  invitationBytes: 52_000,
  answerBytes: 3_000,
  /** A card envelope in text: (97 + cardBytes) × 4/3, rounded up. */
  envelopeText: 24_200,
  /** A signed invitation, the largest envelope, and its kind. */
  letterBytes: 52_200,
} as const;
