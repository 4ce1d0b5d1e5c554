/** The door of the room: nothing else here is imported from outside, but for types. README.md says what it keeps. */

export type { WorkspaceKeys } from './agree.ts';
export { agreeWorkspace, deriveWorkspace, isBoxKey } from './agree.ts';
export { hash } from './derive.ts';
export type { DeviceCertificate } from './device.ts';
export { certifyDevice, verifyDevice } from './device.ts';
export { newDeviceKey, unwrapWithDeviceKey, wrapWithDeviceKey } from './deviceKey.ts';
export type { CryptoError } from './error.ts';
export type { BoxPair, PersonKeys, SigningPair } from './identity.ts';
export { boxPairFrom, deriveKeptKey, deriveMailbox, deriveOwnRoom, derivePerson, signingPairFrom } from './identity.ts';
export { openLetter, sealLetter } from './letter.ts';
export type { LongSealer } from './longSeal.ts';
export { longSealer } from './longSeal.ts';
export { hiddenName } from './name.ts';
export { stretchPassphrase } from './passphrase.ts';
export type { PhraseError, PhraseLanguage, ReadPhrase, UnknownWord } from './phraseDoor.ts';
export { looksLikePhrase, phraseOf, seedFromPhrase } from './phraseDoor.ts';
export type { MeetingPlace } from './place.ts';
export { meetingPlace } from './place.ts';
export type { Result } from './result.ts';
export { err, ok } from './result.ts';
export type { Sealer } from './seal.ts';
export { sealer } from './seal.ts';
export type { Random } from './secret.ts';
export { newSecret, Secret } from './secret.ts';
export type { Label, Opened } from './sign.ts';
export { openSigned, openSignedInBulk, sign, signDetached, verifyDetached } from './sign.ts';
export { fromText, toText } from './text.ts';
