import { update } from '#domain/model/change.ts';
import type { EntryKind } from '#domain/model/choices.ts';
import type { AgentId, CaseId, CustomerId, EntryId, FollowUpId, TeamId } from '#domain/model/ids.ts';
import { playTeamwork, type StepOf } from './play-teamwork.ts';
import type { SampleCase, SampleStep } from './sample-schema.ts';
import type { Act, SampleWorld } from './sample-world.ts';

export function openCase(world: SampleWorld, sample: SampleCase, number: string): void {
  const { by, opened, channel, type, priority, subject, description, tags, customer, assignee } = sample;
  const id = world.run(
    'case.open',
    { by, at: opened },
    {
      ...{ channel, type, priority, subject, description, tags },
      customerId: customer === undefined ? null : world.id<CustomerId>('customer', customer),
      teamId: world.id<TeamId>('team', sample.team),
      assigneeId: assignee === undefined ? null : world.id<AgentId>('agent', assignee),
    },
    number,
  );
  world.name('case', sample.key, id);
}

/** One step of a case that was opened before. */
export function playStep(world: SampleWorld, { key }: SampleCase, step: SampleStep): void {
  try {
    play(world, world.id<CaseId>('case', key), step);
  } catch (error) {
    throw new Error(`sample case ${key}: ${String(error)}`);
  }
}

function play(world: SampleWorld, caseId: CaseId, step: SampleStep): void {
  if ('customerWrites' in step) customerWrites(world, caseId, step);
  else if ('reply' in step) world.run('case.reply', step, { caseId, body: step.reply });
  else if ('note' in step) world.run('case.note', step, { caseId, body: step.note });
  else if ('status' in step) world.run('case.status', step, { caseId, to: step.status, reason: step.reason });
  else if ('edit' in step) world.run('case.edit', step, { caseId, set: step.edit });
  else if ('assign' in step) assign(world, caseId, step);
  else if ('call' in step) call(world, caseId, step);
  else if ('followUp' in step) schedule(world, caseId, step);
  else if ('complaint' in step) takeStep(world, caseId, step);
  else if ('complete' in step) complete(world, step);
  else playTeamwork(world, caseId, step);
}

/** Customers have no command: what they write comes in by a channel. */
function customerWrites(world: SampleWorld, caseId: CaseId, step: StepOf<'customerWrites'>): void {
  const found = world.get('case', caseId);
  const customerId = found.fields.customerId;
  const happenedAt = world.instant(step.at);
  const entryId = world.newId(happenedAt);
  world.insert('entry', entryId, found.scope, {
    caseId,
    kind: 'message-in',
    authorId: null,
    authorName: customerId ? world.get('customer', customerId).fields.name : null,
    body: step.customerWrites,
    data: null,
    delivery: null,
    happenedAt,
    recordedAt: null,
    externalId: null,
  });
  const lastActivityAt = Math.max(found.fields.lastActivityAt, happenedAt);
  world.apply(
    update('case', caseId, {
      ...{ lastActivityAt, lastMessageId: entryId as EntryId },
      awaitingSince: found.fields.awaitingSince ?? happenedAt,
    }),
  );
}

function assign(world: SampleWorld, caseId: CaseId, step: StepOf<'assign'>): void {
  world.run('case.assign', step, {
    caseId,
    assigneeId: world.id<AgentId>('agent', step.assign),
    ...(step.team === undefined ? {} : { teamId: world.id<TeamId>('team', step.team) }),
  });
}

function call(world: SampleWorld, caseId: CaseId, step: StepOf<'call'>): void {
  const { customerId, teamId } = world.get('case', caseId).fields;
  recordCall(world, step, step.call, { caseId, customerId, teamId });
}

/** Writes a call down at its end. */
export function recordCall(
  world: SampleWorld,
  act: Act,
  { minutes, phone, ...note }: StepOf<'call'>['call'],
  on: { caseId: CaseId | null; customerId: CustomerId | null; teamId: TeamId },
): void {
  const durationMs = Math.round(minutes * 60_000);
  world.run('call.record', act, {
    ...note,
    ...on,
    phone: phone ?? (on.customerId ? firstPhone(world, on.customerId) : ''),
    startedAt: world.instant(act.at) - durationMs,
    durationMs,
  });
}

function firstPhone(world: SampleWorld, customerId: CustomerId): string {
  const points = world.get('customer', customerId).fields.contactPoints;
  return points.find((point) => point.kind === 'phone')?.value ?? '';
}

function schedule(world: SampleWorld, caseId: CaseId, step: StepOf<'followUp'>): void {
  const { key, due, owner, kind, promise } = step.followUp;
  const { customerId, teamId } = world.get('case', caseId).fields;
  const id = world.run('follow-up.schedule', step, {
    ...{ caseId, customerId, teamId, kind, promise },
    dueAt: world.instant(due),
    ownerId: world.id<AgentId>('agent', owner),
  });
  world.name('follow-up', key, id);
}

function complete(world: SampleWorld, step: StepOf<'complete'>): void {
  const { followUp, outcome, note } = step.complete;
  world.run('follow-up.complete', step, { followUpId: world.id<FollowUpId>('follow-up', followUp), outcome, note });
}

function takeStep(world: SampleWorld, caseId: CaseId, step: StepOf<'complaint'>): void {
  const { step: taken, entry, followUp, text } = step.complaint;
  const evidence = followUp
    ? { kind: 'follow-up' as const, id: world.id<FollowUpId>('follow-up', followUp) }
    : entry
      ? { kind: 'entry' as const, id: latestEntry(world, caseId, entry) }
      : { kind: 'text' as const };
  world.run('complaint.step', step, { caseId, step: taken, evidence: { ...evidence, text } });
}

function latestEntry(world: SampleWorld, caseId: CaseId, kind: EntryKind): string {
  const ids = world.records().flatMap(({ collection, id }) => (collection === 'entry' ? [id] : []));
  const found = ids.findLast((id) => {
    const { fields } = world.get('entry', id);
    return fields.caseId === caseId && fields.kind === kind;
  });
  if (!found) throw new Error(`the case has no ${kind} yet`);
  return found;
}
