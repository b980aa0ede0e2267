import type { AgentId, CustomerId, OrganisationId, TeamId } from '#domain/model/ids.ts';
import { plainFile, plainOrganisation } from '#domain/model/plain-file.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { addDefinitions } from './add-definitions.ts';
import { addKnowledge } from './add-knowledge.ts';
import { addService } from './add-service.ts';
import { addServiceFiles } from './add-service-files.ts';
import { openCase, playStep, recordCall } from './play-case.ts';
import type { Sample } from './sample-schema.ts';
import { SampleWorld } from './sample-world.ts';

/** People who are there already; the sample's others are added to them. Keys are those of the sample. */
export interface SamplePeople {
  readonly teams: ReadonlyMap<string, TeamId>;
  readonly agents: ReadonlyMap<string, AgentId>;
}

/**
 * Everything of the sample but people, as records the server can hold, as if the company had worked until `now`. `numbers`
 * are the case numbers, one for each case; the oldest case gets the first.
 */
export function buildSample(
  sample: Sample,
  people: SamplePeople,
  now: number,
  numbers: readonly string[],
): readonly AnyRecord[] {
  const world = new SampleWorld(now);
  addPeople(world, sample, people);
  addService(world, sample);
  addDefinitions(world, sample);
  addCustomers(world, sample);
  addServiceFiles(world, sample.serviceFiles);
  for (const article of sample.articles) addArticle(world, article);
  addKnowledge(world, sample.knowledge);
  playCases(world, sample.cases, numbers);
  addLooseWork(world, sample);
  return world
    .records()
    .filter(({ collection }) => collection !== 'agent' && collection !== 'team')
    .map((record) => asServerHolds(record, world));
}

/** Everything happens when it happened, in whichever case: one names another that is there already. */
function playCases(world: SampleWorld, cases: Sample['cases'], numbers: readonly string[]): void {
  const openedAt = (one: Sample['cases'][number]): number => world.instant(one.opened);
  const inOrder = cases.toSorted((a, b) => openedAt(a) - openedAt(b));
  const happened = inOrder.flatMap((one, at) => {
    const number = numbers[at];
    if (number === undefined) throw new Error('there are fewer case numbers than cases in the sample');
    const steps = one.steps.map((step) => ({ at: world.instant(step.at), play: () => playStep(world, one, step) }));
    return [{ at: openedAt(one), play: () => openCase(world, one, number) }, ...steps];
  });
  for (const { play } of happened.toSorted((a, b) => a.at - b.at)) play();
}

/** Only to act in the world: the server writes people its own way. */
function addPeople(world: SampleWorld, { people }: Sample, { teams, agents }: SamplePeople): void {
  for (const { key, name } of people.teams) {
    const id = of(teams, key);
    world.name('team', key, id);
    world.insert('team', id, 'workspace', { name });
  }
  for (const { key, login, name, role, knowledge: knowledgeRole, teams: memberOf } of people.agents) {
    const id = of(agents, key);
    const teamIds = memberOf.map((team) => world.id<TeamId>('team', team));
    world.name('agent', key, id);
    world.insert('agent', id, 'workspace', { login, name, role, teamIds, active: true, knowledgeRole });
  }
}

function of<Id>(ids: ReadonlyMap<string, Id>, key: string): Id {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`nobody made "${key}" of the sample`);
  return id;
}

function addCustomers(world: SampleWorld, { customers: { organisations, customers } }: Sample): void {
  for (const { key, name, notes, created } of organisations) {
    const createdAt = world.instant(created);
    const id = world.newId(createdAt);
    world.name('organisation', key, id);
    world.insert('organisation', id, 'workspace', { name, notes, createdAt, ...plainOrganisation });
  }
  for (const { key, created, organisation, contacts, ...fields } of customers) {
    const createdAt = world.instant(created);
    const id = world.newId(createdAt);
    world.name('customer', key, id);
    world.insert('customer', id, 'workspace', {
      ...fields,
      organisationId: organisation === undefined ? null : world.id<OrganisationId>('organisation', organisation),
      contactPoints: contacts.map(([kind, value, label]) => ({ kind, value, label })),
      createdAt,
      recordedAt: createdAt,
      externalId: null,
      mergedIntoId: null,
      merge: null,
      apartFromIds: [],
      ...plainFile,
    });
  }
}

function addArticle(world: SampleWorld, { key, by, updated, ...fields }: Sample['articles'][number]): void {
  const updatedAt = world.instant(updated);
  const id = world.newId(updatedAt);
  world.name('article', key, id);
  const unsettled = {
    categoryId: null,
    audience: 'internal',
    teamId: null,
    ownerId: null,
    reviewOn: null,
    expiresAt: null,
  } as const;
  world.insert('article', id, 'workspace', {
    ...{
      ...fields,
      ...unsettled,
      relatedIds: [],
      variantOf: null,
      externalId: null,
      importedAs: null,
      state: 'published',
    },
    ...{ authorId: world.id<AgentId>('agent', by), updatedAt, publishedAt: updatedAt, revision: 1, acknowledgeFrom: 1 },
  });
}

function addLooseWork(world: SampleWorld, { customers: { calls, followUps } }: Sample): void {
  const about = (customer: string | undefined, team: string) => ({
    caseId: null,
    customerId: customer === undefined ? null : world.id<CustomerId>('customer', customer),
    teamId: world.id<TeamId>('team', team),
  });
  for (const { at, by, team, customer, ...call } of calls) recordCall(world, { at, by }, call, about(customer, team));
  for (const { at, by, team, customer, kind, promise, due, owner } of followUps)
    world.run(
      'follow-up.schedule',
      { at, by },
      {
        ...about(customer, team),
        ...{ kind, promise },
        dueAt: world.instant(due),
        ownerId: world.id<AgentId>('agent', owner),
      },
    );
}

/** What the server does when a command arrives: it notes the time, settles deliveries, and moves what hangs on a moved case. */
function asServerHolds(record: AnyRecord, world: SampleWorld): AnyRecord {
  const { fields } = record;
  const scope = typeof fields.caseId === 'string' ? world.get('case', fields.caseId).scope : record.scope;
  switch (record.collection) {
    case 'case':
      return { ...record, fields: { ...fields, recordedAt: fields.openedAt } };
    case 'entry': {
      const delivery = fields.delivery === 'queued' ? 'no-channel' : fields.delivery;
      return { ...record, scope, fields: { ...fields, delivery, recordedAt: fields.happenedAt } };
    }
    case 'call': {
      const { startedAt, durationMs } = world.get('call', record.id).fields;
      return { ...record, scope, fields: { ...fields, recordedAt: startedAt + durationMs } };
    }
    case 'holding':
    case 'articleProposal':
    case 'followUp':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.createdAt } };
    case 'appointment':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.bookedAt } };
    case 'visit':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.leftAt } };
    case 'articleRevision':
    case 'articleReceipt':
    case 'customerChange':
    case 'survey':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.happenedAt } };
    case 'handoff':
    case 'compensation':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.askedAt } };
    case 'escalation':
      return { ...record, scope, fields: { ...fields, recordedAt: fields.raisedAt } };
    default:
      return record;
  }
}
