import type { Collection } from '#domain/model/collections.ts';
import type { AnyRecord, StoredRecord } from '#domain/model/record.ts';
import { type Scope, teamScope } from '#domain/model/scope.ts';
import { caseAt, teamOfCase } from './cases.ts';
import { customerAt, organisationAt } from './customers.ts';
import { entriesOf } from './entries.ts';
import { agentsOf, teamsOf } from './people.ts';
import { teamIdOf, type World } from './world.ts';

/** Records of one collection and scope. */
export interface Batch {
  readonly scope: Scope;
  readonly collection: Collection;
  readonly records: readonly AnyRecord[];
}

export interface Extent {
  readonly customers: boolean;
  readonly entries: boolean;
}

/** As many as a page of a pull carries. */
const batchRows = 5000;

/** The whole workspace in the order in which a first sync brings it: scope by scope, in each the oldest first. */
export function* batchesOf(world: World, extent: Extent): Generator<Batch> {
  yield { scope: 'workspace', collection: 'team', records: teamsOf(world) };
  yield { scope: 'workspace', collection: 'agent', records: agentsOf(world) };
  if (extent.customers) {
    yield* batched(
      'workspace',
      'organisation',
      each(world.organisations, (n) => organisationAt(world, n)),
    );
    yield* batched(
      'workspace',
      'customer',
      each(world.customers, (n) => customerAt(world, n)),
    );
  }
  for (let team = 0; team < world.teams; team++) {
    const scope = teamScope(teamIdOf(world, team));
    for (const places of chunked(casesOfTeam(world, team))) {
      const records = places.map((n) => caseAt(world, n));
      yield { scope, collection: 'case', records };
      if (extent.entries) yield* batched(scope, 'entry', timelines(world, places, records));
    }
  }
}

function* casesOfTeam(world: World, team: number): Generator<number> {
  for (let n = 0; n < world.cases; n++) if (teamOfCase(world, n) === team) yield n;
}

function* timelines(world: World, places: readonly number[], cases: readonly StoredRecord<'case'>[]) {
  for (const [index, ofCase] of cases.entries()) yield* entriesOf(world, places[index] ?? 0, ofCase);
}

function* each<T>(count: number, make: (n: number) => T): Generator<T> {
  for (let n = 0; n < count; n++) yield make(n);
}

function* batched(scope: Scope, collection: Collection, records: Iterable<AnyRecord>): Generator<Batch> {
  for (const chunk of chunked(records)) yield { scope, collection, records: chunk };
}

function* chunked<T>(items: Iterable<T>): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < batchRows) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
