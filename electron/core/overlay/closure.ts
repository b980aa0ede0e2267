import { refKey } from '#domain/model/record.ts';
import { caseFieldsId } from '#domain/rules/case-fields.ts';

/** What the overlay needs to know of a command: which records it looked at and which it changed, as ref keys. */
export interface Footprint {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

export interface Closure<C extends Footprint> {
  /** The commands to replay, in their given order. */
  readonly commands: readonly C[];
  /** The records to take back to the server's image first. */
  readonly records: ReadonlySet<string>;
}

/**
 * Everything that a change of the `dirty` records can reach: a command that read or wrote one of them must be decided again,
 * so whatever it wrote is reset; what it read is reset too, for a later command may have changed that since, and it must not see
 * its own future. Whoever touched those is decided again in turn. Replaying just these, in order, gives the same rows as
 * replaying every command.
 */
export function affectedClosure<C extends Footprint>(commands: readonly C[], dirty: Iterable<string>): Closure<C> {
  const records = new Set(withCaseFields([...dirty]));
  const byRecord = commandsByRecord(commands);
  const written = new Set(commands.flatMap(({ writes }) => withCaseFields(writes)));
  const affected = new Set<C>();
  const open = [...records];
  for (let key = open.pop(); key !== undefined; key = open.pop())
    for (const command of byRecord.get(key) ?? []) {
      if (affected.has(command)) continue;
      affected.add(command);
      for (const touched of [...command.reads, ...withCaseFields(command.writes)])
        if (written.has(touched) && !records.has(touched)) {
          records.add(touched);
          open.push(touched);
        }
    }
  return { commands: commands.filter((command) => affected.has(command)), records };
}

const allCaseFields = refKey({ collection: 'definition', id: caseFieldsId });

/** Whoever changes a definition may change what all case fields together are. */
function withCaseFields(keys: readonly string[]): readonly string[] {
  return keys.some((key) => key.startsWith('definition/')) ? [...keys, allCaseFields] : keys;
}

function commandsByRecord<C extends Footprint>(commands: readonly C[]): ReadonlyMap<string, readonly C[]> {
  const byRecord = new Map<string, C[]>();
  for (const command of commands)
    for (const key of new Set([...command.reads, ...withCaseFields(command.writes)])) {
      const list = byRecord.get(key);
      if (list) list.push(command);
      else byRecord.set(key, [command]);
    }
  return byRecord;
}
