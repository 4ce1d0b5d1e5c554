/** Lengths are in UTF-16 units, as an HTML `maxlength` counts them, so that a form and a parser agree. */
export const LIMITS = {
  name: 80,
  /** Of a profile's name on the list of a shared computer. */
  profileLabel: 40,
  /** A few words in one's own voice; also purposes and answers. */
  words: 600,
  entry: 60,
  /** To a programme's own question. */
  answer: 300,
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
  /**
   * Encoded bytes. The server carries letters of at most 32 KiB sealed, and an invitation holds two card envelopes in
   * base64url: 2 × (97 + cardBytes) × 4/3 and its own words must fit.
   */
  cardBytes: 10_800,
  /** Where a third accompanies the two: three of these, and the invitation's own words, must fit. */
  accompaniedCardBytes: 7_000,
  /** What a form may fill of a card: keys, dates and field names take the rest. */
  draftBytes: 10_400,
  programmeBytes: 10_000,
  invitationBytes: 31_800,
  answerBytes: 3_000,
  /** Of a programme's announcement; encoded, each unit takes three bytes at most. */
  announcement: 1_200,
  announcementBytes: 8_000,
  /** A card envelope in text: (97 + cardBytes) × 4/3, rounded up. */
  envelopeText: 14_530,
  /** A signed invitation, the largest envelope, and its kind. */
  letterBytes: 32_000,
} as const;
