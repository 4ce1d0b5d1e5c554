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
import { type Core, KEY } from './core.ts';
import { draftError } from './joining.ts';
import { shareKeys } from './keys.ts';
import { programmeKeys, type RunningOffice, runOffice } from './office.ts';
import { openOnce } from './openOnce.ts';
import { packHash } from './packFile.ts';
import { NOTICE_SECRET_LENGTH } from './programmeLink.ts';
import type { OfficeSummary, SessionError } from './types.ts';

export interface Offices {
  open(id: ProgrammeId): Promise<Result<RunningOffice, SessionError>>;
  /** `pack`: what else it is made of; its face is the draft's. */
  create(draft: ProgrammeDraft, pack?: Pack): Promise<Result<ProgrammeId, SessionError>>;
  /** All that the person's document names. */
  runAll(): Promise<void>;
  summaries(): OfficeSummary[];
  close(): Promise<void>;
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
    if (kept === undefined || seed === null || notice === null) return err({ tag: 'not-found' });
    const running = await runOffice(core, { id, programme: kept.programme, keys: programmeKeys(seed), notice });
    if (running.ok) {
      const summarise = (): void => {
        summaries.set(id, running.value.summary());
        changed();
      };
      running.value.subscribe(summarise);
      summarise();
    }
    return running;
  }

  return {
    open: offices.open,
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
    async runAll() {
      await Promise.all(
        [...self.offices.keys()].map(async (key) => {
          const id = parseProgrammeId(key);
          if (id.ok) await offices.open(id.value);
        }),
      );
    },
    summaries: () => [...summaries.values()],
    close: offices.close,
  };
}
