import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { RecordRef, StoredRecord } from '#domain/model/record.ts';
import type { CalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { minuteMs } from '#domain/rules/calendar/local-date.ts';
import type { ZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { fulfilsAll } from '#domain/rules/case-query/fulfils.ts';
import { fillIn, valuesOf } from '#domain/rules/prepared-text.ts';
import { mayWorkIn } from '#domain/rules/rights.ts';
import { deepestChain, hears, isDue, isTimed, periodsOf } from '#domain/rules/trigger.ts';
import { noteText, planTrigger } from '#domain/rules/trigger-plan.ts';
import type { JobContext } from '../jobs/job.ts';
import { flush } from '../records/flush.ts';
import { WorkingSet } from '../records/working-set.ts';
import type { Sql } from '../sql/statement.ts';
import { FactReader } from './case-facts.ts';
import { claimPeriod, type QueuedEvent } from './event-queue.ts';
import { noteEvents } from './note-events.ts';
import { activeTriggers, readSlaBook, type Trigger } from './read-rules.ts';
import { RuleDesk } from './rule-desk.ts';

/** What is kept from one event to the next. */
export interface RuleTools {
  readonly calendars: CalendarCache;
  readonly zones: ZoneOffsets;
}

/**
 * Lets the triggers that hear of an event do their work, in their order, each on the case as those before it left it. All of it is written
 * with the taking of the event: both happen, or neither. What they changed is one new event; a trigger that fired on the way to it fires no
 * more, and after so many in turn nothing is heard.
 */
export async function answerEvent(tx: Sql, context: JobContext, event: QueuedEvent, tools: RuleTools): Promise<void> {
  const { workspace, clock, log } = context;
  const triggers = (await activeTriggers(tx, workspace.id)).filter((each) => isAsked(each, event));
  if (triggers.length === 0) return;
  const set = new WorkingSet(tx, workspace.id);
  const self = { collection: 'case' as const, id: event.caseId };
  await set.load([self]);
  const held = set.get(self)?.record as StoredRecord<'case'> | undefined;
  if (!held || held.fields.mergedIntoId !== null) return;
  const now = clock.now();
  const facts = new FactReader(workspace.id, await readSlaBook(tx, workspace.id, tools.calendars), now);
  await facts.read(tx, [held]);

  // What is only read is not locked.
  const look = new WorkingSet(tx, workspace.id, 'none');
  const desk = new RuleDesk(set, now, held.id as CaseId);
  const fired = [...event.fired];
  for (const trigger of triggers) {
    const fields = desk.fields ?? held.fields;
    const moment = { now, zone: trigger.content.zone, zones: tools.zones };
    if (!fulfilsAll(facts.factsOf(held.id, fields), trigger.content.conditions, moment)) continue;
    if (event.timed && !(await isDueYet(tx, context, trigger, event, facts.timesOf(fields)))) continue;
    const { hours } = facts.timesOf(fields);
    const planned = await plan(trigger, look, held.id as CaseId, fields, (minutes) =>
      hours ? hours.after(now, minutes * minuteMs) : now + minutes * minuteMs,
    );
    if (await desk.run(trigger, planned)) fired.push(trigger.id);
  }
  const writes = set.writes();
  if (writes.inserts.length + writes.updates.length === 0) return;
  const { happened } = desk;
  const depth = event.depth + 1;
  if (happened && depth >= deepestChain) log.warn('a chain of triggers was cut off', { depth });
  const heard = happened && depth < deepestChain ? [{ caseId: event.caseId, happening: happened, depth, fired }] : [];
  await flush(tx, workspace.id, writes, (statement) => noteEvents(statement, heard));
}

function isAsked({ id, content }: Trigger, { happening, timed, fired }: QueuedEvent): boolean {
  if (timed) return timed.ruleId === id && isTimed(content.event);
  return happening !== null && !fired.includes(id) && hears(content.event, happening);
}

/** Decided again on the case as it is now; what is still due is done once, by whoever claims it. */
async function isDueYet(
  tx: Sql,
  { workspace, clock }: JobContext,
  { id, content }: Trigger,
  { caseId, timed }: QueuedEvent,
  times: Parameters<typeof periodsOf>[1],
): Promise<boolean> {
  if (!timed || !isTimed(content.event)) return false;
  const now = clock.now();
  const stands = periodsOf(content.event, times).some((each) => each.name === timed.period && isDue(each, now));
  return stands && (await claimPeriod(tx, workspace.id, { ruleId: id, caseId, period: timed.period }, now));
}

async function plan(
  { content }: Trigger,
  look: WorkingSet,
  id: CaseId,
  fields: FieldsOf<'case'>,
  later: (minutes: number) => number | null,
) {
  const { changes, note, escalation } = content;
  const customer = fields.customerId;
  const mentioned = note?.mentions ?? [];
  const refs: RecordRef[] = [
    ...mentioned.map((agent) => ({ collection: 'agent' as const, id: agent })),
    ...(fields.assigneeId ? [{ collection: 'agent' as const, id: fields.assigneeId }] : []),
    { collection: 'team', id: changes.teamId ?? fields.teamId },
    { collection: 'team', id: fields.teamId },
    ...(note && customer ? [{ collection: 'customer' as const, id: customer }] : []),
  ];
  await look.load(refs);
  const agent = (agentId: string) =>
    look.get({ collection: 'agent', id: agentId })?.record as StoredRecord<'agent'> | undefined;
  const values = note ? await valuesFor(look, fields) : undefined;
  const names = mentioned.flatMap((each) => agent(each)?.fields.name ?? []);
  return planTrigger(content, {
    id,
    fields,
    note: noteText(note, names, (text) => (values ? fillIn(text, values) : text)),
    acknowledgeBy: escalation?.acknowledgeMinutes ? later(escalation.acknowledgeMinutes) : null,
    mayGoAlong: (agentId, team) => {
      const person = agent(agentId);
      return person?.fields.active === true && mayWorkIn({ ...person.fields, id: agentId }, team);
    },
  });
}

/** What a note's places are filled in with; who writes it is no person, so that place stays open. */
async function valuesFor(look: WorkingSet, fields: FieldsOf<'case'>) {
  const customerRef = fields.customerId && { collection: 'customer' as const, id: fields.customerId };
  const customer = customerRef ? (look.get(customerRef)?.record.fields as FieldsOf<'customer'> | undefined) : undefined;
  const organisationRef = customer?.organisationId && {
    collection: 'organisation' as const,
    id: customer.organisationId,
  };
  if (organisationRef) await look.load([organisationRef]);
  const organisation = organisationRef ? look.get(organisationRef)?.record.fields.name : undefined;
  const team = look.get({ collection: 'team', id: fields.teamId })?.record.fields.name;
  return valuesOf(
    {
      fields,
      customer: customer
        ? { name: customer.name, organisationName: organisation === undefined ? null : String(organisation) }
        : null,
      teamName: team === undefined ? '' : String(team),
    },
    { name: '' },
  );
}
