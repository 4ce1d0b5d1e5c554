declare const brand: unique symbol;

/** A string that only its own parser or maker may produce. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

/** base64url of a person's 32-byte Ed25519 public key. */
export type PersonId = Brand<'PersonId'>;
/** base64url of a programme's 32-byte Ed25519 public key. */
export type ProgrammeId = Brand<'ProgrammeId'>;
/** base64url of the SHA-256 of a signed invitation's bytes. */
export type InvitationId = Brand<'InvitationId'>;
/** Derived from the workspace secret: names the workspace on this device, says nothing about it. */
export type WorkspaceId = Brand<'WorkspaceId'>;
/** Random, 96 bits, base64url. */
export type PageId = Brand<'PageId'>;
/** Random, 96 bits, base64url. */
export type GoalId = Brand<'GoalId'>;
/** Random, 96 bits, base64url. */
export type MeetingId = Brand<'MeetingId'>;
export type BoardId = Brand<'BoardId'>;
export type BoardObjectId = Brand<'BoardObjectId'>;
/** base64url of the hash over a file's pieces (CR66): the same content, the same id. */
export type FileId = Brand<'FileId'>;
/** Milliseconds since the Unix epoch, UTC. */
export type Instant = number;
/** IANA name, such as Africa/Dakar. */
export type TimeZone = Brand<'TimeZone'>;
/** BCP 47 tag in lower case, such as fr, en, wo. */
export type LanguageTag = Brand<'LanguageTag'>;
