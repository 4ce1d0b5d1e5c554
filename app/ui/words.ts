/**
 * What a person is told for each tag of the rooms' closed unions. Written once, here; a new tag fails the type check.
 */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DeliveryState, ServerState, SessionError, SessionStatus, UnlockError } from '../session/types.ts';

/** One or two plain sentences: what happened, then what helps. */
export function errorWords(error: SessionError): MessageDescriptor {
  switch (error.tag) {
    case 'server-unreachable':
      return msg`The server cannot be reached for now. Nothing is lost: what you wrote is kept on this device.`;
    case 'not-fetched':
      return msg`This part of the app is not on your device yet. Open it once with a connection, and it stays.`;
    case 'link-malformed':
      return msg`This link is not complete. It was probably cut while being copied: ask for it again, or copy it whole.`;
    case 'link-not-genuine':
      return msg`What this link opens was not signed by the programme it names, so Binôme did not open it. Ask the person who gave it to you for a new one.`;
    case 'programme-unknown':
      return msg`The server does not know this programme. It may have closed, or it may live on another server.`;
    case 'not-saved':
      return msg`This could not be written on the device. Free some space, then try again.`;
    case 'storage':
      return storageWords(error.why);
    case 'not-empty':
      return msg`This profile already belongs to somebody who applied or met people here. Open another profile, or another browser, to come back as someone else.`;
    case 'closed':
      return msg`This space is closed: it can be read, and nothing was changed.`;
    case 'match-failed':
      return msg`The matching stopped before its end. Nothing was changed: run it again.`;
    case 'least-impossible':
      return msg`${error.name} is to have at least ${error.least} people, and ${error.most} can go to them. Lower that number, then run again. Nothing was changed.`;
    case 'pair-refused':
      return msg`A rule of the programme forbids this pair. Nothing was changed.`;
    case 'third-missing':
      return msg`A pair has nobody who accompanies it yet, so nothing was sent. Choose who does.`;
    case 'draft-invalid':
      return msg`Something in the form is missing or too long. Check it and try again.`;
    case 'expired':
      return msg`The date to answer has passed.`;
    case 'refused':
      return refusalWords(error.code);
    case 'not-found':
      return msg`This is not on this device. It may have been removed, or it may be on another device of yours.`;
  }
}

type StorageFault = Extract<SessionError, { tag: 'storage' }>['why'];

function storageWords(why: StorageFault): MessageDescriptor {
  switch (why) {
    case 'storage-unavailable':
      return msg`The browser does not let Binôme read its storage for now. Close the other tabs and try again.`;
    case 'not-saved':
      return msg`This could not be written on the device. Free some space, then try again.`;
    case 'damaged':
      return msg`A part of what was kept here is damaged and cannot be opened. The rest is untouched.`;
    case 'wrong-key':
    case 'wrong-passphrase':
      return msg`What is kept here was sealed with other keys, so this device cannot open it.`;
    case 'newer-version':
      return msg`A newer version of Binôme wrote this. Reload to get it; nothing was changed.`;
  }
}

/** The server's own codes; the list is open on the wire, so an unknown one still gets a sentence. */
function refusalWords(code: string): MessageDescriptor {
  switch (code) {
    case 'too-large':
      return msg`This is too long for the server. Shorten your words a little and try again.`;
    case 'mailbox-full':
      return msg`The other side has too many letters waiting. Try again tomorrow.`;
    case 'too-many':
      return msg`The server asks to slow down. Try again in a minute.`;
    case 'not-allowed':
    case 'unknown-programme':
      return msg`This server does not accept new programmes from everyone. Ask the person who runs it.`;
    case 'closing':
      return msg`The server is restarting. Try again in a moment.`;
    default:
      return msg`The server refused (${code}). Try again later, or tell the person who runs it.`;
  }
}

export function unlockWords(error: UnlockError): MessageDescriptor {
  switch (error.tag) {
    case 'wrong-passphrase':
      return msg`This is not the passphrase. Capital letters and spaces count.`;
    case 'not-saved':
      return msg`This could not be written on the device. Free some space, then try again.`;
    case 'passkey-refused':
      return msg`The passkey did not answer. Try again, or use your passphrase.`;
    case 'passkey-unsupported':
      return msg`This passkey cannot unlock: it does not give the secret that is needed. Your passphrase still does.`;
  }
}

type Failure = Extract<SessionStatus, { tag: 'failed' }>['why'];

export function failureWords(why: Failure): { title: MessageDescriptor; words: MessageDescriptor } {
  switch (why) {
    case 'storage-unavailable':
      return {
        title: msg`This browser does not let Binôme keep anything`,
        words: msg`Everything you write lives on your device, so Binôme needs its storage. Private windows and some settings forbid it: open Binôme in an ordinary window, or allow this site to keep data.`,
      };
    case 'keyring-damaged':
      return {
        title: msg`Your keys on this device cannot be read`,
        words: msg`What is kept here is sealed, and the record that opens it is damaged. Do not clear the browser’s data: close every tab, start the browser again and come back.`,
      };
    case 'newer-version':
      return {
        title: msg`A newer Binôme wrote here`,
        words: msg`This tab runs an older version and leaves everything untouched, so that nothing is lost. Reload to get the new one.`,
      };
  }
}

export function serverWords(state: Exclude<ServerState, 'idle'>): MessageDescriptor {
  switch (state) {
    case 'connected':
      return msg`Online`;
    case 'connecting':
      return msg`Connecting…`;
    case 'offline':
      return msg`Offline`;
  }
}

export function deliveryWords(state: DeliveryState): MessageDescriptor {
  switch (state) {
    case 'saving':
      return msg`Saving…`;
    case 'saved':
      return msg`Saved`;
    case 'not-saved':
      return msg`Not saved`;
    case 'sent':
      return msg`Sent`;
    case 'delivered':
      return msg`Delivered`;
  }
}

/** Past this, a state is told as one to worry about. */
export function toneOfDelivery(state: DeliveryState): 'quiet' | 'warn' {
  return state === 'not-saved' ? 'warn' : 'quiet';
}
