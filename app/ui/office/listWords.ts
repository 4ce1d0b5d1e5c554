/** What a column of a list is called, and why a row or a file was not taken. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PaperField, PeopleFault, RowProblem } from '../../session/types.ts';

export const FIELD_WORDS: Readonly<Record<PaperField, MessageDescriptor>> = {
  name: msg`Full name`,
  givenName: msg`First name`,
  familyName: msg`Family name`,
  email: msg`E-mail`,
  number: msg`Number (student, employee)`,
  role: msg`Role`,
  organisation: msg`Organisation`,
  manager: msg`Answers to`,
  languages: msg`Languages`,
  skillsOffered: msg`Can help with`,
  skillsSought: msg`Would like to learn`,
  topics: msg`Would talk about`,
  capacity: msg`How many people at most`,
  words: msg`In their words`,
};

/** `field`: what the column is called. */
export function problemWords(problem: RowProblem, field: (name: PaperField) => string): MessageDescriptor {
  switch (problem.tag) {
    case 'no-name':
      return msg`No name.`;
    case 'too-long':
      return msg`Too long: ${field(problem.field)}.`;
    case 'too-many':
      return msg`More than 20 entries: ${field(problem.field)}.`;
    case 'bad-email':
      return msg`“${problem.said}” is no e-mail address.`;
    case 'unknown-role':
      return msg`“${problem.said}” is no role known here: mentor, mentee, both, school staff.`;
    case 'unknown-language':
      return msg`“${problem.said}” is no language known here.`;
    case 'bad-capacity':
      return msg`“${problem.said}” is no number from 1 to 5.`;
    case 'repeated':
      return msg`The same person is on line ${problem.line}.`;
  }
}

export function faultWords(fault: PeopleFault): MessageDescriptor {
  switch (fault.tag) {
    case 'spreadsheet':
      return msg`This is the spreadsheet itself. In it, choose “Save as”, then “CSV”, and bring that file.`;
    case 'not-text':
      return msg`This file is no table in text. In your spreadsheet, choose “Save as”, then “CSV”.`;
    case 'too-large':
      return msg`This file is larger than 24 MB. Cut it into several.`;
    case 'unreadable':
      return msg`The file could not be read. It may have been moved: choose it again.`;
    case 'unfinished-quote':
      return msg`On line ${fault.line} a quotation mark opens and is not closed. Correct it in the file and bring it again.`;
    case 'too-many-columns':
      return msg`Line ${fault.line} has more than 120 columns. Is it a list of people?`;
    case 'too-many-rows':
      return msg`The file has more than 50,000 rows. Cut it into several.`;
    case 'no-rows':
      return msg`No row was found under the headings.`;
  }
}
