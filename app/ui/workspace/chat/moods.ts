/** How somebody is, as weather: five words, and a picture of each. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LucideIcon } from 'lucide-react';
import Cloud from 'lucide-react/icons/cloud';
import Storm from 'lucide-react/icons/cloud-lightning';
import Rain from 'lucide-react/icons/cloud-rain';
import CloudSun from 'lucide-react/icons/cloud-sun';
import Sun from 'lucide-react/icons/sun';
import type { Mood } from '../../../model/chatLine.ts';

export const MOODS: readonly Mood[] = [1, 2, 3, 4, 5];

export const moods: Record<Mood, { readonly icon: LucideIcon; readonly label: MessageDescriptor }> = {
  1: { icon: Storm, label: msg`Very hard` },
  2: { icon: Rain, label: msg`Not easy` },
  3: { icon: Cloud, label: msg`In between` },
  4: { icon: CloudSun, label: msg`Well` },
  5: { icon: Sun, label: msg`Very well` },
};
