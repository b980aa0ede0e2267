import {
  articleWays,
  callDirections,
  callOutcomes,
  escalationStates,
  followUpOutcomes,
  handoffStates,
} from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import { articleId, callId, definitionId, escalationId, followUpId, handoffId, surveyId } from '#domain/model/ids.ts';
import type { AnyRecord, StoredRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { uuidV7 } from '#domain/model/uuid.ts';
import { alwaysOpen } from '#domain/rules/calendar/business-calendar.ts';
import { caseIdOf, openedAt, teamOfCase } from '../generate/cases.ts';
import { customerIdOf } from '../generate/customers.ts';
import { agentsInTeam } from '../generate/people.ts';
import { Random } from '../generate/random.ts';
import { agentIdOf, teamIdOf, type World } from '../generate/world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** What an id is of; the world's own kinds end below. */
const kinds = {
  call: 21,
  followUp: 22,
  survey: 23,
  escalation: 24,
  handoff: 25,
  articleUse: 26,
  definition: 27,
} as const;

function idFor(world: World, kind: keyof typeof kinds, n: number, at: number): string {
  return uuidV7(at, new Random(~world.seed, kinds[kind], n).bytes(10));
}

/** Service by the clock on the wall on working days, and what is promised to everybody. */
export function promises(world: World): readonly StoredRecord<'definition'>[] {
  const open = [{ from: 9 * 60, to: 21 * 60 }];
  const weekly = { ...alwaysOpen.weekly, monday: open, tuesday: open, wednesday: open, thursday: open, friday: open };
  const calendarId = definitionId.parse(idFor(world, 'definition', 0, world.begins));
  const targets = {
    'first-response': { minutes: 60 },
    'next-reply': { minutes: 480 },
    'total-resolution': { minutes: 2880 },
  };
  const level = {
    fits: { types: [], priorities: [], tiers: [], teamIds: [] },
    ...{ calendarId, targets, warning: { share: 0.8 }, conversationAnswers: true },
  };
  const definition = (n: number, fields: Pick<FieldsOf<'definition'>, 'kind' | 'name' | 'content'>) => ({
    ...{
      collection: 'definition' as const,
      id: idFor(world, 'definition', n, world.begins),
      scope: 'workspace' as const,
    },
    rev: 1,
    fields: {
      ...{ ownerId: null, position: n, active: true, updatedBy: agentIdOf(world, 0), updatedAt: world.begins },
      ...fields,
    },
  });
  return [
    definition(0, {
      kind: 'calendar',
      name: '工作时间',
      content: { ...alwaysOpen, zone: 'Asia/Shanghai', weekly } as never,
    }),
    definition(1, { kind: 'service-level', name: '标准', content: level as never }),
  ];
}

/** What hangs on the nth case beside its timeline: on every other one a call, on every fourth a call-back with an answer, and so on. */
export function hangingOn(world: World, n: number): readonly AnyRecord[] {
  const random = new Random(world.seed, 20, n);
  const team = teamOfCase(world, n);
  const scope = teamScope(teamIdOf(world, team));
  const agentId = agentIdOf(world, random.pick(agentsInTeam(world, team)));
  const caseId = caseIdOf(world, n);
  const at = openedAt(world, n) + random.between(1, 300) * minute;
  const common = { scope, rev: 1 };
  const recordedAt = at + 800;
  const records: AnyRecord[] = [];
  if (random.chance(0.5)) records.push({ ...callAt(world, n, at, agentId), ...common });
  if (random.chance(0.25)) {
    const id = followUpId.parse(idFor(world, 'followUp', n, at));
    const completedAt = at + random.between(1, 60) * hour;
    records.push({
      ...{ ...common, collection: 'followUp', id },
      fields: {
        ...{ caseId, customerId: null, ownerId: agentId, kind: 'satisfaction', dueAt: at + 2 * day, promise: '' },
        ...{
          status: 'done',
          outcome: random.pick(followUpOutcomes),
          outcomeNote: '',
          createdBy: agentId,
          createdAt: at,
        },
        ...{ completedAt, recordedAt, attempts: [], repeat: null, seriesId: null, round: 0, productFeedbackId: null },
      } satisfies FieldsOf<'followUp'>,
    });
    records.push({
      ...{ ...common, collection: 'survey', id: surveyId.parse(idFor(world, 'survey', n, at)) },
      fields: {
        ...{ caseId, customerId: null, followUpId: id, score: random.between(1, 5), reason: '', comment: '' },
        ...{ channel: 'phone', recordedBy: agentId, happenedAt: completedAt, recordedAt },
      } satisfies FieldsOf<'survey'>,
    });
  }
  if (random.chance(0.05))
    records.push({
      ...{ ...common, collection: 'escalation', id: escalationId.parse(idFor(world, 'escalation', n, at)) },
      fields: {
        ...{ caseId, level: 1, reason: '', raisedBy: agentId, ruleId: null, toAgentId: agentId, toTeamId: null },
        ...{ raisedAt: at, dueAt: at + 4 * hour, state: random.pick(escalationStates), acknowledgedBy: agentId },
        ...{ acknowledgedAt: at + random.between(1, 8) * hour, recordedAt },
      } satisfies FieldsOf<'escalation'>,
    });
  if (random.chance(0.1))
    records.push({
      ...{ rev: 1, scope: 'workspace', collection: 'handoff', id: handoffId.parse(idFor(world, 'handoff', n, at)) },
      fields: {
        ...{
          sourceCaseId: caseId,
          caseNumber: '',
          caseSubject: '',
          customerId: null,
          fromTeamId: teamIdOf(world, team),
        },
        ...{ toTeamId: teamIdOf(world, random.int(world.teams)), toAgentId: null, toName: '', partner: '', asked: '' },
        ...{ dueAt: at + day, expectedAt: null, state: random.pick(handoffStates), answer: '', askedBy: agentId },
        ...{ askedAt: at, answeredBy: agentId, answeredAt: at + random.between(1, 40) * hour, recordedAt },
      } satisfies FieldsOf<'handoff'>,
    });
  if (random.chance(0.3)) {
    const way = random.pick(articleWays);
    records.push({
      ...{ ...common, collection: 'articleUse', id: idFor(world, 'articleUse', n, at) },
      fields: {
        ...{ caseId, articleId: articleId.parse(uuidV7(world.begins, new Random(world.seed, 30, n % 500).bytes(10))) },
        uses: [{ key: `${way}/${agentId}`, way, by: agentId, at, revision: 1 }],
        ...{ verdict: random.chance(0.7) ? 'helped' : 'not-helped', verdictBy: agentId, usedAt: at, recordedAt },
      } satisfies FieldsOf<'articleUse'>,
    });
  }
  return records;
}

/** The nth call of those that hang on no case. */
export function looseCall(world: World, n: number, ofAll: number): AnyRecord {
  const at = world.begins + Math.floor(((n + 0.5) / ofAll) * (world.now - world.begins - hour));
  const place = n % world.teams;
  const agents = agentsInTeam(world, place);
  const agentId = agentIdOf(world, agents[n % agents.length] ?? 0);
  const { fields, ...row } = callAt(world, world.cases + n, at, agentId);
  return { ...row, scope: teamScope(teamIdOf(world, place)), rev: 1, fields: { ...fields, caseId: null } };
}

function callAt(world: World, n: number, startedAt: number, agentId: FieldsOf<'call'>['agentId']) {
  const random = new Random(world.seed, kinds.call, n);
  const fields: FieldsOf<'call'> = {
    ...{ caseId: n < world.cases ? caseIdOf(world, n) : null, customerId: customerIdOf(world, n % world.customers) },
    ...{ agentId, direction: random.pick(callDirections), phone: '', startedAt },
    ...{ durationMs: random.between(0, 900) * 1000, need: '', cause: '', done: '', promised: '', note: '' },
    ...{ outcome: random.pick(callOutcomes), mood: null, recordedAt: startedAt + 900 },
    ...{ holdMs: random.between(0, 60) * 1000, wrapUpMs: random.between(0, 240) * 1000, said: [] },
  };
  return { collection: 'call' as const, id: callId.parse(idFor(world, 'call', n, startedAt)), fields };
}
