/**
 * Every screen but the first, by its address; what stands before the app; and what is beside every screen. Fetched after
 * the first drawing: this list of names alone is some kilobytes.
 */
import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import type { SessionStatus } from '../session/types.ts';

const Commands = lazy(() => import('./palette/Commands.tsx').then((m) => ({ default: m.Commands })));
const FindPage = lazy(() => import('./search/FindPage.tsx').then((m) => ({ default: m.FindPage })));
const Chooser = lazy(() => import('./gate/Chooser.tsx').then((m) => ({ default: m.Chooser })));
const Elsewhere = lazy(() => import('./gate/Elsewhere.tsx').then((m) => ({ default: m.Elsewhere })));
const Failed = lazy(() => import('./gate/Failed.tsx').then((m) => ({ default: m.Failed })));
const Locked = lazy(() => import('./gate/Locked.tsx').then((m) => ({ default: m.Locked })));
const NotFound = lazy(() => import('./gate/NotFound.tsx').then((m) => ({ default: m.NotFound })));
const Notes = lazy(() => import('./note/Notes.tsx').then((m) => ({ default: m.Notes })));
const Note = lazy(() => import('./note/Note.tsx').then((m) => ({ default: m.Note })));
const NewNote = lazy(() => import('./note/NewNote.tsx').then((m) => ({ default: m.NewNote })));
const ProgrammePage = lazy(() => import('./join/ProgrammePage.tsx').then((m) => ({ default: m.ProgrammePage })));
const Apply = lazy(() => import('./join/Apply.tsx').then((m) => ({ default: m.Apply })));
const Training = lazy(() => import('./training/Training.tsx').then((m) => ({ default: m.Training })));
const InvitationScreen = lazy(() =>
  import('./invitation/InvitationScreen.tsx').then((m) => ({ default: m.InvitationScreen })),
);
const ChooseScreen = lazy(() => import('./choosing/ChooseScreen.tsx').then((m) => ({ default: m.ChooseScreen })));
const NewProgramme = lazy(() => import('./programme/NewProgramme.tsx').then((m) => ({ default: m.NewProgramme })));
const ArrivePage = lazy(() => import('./devices/ArrivePage.tsx').then((m) => ({ default: m.ArrivePage })));
const InvitePage = lazy(() => import('./invite/InvitePage.tsx').then((m) => ({ default: m.InvitePage })));
const NewCircle = lazy(() => import('./circle/NewCircle.tsx').then((m) => ({ default: m.NewCircle })));
const OfferPage = lazy(() => import('./invite/OfferPage.tsx').then((m) => ({ default: m.OfferPage })));
const ReturnPage = lazy(() => import('./devices/ReturnPage.tsx').then((m) => ({ default: m.ReturnPage })));
const Settings = lazy(() => import('./settings/Settings.tsx').then((m) => ({ default: m.Settings })));
const Examples = lazy(() => import('./demo/Examples.tsx').then((m) => ({ default: m.Examples })));
const Help = lazy(() => import('./help/Help.tsx').then((m) => ({ default: m.Help })));
const VerifyPage = lazy(() => import('./verify/VerifyPage.tsx').then((m) => ({ default: m.VerifyPage })));
const AppPage = lazy(() => import('./verify/AppPage.tsx').then((m) => ({ default: m.AppPage })));
const WorkspaceScreen = lazy(() =>
  import('./workspace/WorkspaceScreen.tsx').then((m) => ({ default: m.WorkspaceScreen })),
);
const CallPage = lazy(() => import('./call/CallPage.tsx').then((m) => ({ default: m.CallPage })));
const Reminders = lazy(() => import('./agenda/Reminders.tsx').then((m) => ({ default: m.Reminders })));
const Received = lazy(() => import('./bundles/Received.tsx').then((m) => ({ default: m.Received })));
const MyCard = lazy(() => import('./join/MyCard.tsx').then((m) => ({ default: m.MyCard })));
const JoinOffice = lazy(() => import('./office/team/JoinOffice.tsx').then((m) => ({ default: m.JoinOffice })));
const OfficeScreen = lazy(() => import('./office/OfficeScreen.tsx').then((m) => ({ default: m.OfficeScreen })));

/** What stands before the app. */
export function Before({ status }: { status: Exclude<SessionStatus, { tag: 'opening' | 'ready' }> }) {
  switch (status.tag) {
    case 'choosing':
      return <Chooser />;
    case 'locked':
      return <Locked locked={status} />;
    case 'elsewhere':
      return <Elsewhere asked={status.asked} />;
    case 'failed':
      return <Failed why={status.why} />;
  }
}

