/** What the screens see of the share that each of two people keeps for the other. */
import type { CodeError, PhraseLanguage, Secret } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { Helping } from './helping.ts';
import type { SessionError } from './types.ts';

/** How it stands with my share, which the other person keeps. */
export type MyShare =
  | { readonly tag: 'none' }
  /** Kept here until they say yes. */
  | { readonly tag: 'asked' }
  | { readonly tag: 'declined' }
  /** They said yes; their device has not said that it has it. */
  | { readonly tag: 'given' }
  | { readonly tag: 'held'; readonly since: Instant };

/** And with theirs, which I keep. */
export type TheirShare =
  | { readonly tag: 'none' }
  | { readonly tag: 'asks' }
  | { readonly tag: 'awaited' }
  | { readonly tag: 'holding'; readonly since: Instant };

/** What each of the two keeps for the other: a sealed share that is useless without its owner's five words. */
export interface PartnerRecovery {
  readonly mine: Observable<MyShare>;
  readonly theirs: Observable<TheirShare>;
  /** Five words. Show them, keep them nowhere. */
  newCode(language: PhraseLanguage): Promise<Result<Secret<string>, SessionError>>;
  /** Seals my seed under this code and asks the other to keep it. A former share stays with them until then. */
  ask(code: string): Promise<Result<void, SessionError | CodeError>>;
  takeBack(): void;
  /** No: also for one that I hold already. */
  answer(yes: boolean): void;
  /** They lost everything and speak to me. Cancel it when the screen leaves. */
  help(): Promise<Result<Helping, SessionError>>;
}
