/** A table of the outbox whose rows the journal keeps. */
export interface JournaledTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Columns that seldom change but are most of a row: a change of the others does not write them again. */
  readonly heavy: readonly string[];
  /** SQL over `row`, the changed row's alias: which rows are worth keeping; all when left out. */
  readonly only?: string;
}

/** What the replica's other half and the clock can find out again is not kept. */
const derivedMeta = ['replica-mark', 'clock-offset', 'server-time'];

export const journaledTables: readonly JournaledTable[] = [
  {
    name: 'command',
    key: ['seq'],
    columns: [
      ...['seq', 'uid', 'mid', 'envelope', 'reads', 'writes', 'state', 'wasDismissed', 'epoch', 'vers', 'conflicted'],
      ...['refusal', 'acknowledgedAt', 'heldAt', 'holdMs'],
    ],
    heavy: ['seq', 'uid', 'envelope', 'reads', 'writes'],
  },
  {
    name: 'draft',
    key: ['kind', 'subject'],
    columns: ['kind', 'subject', 'content', 'savedAt'],
    heavy: [],
  },
  {
    name: 'notice',
    key: ['id'],
    columns: ['id', 'collection', 'recordId', 'field', 'caseId', 'commandUid', 'cause', 'mine', 'now'],
    heavy: [],
  },
  { name: 'number_block', key: ['first'], columns: ['first', 'last', 'next'], heavy: [] },
  {
    name: 'file',
    key: ['sha256'],
    columns: [
      ...['sha256', 'size', 'state', 'here', 'uploadPath', 'sent', 'failure', 'addedAt', 'usedAt', 'unclaimedSince'],
    ],
    heavy: [],
  },
  {
    name: 'meta',
    key: ['key'],
    columns: ['key', 'value'],
    heavy: [],
    only: `row.key not in (${derivedMeta.map((key) => `'${key}'`).join(', ')})`,
  },
];

/** Notes the keys of changed rows until they are in the journal. A rolled back change takes its note with it. */
const touched = `
  create temp table journal_touched (
    name text not null,
    key text not null,
    light integer not null,
    primary key (name, key, light)
  ) strict, without rowid;`;

/** The triggers belong to this connection alone: they are made at every opening. */
export function watchingScript(): string {
  return [touched, ...journaledTables.flatMap(triggersOf)].join('\n');
}

function triggersOf({ name, key, columns, heavy, only }: JournaledTable): string[] {
  const light = columns.filter((column) => heavy.length > 0 && !heavy.includes(column));
  const trigger = (event: string, row: 'new' | 'old', isLight: boolean, counted = 0) => {
    const id = `journal_${name}_${event.split(' ')[0]}_${row}${isLight ? '_light' : ''}`;
    const when = only === undefined ? '' : ` when ${only.replaceAll('row.', `${row}.`)}`;
    const keys = key.map((column) => `${row}.${column}`).join(', ');
    // Not "or ignore": where the statement that fires the trigger has a conflict clause, its own counts here too.
    return `create temp trigger ${id} after ${event} on ${name}${when} begin
      update journal_state set changes = changes + 1, commands = commands + ${counted};
      insert into journal_touched (name, key, light) select '${name}', json_array(${keys}), ${isLight ? 1 : 0}
        where not exists (select 1 from journal_touched as noted
          where noted.name = '${name}' and noted.key = json_array(${keys}) and noted.light = ${isLight ? 1 : 0});
    end;`;
  };
  const isCommand = name === 'command' ? 1 : 0;
  const weighty = columns.filter((column) => !light.includes(column));
  return [
    trigger('insert', 'new', false, isCommand),
    trigger('delete', 'old', false, -isCommand),
    trigger(`update of ${weighty.join(', ')}`, 'new', false),
    trigger(`update of ${key.join(', ')}`, 'old', false),
    ...(light.length > 0 ? [trigger(`update of ${light.join(', ')}`, 'new', true)] : []),
  ];
}
