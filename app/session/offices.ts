/** The programmes this person runs. */
import { newSecret, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { ProgrammeId } from '../model/brand.ts';
import { parseProgrammeId, programmeIdOf } from '../model/ids.ts';
import type { Pack } from '../model/pack.ts';
import { parsePackValue } from '../model/packCodec.ts';
import { packOfDraft, withFace } from '../model/packFace.ts';
import type { Programme, ProgrammeDraft } from '../model/programme.ts';
import { parseProgrammeDraft } from '../model/programmeCodec.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';
import { quietly } from './example/quiet.ts';
import { draftError } from './joining.ts';
import { shareKeys } from './keys.ts';
import type { RunningOffice } from './office.ts';
import type { JoiningOffice } from './officeTeamTypes.ts';
import { closeIfOpen, openOnce } from './openOnce.ts';
import { packHash } from './packFile.ts';
import { NOTICE_SECRET_LENGTH, programmeKeys } from './programmeLink.ts';
import type { ExampleLanguage, OfficeSummary, SessionError } from './types.ts';

export interface Offices {
  open(id: ProgrammeId): Promise<Result<RunningOffice, SessionError>>;
  /** `pack`: what else it is made of; its face is the draft's. */
  create(draft: ProgrammeDraft, pack?: Pack): Promise<Result<ProgrammeId, SessionError>>;
  /** All that the person's document names. */
  runAll(): Promise<void>;
  summaries(): OfficeSummary[];
  /** `token`: the fragment of a colleague's link; `name`: what they call this person. */
  join(token: string, name: string): Promise<Result<JoiningOffice, SessionError>>;
  /** Of one that this person was taken out of: off the list. */
  dismiss(id: ProgrammeId): void;
  /** One for looking at, and off again. */
  plantProgramme(language: ExampleLanguage): Promise<Result<ProgrammeId, SessionError>>;
  removeProgramme(id: ProgrammeId): Promise<Result<void, SessionError>>;
  /** Those that are shared, to be moved on when a device of this person is removed. */
  running(): Promise<readonly RunningOffice[]>;
  close(): Promise<void>;
}

const OFFICE_DOCUMENTS = [DOCUMENT.office, DOCUMENT.officeRoot, DOCUMENT.officeAcknowledged];

/** Nobody but a coordinator needs it. Null where it is not on the device and there is no network. */
async function fetchPart(): Promise<typeof import('./officePart.ts') | null> {
  return import('./officePart.ts').catch(() => null);
}

/** `changed`: a summary is another one. */
export function openOffices(core: Core, changed: () => void): Offices {
  const { self } = core;
  const summaries = new Map<ProgrammeId, OfficeSummary>();
  const offices = openOnce(start);

  async function start(id: ProgrammeId): Promise<Result<RunningOffice, SessionError>> {
    const kept = self.offices.get(id);
    const seed = core.keyring.get(KEY.programme(id));
    const notice = core.keyring.get(KEY.notice(id));
    if (kept === undefined || kept.out !== undefined || seed === null || notice === null)
      return err({ tag: 'not-found' });
    const onOut = ({ at, name: by }: { readonly at: number; readonly name: string }) => {
      const now = self.offices.get(id);
      if (now !== undefined && now.out === undefined)
        self.offices.set(id, { programme: now.programme, out: { at, by } });
    };
    const mark = kept.example && { example: kept.example };
    const part = await fetchPart();
    if (part === null) {
      // It is this person's all the same, and opens as soon as there is a network.
      summaries.set(id, { id, name: kept.programme.name, cards: 0, pairs: 0, ...mark });
      changed();
      return err({ tag: 'not-fetched' });
    }
    const running = await part.runOffice(kept.example ? quietly(core) : core, {
      id,
      programme: kept.programme,
      seed,
      notice,
      onOut,
    });
    if (running.ok) {
      const summarise = (): void => {
        summaries.set(id, { ...running.value.summary(), ...mark });
        changed();
      };
      running.value.subscribe(summarise);
      summarise();
    }
    return running;
  }

  /** Taken out, here or as another device of this person has heard: what is of other people goes off this disk. */
  async function forgetOut(): Promise<void> {
    for (const [key, { out }] of [...self.offices]) {
      const id = parseProgrammeId(key);
      if (out === undefined || !id.ok) continue;
      const running = offices.takeOut(id.value);
      summaries.delete(id.value);
      if (running !== undefined) await closeIfOpen(await running);
      // Nothing of it is opened any more, and no letter taken: then the keys go, and the documents.
      await shareKeys(core);
      for (const name of OFFICE_DOCUMENTS)
        await core.documents.forget(name(id.value), () => self.offices.get(id.value)?.out === undefined);
      changed();
    }
  }
  let forgetting = Promise.resolve();
  const look = (): void => {
    forgetting = forgetting.then(forgetOut);
  };
  self.offices.observe(look);
  look();

  /** An example, as if it had not been: its people, its keys, and that it was there. */
  async function forgetExample(id: ProgrammeId): Promise<Result<void, SessionError>> {
    if (self.offices.get(id)?.example !== true) return err({ tag: 'not-found' });
    const running = offices.takeOut(id);
    if (running !== undefined) await closeIfOpen(await running);
    for (const name of OFFICE_DOCUMENTS) await core.documents.forget(name(id));
    const keys = [KEY.programme(id), KEY.notice(id)];
    for (const name of keys) if (!(await core.keyring.remove(name)).ok) return err({ tag: 'not-saved' });
    self.doc.transact(() => {
      self.offices.delete(id);
      for (const name of keys) self.keys.delete(name);
    });
    summaries.delete(id);
    changed();
    return (await core.documents.compact(DOCUMENT.self)) ? ok(undefined) : err({ tag: 'not-saved' });
  }

  const lost = (): OfficeSummary[] =>
    [...self.offices].flatMap(([key, { programme, out }]) => {
      const id = parseProgrammeId(key);
      return out === undefined || !id.ok ? [] : [{ id: id.value, name: programme.name, cards: 0, pairs: 0, out }];
    });

  return {
    open: offices.open,
    async join(token, name) {
      const part = await fetchPart();
      return part === null ? err({ tag: 'not-fetched' }) : part.joinOffice(core, token, name, offices.open);
    },
    dismiss(id) {
      if (self.offices.get(id)?.out !== undefined) self.offices.delete(id);
    },
    running: offices.running,
    async create(input, from) {
      const draft = parseProgrammeDraft(input);
      if (!draft.ok) return err(draftError(draft.error));
      const pack = parsePackValue(
        from === undefined
          ? packOfDraft(draft.value)
          : { ...withFace(from, draft.value.language, draft.value), from: packHash(from) },
      );
      if (!pack.ok) return err(draftError(pack.error));
      const seed = newSecret(core.random);
      const notice = newSecret(core.random, NOTICE_SECRET_LENGTH);
      const keys = programmeKeys(seed);
      const id = programmeIdOf(keys.sign.publicKey);
      const box = toText(keys.box.publicKey);
      const programme: Programme = { ...draft.value, version: 1, box, issued: core.clock() };
      const kept =
        (await core.keyring.put(KEY.programme(id), seed)).ok && (await core.keyring.put(KEY.notice(id), notice)).ok;
      if (!kept) return err({ tag: 'not-saved' });
      await shareKeys(core);
      self.offices.set(id, { programme });
      if (!(await core.documents.flush())) return err({ tag: 'not-saved' });
      const started = await offices.open(id);
      if (!started.ok) return started;
      const changed = await started.value.office.changePack(pack.value);
      return changed.ok ? ok(id) : changed;
    },
    async plantProgramme(language) {
      const { plantProgramme } = await import('./example/exampleProgramme.ts');
      const planted = await plantProgramme(core, language, forgetExample);
      if (planted.ok) await offices.open(planted.value);
      return planted;
    },
    removeProgramme: forgetExample,
    async runAll() {
      await Promise.all(
        [...self.offices].map(async ([key, { out }]) => {
          const id = parseProgrammeId(key);
          if (id.ok && out === undefined) await offices.open(id.value);
        }),
      );
    },
    summaries: () => [...summaries.values(), ...lost()],
    async close() {
      self.offices.unobserve(look);
      await forgetting;
      await offices.close();
    },
  };
}
