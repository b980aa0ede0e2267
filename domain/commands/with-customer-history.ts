import { applyChange, type Change, insert } from '../model/change.ts';
import type { FieldsOf } from '../model/collections.ts';
import type { CustomerChangeKind } from '../model/customer-change-fields.ts';
import { furtherId } from '../model/further-id.ts';
import type { CustomerId } from '../model/ids.ts';
import type { AnyRecord } from '../model/record.ts';
import { changesBetween } from '../rules/customer-history.ts';
import type { DecideContext, Loaded } from './definition.ts';

interface Touched {
  readonly id: CustomerId;
  readonly before: AnyRecord | undefined;
  readonly after: AnyRecord;
}

type Told = Omit<FieldsOf<'customerChange'>, 'agentId' | 'happenedAt' | 'recordedAt'>;
type Line = Pick<Told, 'customerId' | 'kind'> & Partial<Told>;

/**
 * The changes as decided, and for every service file they touch a line of its history. It stands here and not in the commands, so that none
 * can forget it: neither a conflict that is settled nor a command that is yet to be written.
 */
export function withCustomerHistory(
  changes: readonly Change[],
  looked: Iterable<Loaded>,
  context: DecideContext,
): readonly Change[] {
  if (!changes.some(({ collection }) => collection === 'customer')) return changes;
  // A command that says more than its changes do has written the line itself.
  if (changes.some(({ collection }) => collection === 'customerChange')) return changes;
  const lines = linesFor(touchedBy(changes, looked));
  return [...changes, ...lines.map((line, at) => historyLine(context, line, at))];
}

/** The nth line that a command writes; the first bears the command's own id. */
export function historyLine(context: DecideContext, line: Line, nth = 0): Change {
  return insert('customerChange', nth === 0 ? context.uid : furtherId(context.uid, nth), 'workspace', {
    otherCustomerId: null,
    reason: '',
    changes: [],
    ...line,
    agentId: context.rule ? null : context.actor.id,
    happenedAt: context.happenedAt,
    recordedAt: null,
  });
}

function touchedBy(changes: readonly Change[], looked: Iterable<Loaded>): readonly Touched[] {
  const records = new Map<string, AnyRecord>();
  for (const loaded of looked)
    if (loaded.state === 'present' && loaded.record.collection === 'customer')
      records.set(loaded.record.id, loaded.record);
  const touched = new Map<string, Touched>();
  for (const change of changes) {
    if (change.collection !== 'customer') continue;
    const before = records.get(change.id);
    if (change.kind === 'update' && !before) continue;
    const after = applyChange(touched.get(change.id)?.after ?? before, change);
    touched.set(change.id, { id: change.id as CustomerId, before, after });
  }
  return [...touched.values()];
}

function linesFor(touched: readonly Touched[]): readonly Line[] {
  const joined = touched.find((each) => goesOnIn(each.before) !== goesOnIn(each.after));
  if (joined) return [joiningLine(joined, touched)];
  const apart = apartLine(touched);
  if (apart) return [apart];
  return touched.flatMap(({ id, before, after }): readonly Line[] => {
    if (!before) return [{ customerId: id, kind: 'added' }];
    const changes = changesBetween(before, after);
    return changes.length > 0 ? [{ customerId: id, kind: 'edited', changes }] : [];
  });
}

function goesOnIn(file: AnyRecord | undefined): CustomerId | null {
  return (file?.fields.mergedIntoId as CustomerId | null | undefined) ?? null;
}

/** One line for both files: where the one that goes on stands, with what it took over or gave back. */
function joiningLine({ id, before, after }: Touched, touched: readonly Touched[]): Line {
  const into = goesOnIn(after);
  const kind: CustomerChangeKind = into === null ? 'unmerged' : 'merged';
  const livingId = into ?? goesOnIn(before);
  if (livingId === null) return { customerId: id, kind };
  const living = touched.find((each) => each.id === livingId);
  const changes = living?.before ? changesBetween(living.before, living.after) : [];
  return { customerId: livingId, otherCustomerId: id, kind, changes };
}

function apartLine(touched: readonly Touched[]): Line | undefined {
  const [one, other] = touched;
  if (!one?.before || !other?.before || touched.length !== 2) return undefined;
  const names = (file: AnyRecord, id: string) => (file.fields.apartFromIds as readonly string[]).includes(id);
  const isSaid = ({ before, after }: Touched, id: string) => before && names(before, id) !== names(after, id);
  if (!isSaid(one, other.id) && !isSaid(other, one.id)) return undefined;
  return {
    customerId: one.id,
    otherCustomerId: other.id,
    kind: names(one.after, other.id) ? 'told-apart' : 'not-apart',
  };
}
