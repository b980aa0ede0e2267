import type { AgentId, CustomerId, OrganisationId, TeamId } from '#domain/model/ids.ts';
import { given } from './given.ts';
import type { SampleWorld } from './sample-world.ts';
import type { SampleServiceFiles } from './service-file-schema.ts';

/** Completes the files of customers who are there, by the commands that agents use. */
export function addServiceFiles(world: SampleWorld, sample: SampleServiceFiles): void {
  for (const file of sample.files) completeFile(world, file);
  for (const holding of sample.holdings) addHolding(world, holding);
  for (const { at, by, team, customer, agent, starts, ...rest } of sample.appointments)
    world.run(
      'appointment.book',
      { at, by },
      given({
        ...rest,
        teamId: world.id<TeamId>('team', team),
        customerId: world.id<CustomerId>('customer', customer),
        agentId: world.id<AgentId>('agent', agent),
        startsAt: world.instant(starts),
      }),
    );
  for (const { at, by, team, customer, arrived, left, ...rest } of sample.visits)
    world.run(
      'visit.record',
      { at, by },
      given({
        ...rest,
        teamId: world.id<TeamId>('team', team),
        customerId: world.id<CustomerId>('customer', customer),
        arrivedAt: world.instant(arrived),
        leftAt: world.instant(left),
      }),
    );
}

type File = SampleServiceFiles['files'][number];

function completeFile(world: SampleWorld, { at, by, customer, manager, needs, preferences, ...sets }: File): void {
  const importantDates = sets.dates.map(({ on, ...date }) => {
    const day = new Date(world.instant(on));
    return { ...date, month: day.getMonth() + 1, day: day.getDate() };
  });
  const set = given({
    preferences,
    specialNeeds: needs,
    accountManagerId: manager === undefined ? undefined : world.id<AgentId>('agent', manager),
  });
  world.run(
    'customer.edit',
    { at, by },
    {
      customerId: world.id<CustomerId>('customer', customer),
      set,
      add: { importantDates },
      consents: sets.consents.map(([channel, state, how]) => ({ key: channel, state, how })),
      points: sets.points.map(({ doNotContact, ...point }) =>
        given({
          ...point,
          doNotContact: doNotContact && { from: minuteOf(doNotContact[0]), to: minuteOf(doNotContact[1]) },
        }),
      ),
    },
  );
}

type Holding = SampleServiceFiles['holdings'][number];

function addHolding(
  world: SampleWorld,
  { at, by, customer, organisation, owner, starts, ends, ...rest }: Holding,
): void {
  world.run(
    'holding.add',
    { at, by },
    given({
      ...rest,
      customerId: customer === undefined ? undefined : world.id<CustomerId>('customer', customer),
      organisationId: organisation === undefined ? undefined : world.id<OrganisationId>('organisation', organisation),
      ownerId: owner === undefined ? undefined : world.id<AgentId>('agent', owner),
      startsOn: starts === undefined ? undefined : world.day(starts),
      endsOn: ends === undefined ? undefined : world.day(ends),
    }),
  );
}

function minuteOf(hour: string): number {
  return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
}
