/** Whom to call, for the presets. Only numbers that are national and well established; a programme adds its own. */
import type { Contact } from '../../model/pack.ts';

/** For grown-ups as for the young. */
export const EMERGENCIES: readonly Contact[] = [
  { country: 'FR', name: { fr: 'Urgences', en: 'Emergency services' }, reach: '112' },
  {
    country: 'FR',
    name: { fr: 'Prévention du suicide, jour et nuit', en: 'Suicide prevention, day and night' },
    reach: '3114',
  },
  { country: 'BE', name: { fr: 'Urgences', en: 'Emergency services' }, reach: '112' },
  { country: 'BE', name: { fr: 'Prévention du suicide', en: 'Suicide prevention' }, reach: '0800 32 123' },
  { country: 'CH', name: { fr: 'Urgences', en: 'Emergency services' }, reach: '112' },
  { country: 'CH', name: { fr: 'La Main Tendue, jour et nuit', en: 'The Helping Hand, day and night' }, reach: '143' },
  { country: 'CA', name: { fr: 'Urgences', en: 'Emergency services' }, reach: '911' },
  { country: 'CA', name: { fr: 'Aide en cas de crise suicidaire', en: 'Suicide crisis helpline' }, reach: '988' },
  { country: 'GB', name: { fr: 'Urgences', en: 'Emergency services' }, reach: '999' },
  {
    country: 'GB',
    name: { fr: 'Samaritans, une oreille à toute heure', en: 'Samaritans, someone to talk to' },
    reach: '116 123',
  },
  { country: 'US', name: { fr: 'Urgences', en: 'Emergency services' }, reach: '911' },
  { country: 'US', name: { fr: 'Aide en cas de crise suicidaire', en: 'Suicide and crisis lifeline' }, reach: '988' },
  {
    country: '',
    name: { fr: 'Une ligne d’écoute dans ton pays', en: 'A helpline in your country' },
    reach: 'https://findahelpline.com',
  },
];

/** Where minors take part. */
export const FOR_MINORS: readonly Contact[] = [
  {
    country: 'FR',
    name: { fr: 'Enfance en danger, jour et nuit', en: 'Children in danger, day and night' },
    reach: '119',
  },
  {
    country: 'FR',
    name: { fr: 'Harcèlement et violences en ligne', en: 'Bullying and abuse, online too' },
    reach: '3018',
  },
  { country: 'BE', name: { fr: 'Écoute-Enfants', en: 'Children’s listening line' }, reach: '103' },
  {
    country: 'CH',
    name: { fr: 'Conseils et aide 147, jour et nuit', en: 'Advice for the young, day and night' },
    reach: '147',
  },
  {
    country: 'CA',
    name: { fr: 'Jeunesse, J’écoute, jour et nuit', en: 'Kids Help Phone, day and night' },
    reach: '1 800 668 6868',
  },
  {
    country: 'GB',
    name: { fr: 'Childline, pour les moins de 19 ans', en: 'Childline, for anyone under 19' },
    reach: '0800 1111',
  },
];
