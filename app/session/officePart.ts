/** What a coordinator's device runs beside everybody's: fetched when this person has an office, or comes into one. */
export { runOffice } from './office.ts';
export { joinOffice } from './officeTeamDoor.ts';
