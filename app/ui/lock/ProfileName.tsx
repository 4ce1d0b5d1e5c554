import { Trans } from '@lingui/react/macro';
import type { ProfileEntry } from '../../session/profiles.ts';

/** The name its owner gave it to be seen, else its number. */
export function ProfileName({ profile }: { profile: ProfileEntry }) {
  if (profile.label !== null) return <bdi>{profile.label}</bdi>;
  return <Trans>Profile {profile.number}</Trans>;
}