/** Beside every screen, once there is a session. */
export function Beside() {
  return (
    <>
      <Reminders />
      <Commands />
    </>
  );
}

export function Places() {
  return (
    <Switch>
      <Route path="/new-note" component={NewNote} />
      <Route path="/notes" component={Notes} />
      <Route path="/note/:id">{({ id }) => <Note id={id} key={id} />}</Route>
      <Route path="/p" component={ProgrammePage} />
      <Route path="/apply/:programme">{({ programme }) => <Apply programme={programme} />}</Route>
      <Route path="/training/:programme/:module?">
        {({ programme, module }) => <Training programme={programme} module={module} />}
      </Route>
      <Route path="/card/:programme">{({ programme }) => <MyCard programme={programme} key={programme} />}</Route>
      <Route path="/choose/:programme">
        {({ programme }) => <ChooseScreen programme={programme} key={programme} />}
      </Route>
      <Route path="/invitation/:id">{({ id }) => <InvitationScreen id={id} key={id} />}</Route>
      <Route path="/w/:id">{({ id }) => <WorkspaceScreen id={id} view="today" key={id} />}</Route>
      <Route path="/w/:id/chat">{({ id }) => <WorkspaceScreen id={id} view="chat" key={id} />}</Route>
      <Route path="/w/:id/call">{({ id }) => <CallPage id={id} key={id} />}</Route>
      <Route path="/w/:id/board">{({ id }) => <WorkspaceScreen id={id} view="board" key={id} />}</Route>
      <Route path="/w/:id/check/:person?">
        {({ id, person }) => <WorkspaceScreen id={id} view="check" person={person} key={`${id} ${person}`} />}
      </Route>
      <Route path="/w/:id/people">{({ id }) => <WorkspaceScreen id={id} view="people" key={id} />}</Route>
      <Route path="/w/:id/goals/:goal?">
        {({ id, goal }) => <WorkspaceScreen id={id} view="goals" goal={goal} key={id} />}
      </Route>
      <Route path="/w/:id/goals/:goal/edit">
        {({ id, goal }) => <WorkspaceScreen id={id} view="goals" goal={goal} edit key={id} />}
      </Route>
      <Route path="/w/:id/agenda/:meeting?">
        {({ id, meeting }) => <WorkspaceScreen id={id} view="agenda" meeting={meeting} key={id} />}
      </Route>
      <Route path="/w/:id/agenda/:meeting/:n">
        {({ id, meeting, n }) => <WorkspaceScreen id={id} view="agenda" meeting={meeting} n={n} key={id} />}
      </Route>
      <Route path="/w/:id/agenda/:meeting/:n/move">
        {({ id, meeting, n }) => <WorkspaceScreen id={id} view="agenda" meeting={meeting} n={n} edit key={id} />}
      </Route>
      <Route path="/w/:id/pact/:part?">
        {({ id, part }) => <WorkspaceScreen id={id} view="pact" part={part} key={id} />}
      </Route>
      <Route path="/w/:id/follow/:part?">
        {({ id, part }) => <WorkspaceScreen id={id} view="follow" part={part} key={id} />}
      </Route>
      <Route path="/w/:id/programme/:part?">
        {({ id, part }) => <WorkspaceScreen id={id} view="programme" part={part} key={id} />}
      </Route>
      <Route path="/w/:id/page/:page">
        {({ id, page }) => <WorkspaceScreen id={id} view="page" page={page} key={id} />}
      </Route>
      <Route path="/new-programme" component={NewProgramme} />
      <Route path="/office/:id/:tab?">
        {({ id, tab }) => <OfficeScreen id={id} tab={tab ?? 'overview'} key={id} />}
      </Route>
      <Route path="/team" component={JoinOffice} />
      <Route path="/received" component={Received} />
      <Route path="/device" component={ArrivePage} />
      <Route path="/invite" component={InvitePage} />
      <Route path="/new-circle" component={NewCircle} />
      <Route path="/i" component={OfferPage} />
      <Route path="/return" component={ReturnPage} />
      <Route path="/verify" component={VerifyPage} />
      <Route path="/verify-app" component={AppPage} />
      <Route path="/settings" component={Settings} />
      <Route path="/accessibility">
        <Help guide="accessibility" />
      </Route>
      <Route path="/help/:guide?">{({ guide = '' }) => <Help guide={guide} />}</Route>
      <Route path="/examples" component={Examples} />
      <Route path="/find/:id">{({ id }) => <FindPage id={id} key={id} />}</Route>
      <Route component={NotFound} />
    </Switch>
  );
}
