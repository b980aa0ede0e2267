import { type Collection, collectionNames, fieldsOf } from '#domain/model/collections.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { sql } from '../connection/connection.ts';
import type { ReplicaReader } from '../connection/handle.ts';
import { collectionTable } from '../replica/collection-table.ts';
import { loadRecord } from '../replica/records.ts';
import { idsOfCustomer } from '../search/goes-on.ts';

/** Fields by which a record hangs on a customer, on a case, and on a visit. A line in the history of another file may tell of that person: it stays there. */
const ofCustomers = ['customerId'];
const ofCases = ['caseId', 'sourceCaseId'];
const ofVisits = ['visitId'];

/** Everything held here of a person, whichever of their files is named: collection by collection, in the order in which it was made. */
export function* recordsOfCustomer(
  db: ReplicaReader,
  customerId: string,
  isWanted: (collection: Collection) => boolean,
): Generator<AnyRecord> {
  const files = idsOfCustomer(db, customerId);
  const cases = sql(db, 'select id from "case" where customerId in (select value from json_each(?)) order by id')
    .all<{ id: string }>(JSON.stringify(files))
    .map(({ id }) => id);
  const met = { files, cases, visits: visitsWith(db, files, cases) };
  const own: Partial<Record<Collection, readonly string[]>> = {
    customer: files,
    case: cases,
    organisation: organisationsOf(db, files),
  };
  for (const collection of collectionNames) {
    if (!isWanted(collection)) continue;
    for (const id of own[collection] ?? hanging(db, collection, met)) {
      const record = loadRecord(db, { collection, id });
      if (record) yield record;
    }
  }
}

function organisationsOf(db: ReplicaReader, files: readonly string[]): readonly string[] {
  const text = `select distinct organisationId as id from customer
    where id in (select value from json_each(?)) and organisationId is not null order by id`;
  return sql(db, text)
    .all<{ id: string }>(JSON.stringify(files))
    .map(({ id }) => id);
}

interface Met {
  readonly files: readonly string[];
  readonly cases: readonly string[];
  readonly visits: readonly string[];
}

function visitsWith(db: ReplicaReader, files: readonly string[], cases: readonly string[]): readonly string[] {
  const text = `select id from visit where customerId in (select value from json_each(?))
    or caseId in (select value from json_each(?))`;
  return sql(db, text)
    .all<{ id: string }>(JSON.stringify(files), JSON.stringify(cases))
    .map(({ id }) => id);
}

function hanging(db: ReplicaReader, collection: Collection, { files, cases, visits }: Met) {
  const names = Object.keys(fieldsOf(collection));
  const ids = new Set<string>();
  const find = (fields: readonly string[], among: readonly string[]) => {
    for (const field of fields.filter((name) => names.includes(name))) {
      const text = `select id from ${collectionTable(collection).name} where ${field} in (select value from json_each(?))`;
      for (const { id } of sql(db, text).all<{ id: string }>(JSON.stringify(among))) ids.add(id);
    }
  };
  find(ofCustomers, files);
  find(ofCases, cases);
  find(ofVisits, visits);
  if (collection === 'conflict') for (const id of conflictsOn(db, files)) ids.add(id);
  // Ids begin with the time they were made.
  return [...ids].sort();
}

function conflictsOn(db: ReplicaReader, files: readonly string[]): readonly string[] {
  const text = `select id from conflict where collection = 'customer' and recordId in (select value from json_each(?))`;
  return sql(db, text)
    .all<{ id: string }>(JSON.stringify(files))
    .map(({ id }) => id);
}
