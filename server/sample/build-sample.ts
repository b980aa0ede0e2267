import type { AgentId, CustomerId, OrganisationId, TeamId } from '#domain/model/ids.ts';
import { plainFile, plainOrganisation } from '#domain/model/plain-file.ts';
import type { AnyRecord } from '#domain/model/record.ts';
import { addDefinitions } from './add-definitions.ts';
import { addKnowledge } from './add-knowledge.ts';
import { addService } from './add-service.ts';
import { addServiceFiles } from './add-service-files.ts';
import { asServerHolds } from './as-server-holds.ts';
import { type Happening, leadWork } from './lead-work.ts';
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
  const happened = [
    ...casesOf(world, sample.cases, numbers),
    ...looseWork(world, sample),
    ...leadWork(world, sample.leadWork),
  ];
  // Everything when it happened, whatever it belongs to: one names another that is there already.
  for (const { play } of happened.toSorted((a, b) => a.at - b.at)) play();
  return world
    .records()
    .filter(({ collection }) => collection !== 'agent' && collection !== 'team')
    .map((record) => asServerHolds(record, world));
}

function casesOf(world: SampleWorld, cases: Sample['cases'], numbers: readonly string[]): readonly Happening[] {
  const openedAt = (one: Sample['cases'][number]): number => world.instant(one.opened);
  const inOrder = cases.toSorted((a, b) => openedAt(a) - openedAt(b));
  return inOrder.flatMap((one, at) => {
    const number = numbers[at];
    if (number === undefined) throw new Error('there are fewer case numbers than cases in the sample');
    const steps = one.steps.map((step) => ({ at: world.instant(step.at), play: () => playStep(world, one, step) }));
    return [{ at: openedAt(one), play: () => openCase(world, one, number) }, ...steps];
  });
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

function looseWork(world: SampleWorld, { customers: { calls, followUps } }: Sample): readonly Happening[] {
  const about = (customer: string | undefined, team: string) => ({
    caseId: null,
    customerId: customer === undefined ? null : world.id<CustomerId>('customer', customer),
    teamId: world.id<TeamId>('team', team),
  });
  return [
    ...calls.map(({ at, by, team, customer, ...call }) => ({
      at: world.instant(at),
      play: () => recordCall(world, { at, by }, call, about(customer, team)),
    })),
    ...followUps.map(({ at, by, team, customer, kind, promise, due, owner }) => ({
      at: world.instant(at),
      play() {
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
      },
    })),
  ];
}
