import type { Wording } from './people.ts';

export const wording: Wording = {
  coordinator: 'Claire',
  skills: [
    'Bookkeeping',
    'Writing a CV',
    'Quality control',
    'Running a building site',
    'Looking after guests',
    'Websites',
    'Spreadsheets',
    'Care of the elderly',
    'Driving and deliveries',
    'Speaking in public',
    'English',
  ],
  words: {
    'Awa Diallo':
      'Twenty years in accounts, the last five with people who were starting again. I like questions that seem too simple.',
    'Bernard Lefèvre': 'Retired foreman. I know most of the workshops within thirty kilometres, and who decides there.',
    'Dominique Morel': 'I changed trade at forty-five. I remember how it feels to be the oldest in the room.',
    'Elif Yılmaz': 'Nurse, then head of a care home. I have hired sixty people and read a thousand letters.',
    'Béatrice Faure': 'Eight years at home for my mother. I can do more than my CV says.',
    'Adam Benali': 'I would like a trade, a real one, and somebody who can tell me how it starts.',
    'Chen Wei': 'I build small programs at night. I do not know how to say so in an interview.',
    'Halima Traoré': 'I cooked for two hundred people a day. Now I would like to be in front, not behind.',
  },
  no: 'Thank you for thinking of me. I am starting a course in May; ask me again in the autumn.',
};
