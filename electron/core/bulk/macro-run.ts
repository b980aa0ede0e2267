import { caseDetail } from '#db/queries/case-detail.ts';
import { caseFieldDefinitions, caseFieldsText } from '#db/queries/definitions.ts';
import type { Me } from '#db/queries/me.ts';
import { listPeople } from '#db/queries/people.ts';
import { statusRules } from '#db/queries/status-rules.ts';
import { loadRecord } from '#db/replica/records.ts';
import { AppError, failureOf } from '#domain/contract/failure.ts';
import type { MacroRun } from '#domain/contract/ipc/macro-views.ts';
import type { BulkResult } from '#domain/contract/ipc/queue-views.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId, CommandUid } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { caseFieldOf } from '#domain/rules/case-fields.ts';
import { type MacroCommand, planMacro } from '#domain/rules/macro.ts';
import { blanksIn, fillIn, valuesOf } from '#domain/rules/prepared-text.ts';
import type { Asked, Ran } from '../commands/run-many.ts';
import { ChangedRows } from '../sync/changed-rows.ts';
import type { BulkParts } from './bulk-parts.ts';
import type { Undoable } from './inverse.ts';
import { Tally } from './tally.ts';

/** Planned and run together: their commands go in rounds, one of each case. */
const atOnce = 100;
const tellEveryMs = 250;

/** A case on its way through a macro. */
interface Walk {
  readonly caseId: CaseId;
  readonly commands: readonly MacroCommand[];
  readonly undoables: Undoable[];
  next: number;
  /** The text, which everything after it hangs on. */
  text: CommandUid | undefined;
  refused: boolean;
}

interface MacroRunParts extends BulkParts {
  readonly isCancelled: (id: string) => boolean;
}

/** Applies a macro to cases: for each the ordinary commands that do it, all of them together undone as one step. */
export async function runMacro(parts: MacroRunParts, asked: MacroRun, me: Me): Promise<BulkResult> {
  const { store, clock, runSome, tell, progress, undoLog } = parts;
  const { id, holdMs = 0 } = asked;
  const caseIds = [...new Set(asked.caseIds)];
  const plan = planner(parts, asked, me);
  const tally = new Tally(store);
  const undoables: Undoable[] = [];
  let changed = new ChangedRows();
  let toldAt = clock.monotonic();
  let at = 0;
  const stops = () => parts.isCancelled(id) || parts.isClosed();
  try {
    for (; at < caseIds.length && !stops(); at += atOnce) {
      const walks = caseIds.slice(at, at + atOnce).flatMap((caseId) => plan(caseId, tally) ?? []);
      await walkAll(parts, walks, (commands) => runSome(commands, changed, holdMs), tally);
      undoables.push(...walks.flatMap((walk) => walk.undoables.map((undoable) => asItStands(store, undoable))));
      if (clock.monotonic() - toldAt < tellEveryMs) continue;
      tell(changed);
      changed = new ChangedRows();
      toldAt = clock.monotonic();
      progress({ id, done: Math.min(at + atOnce, caseIds.length), total: caseIds.length });
    }
  } finally {
    tell(changed);
  }
  const undo = undoables.length > 0 ? undoLog.keep(undoables) : null;
  return { done: tally.done, same: tally.same, ...tally.left, cancelled: at < caseIds.length, undo };
}

/** A command of each case, then the next of each, as far as they have one. */
async function walkAll(
  { clock, isClosed }: BulkParts,
  walks: readonly Walk[],
  run: (commands: readonly Asked[]) => readonly Ran[],
  tally: Tally,
): Promise<void> {
  for (let going = walks; going.length > 0; going = going.filter(goesOn)) {
    for (let from = 0; from < going.length; ) {
      if (isClosed()) return;
      for (const ran of run(going.slice(from).map(nextOf))) note(going[from++], ran, tally);
      await new Promise<void>((resolve) => clock.after(0, resolve));
    }
  }
}

/** None for a case that nothing is done to; the tally knows why. */
function planner({ store, now }: BulkParts, { macro, whole, seenMessageId }: MacroRun, me: Me) {
  const people = listPeople(store.replica);
  const agent = { name: people.agents.find(({ id }) => id === me.agentId)?.name ?? '' };
  const actor = { id: me.agentId, role: me.role, teamIds: me.teamIds };
  const rules = statusRules(store.replica);
  const caseFields = caseFieldDefinitions(caseFieldsText(store.replica)).flatMap((each) => caseFieldOf(each) ?? []);
  const leave = (tally: Tally, caseId: CaseId, ...why: ConstructorParameters<typeof AppError>) =>
    tally.leaveOut(caseId, failureOf(new AppError(...why)));
  return (caseId: CaseId, tally: Tally): Walk | undefined => {
    if (!loadRecord(store.replica, { collection: 'case', id: caseId })) {
      leave(tally, caseId, 'not-here', 'This case is not held on this device.');
      return undefined;
    }
    const detail = caseDetail(store.replica, caseId, me);
    const body = macro.text && fillIn(macro.text.body, valuesOf(detail, agent));
    if (whole && body !== null && blanksIn(body).length > 0) {
      leave(tally, caseId, 'bad-request', 'The text has places that the case does not fill.', {
        blanks: blanksIn(body).join(' '),
      });
      return undefined;
    }
    const text = macro.text && body !== null ? { ...macro.text, body } : null;
    const seen = seenMessageId === undefined ? {} : { lastMessageId: seenMessageId };
    const fields = { ...detail.fields, ...seen };
    const { commands, problems } = planMacro(
      { ...macro, text },
      { id: caseId, fields, actor, people, rules, caseFields, now: now() },
    );
    const [problem] = problems;
    if (problem && (whole || commands.length === 0)) {
      leave(tally, caseId, problem.kind, `The macro cannot do its ${problem.part} here.`, problem.details);
      return undefined;
    }
    if (commands.length === 0) {
      tally.same++;
      return undefined;
    }
    return { caseId, commands, undoables: [], next: 0, text: undefined, refused: false };
  };
}

const goesOn = ({ refused, next, commands }: Walk): boolean => !refused && next < commands.length;

function nextOf({ commands, next, text }: Walk): Asked {
  const command = commands[next];
  if (!command) throw new Error('a walk that is over was asked for more');
  return { name: command.name, input: command.input, after: text };
}

function note(walk: Walk | undefined, ran: Ran, tally: Tally): void {
  if (!walk) return;
  if (!ran.ok) {
    walk.refused = true;
    tally.leaveOut(walk.caseId, ran.failure);
    return;
  }
  const name = walk.commands[walk.next++]?.name;
  if (name === 'case.reply' || name === 'case.note') walk.text = ran.uid;
  if (ran.undoable) walk.undoables.push(ran.undoable);
  if (walk.next === walk.commands.length) tally.done++;
}

/** The reply of a macro may take up the case that the macro reopened: the step is undone while the case stands as the whole of it left it. */
function asItStands({ replica }: BulkParts['store'], undoable: Undoable): Undoable {
  const record = loadRecord(replica, { collection: 'case', id: undoable.caseId });
  const fields = record?.fields as FieldsOf<'case'> | undefined;
  const left = Object.keys(undoable.left).map((name) => [
    name,
    (fields?.[name as keyof typeof fields] ?? null) as Json,
  ]);
  return { ...undoable, left: Object.fromEntries(left) };
}
