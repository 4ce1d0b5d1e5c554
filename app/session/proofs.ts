/** Reads what somebody shows as a proof. It asks nobody: signatures are all there is to it. */
import { fromText, openSigned, openSignedInBulk, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { parseBadge } from '../model/badge.ts';
import { parseCard } from '../model/cardCodec.ts';
import { type ChatText, nameOfLine, parseChatText } from '../model/chatLine.ts';
import { parsePersonId } from '../model/ids.ts';
import { parseReport, type ReportPerson } from '../model/report.ts';
import type { RunningOffice } from './office.ts';
import type { Proof, ProofFault, ProvenLine, ProvenPerson } from './proofTypes.ts';
import { REPORT_HEAD } from './report.ts';

/** A report's file, a match run's, or a badge: the link its code carries, or what stands behind the link's '#'. */
export async function readProof(text: string, clock: () => number): Promise<Result<Proof, ProofFault>> {
  const shown = text.trim();
  if (shown.startsWith('{')) return (await import('./runProof.ts')).readRun(shown, clock);
  if (shown.startsWith(REPORT_HEAD)) return readReport(shown.slice(REPORT_HEAD.length).trim());
  const code = /(?:^|#)([A-Za-z0-9_-]{100,3000})$/.exec(shown)?.[1];
  return code === undefined ? err({ tag: 'no-proof' }) : readBadge(code);
}

/** The same, by the cards of the directories on this device. */
export async function readKnown(
  text: string,
  clock: () => number,
  offices: readonly Pick<RunningOffice, 'named'>[],
): Promise<Result<Proof, ProofFault>> {
  const proof = await readProof(text, clock);
  return proof.ok ? ok(offices.reduce((shown, { named }) => named(shown), proof.value)) : proof;
}

const altered = err({ tag: 'altered' } as const);

function readBadge(code: string): Result<Proof, ProofFault> {
  const bytes = fromText(code);
  const signed = bytes.ok ? openSigned('badge', bytes.value) : bytes;
  const by = signed.ok ? parsePersonId(toText(signed.value.signer)) : signed;
  const badge = signed.ok ? parseBadge(signed.value.payload) : signed;
  return by.ok && badge.ok ? ok({ kind: 'badge', by: by.value, ...badge.value }) : altered;
}

interface Heard {
  readonly signer: string;
  readonly line: ChatText;
}

async function readReport(code: string): Promise<Result<Proof, ProofFault>> {
  const bytes = fromText(code);
  const signed = bytes.ok ? openSigned('report', bytes.value) : bytes;
  const report = signed.ok ? parseReport(signed.value.payload) : signed;
  if (!signed.ok || !report.ok) return altered;
  const people = new Map<string, ProvenPerson>();
  for (const one of report.value.people) {
    const person = personOf(one);
    if (person !== null) people.set(person.key, person);
  }
  const envelopes = report.value.lines.map((line) => fromText(line));
  const results = await openSignedInBulk(
    'chat',
    envelopes.map((one) => (one.ok ? one.value : new Uint8Array())),
  );
  const lines = new Map<string, ProvenLine>();
  for (const [at, opened] of results.entries()) {
    const parsed = opened.ok ? parseChatText(opened.value.payload) : opened;
    const heard: Heard | null =
      opened.ok && parsed.ok ? { signer: toText(opened.value.signer), line: parsed.value } : null;
    const isPlaced = heard !== null && heard.line.workspace === report.value.workspace && take(lines, people, heard);
    if (!isPlaced) return err({ tag: 'line-not-genuine', line: at + 1 });
  }
  const by = people.get(toText(signed.value.signer)) ?? null;
  return ok({
    kind: 'report',
    by,
    at: report.value.at,
    programme: report.value.told?.programme ?? null,
    lines: [...lines.values()],
  });
}

/** False where nobody named in the report has signed it, or it is about a line that is not in front of it. */
function take(
  lines: Map<string, ProvenLine>,
  people: ReadonlyMap<string, ProvenPerson>,
  { signer, line }: Heard,
): boolean {
  const by = people.get(signer);
  if (by === undefined) return false;
  if (line.deed === undefined) {
    const name = nameOfLine({ by: signer, id: line.id });
    // As in the conversation: of two under one name, the first.
    if (!lines.has(name)) lines.set(name, { by, at: line.at, text: line.text, first: null });
    return true;
  }
  const about = nameOfLine(line.deed.of);
  const before = lines.get(about);
  if (line.deed.does !== 'edit' || line.deed.of.by !== signer || before === undefined) return false;
  const first = before.first?.text ?? before.text;
  lines.set(about, { ...before, text: line.text, first: { text: first, changed: line.at } });
  return true;
}

function personOf({ key, name, card }: ReportPerson): ProvenPerson | null {
  const id = parsePersonId(key);
  if (!id.ok) return null;
  const bytes = card === undefined ? null : fromText(card);
  const signed = bytes?.ok ? openSigned('card', bytes.value) : null;
  // A card of somebody else, put in here, names nobody.
  const read = signed?.ok && toText(signed.value.signer) === key ? parseCard(signed.value.payload) : null;
  return { key: id.value, name, cardName: read?.ok ? read.value.name : null };
}
