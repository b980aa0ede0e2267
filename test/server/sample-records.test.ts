import { describe, expect, test } from 'vitest';
import { complaintSteps } from '#domain/model/choices.ts';
import { type FieldsOf, fieldsOf } from '#domain/model/collections.ts';
import { createCalendarCache } from '#domain/rules/calendar/calendar-cache.ts';
import { isHandoffOverdue } from '#domain/rules/handoff.ts';
import { termOn } from '#domain/rules/holding-term.ts';
import { nextDeadline } from '#domain/rules/sla/next-deadline.ts';
import { slaBook } from '#domain/rules/sla/sla-book.ts';
import { factsOfRow } from '#domain/rules/sla/sla-facts.ts';
import { mayMove } from '#domain/rules/status-machine.ts';
import { readSample } from '#server/sample/read-sample.ts';
import { dayAt } from '#server/sample/sample-time.ts';
import { ids } from '../builders/ids.ts';
import { builtSample, sampleMoments } from '../builders/sample.ts';

const sample = await readSample();

const build = (now: number) => builtSample(sample, now);

describe.each(Object.entries(sampleMoments))('loaded %s', (_name, moment) => {
  const now = moment.getTime();
  const { records, of } = build(now);
  /** As written in the sample. */
  const entriesOf = (caseId: string) => of('entry').filter((entry) => entry.fields.caseId === caseId);

  test('every field of every record fits its schema', () => {
    for (const record of records) {
      const schema = fieldsOf(record.collection);
      expect(Object.keys(record.fields).toSorted()).toEqual(Object.keys(schema).toSorted());
      for (const [name, field] of Object.entries(schema)) {
        const checked = field.value.safeParse(record.fields[name]);
        expect(checked.error, `${record.collection}.${name} = ${JSON.stringify(record.fields[name])}`).toBeUndefined();
      }
    }
  });

  test('nothing happened in the future, and follow-ups are overdue, due today and due later', () => {
    for (const entry of of('entry')) expect(entry.fields.happenedAt).toBeLessThanOrEqual(now);
    for (const one of of('case')) expect(one.fields.lastActivityAt).toBeLessThanOrEqual(now);
    const open = of('followUp').filter((one) => one.fields.status === 'open');
    const due = (from: number, to: number): number =>
      open.filter((one) => one.fields.dueAt >= from && one.fields.dueAt < to).length;
    expect(due(0, now)).toBeGreaterThanOrEqual(3);
    expect(due(now, now + 5 * 3_600_000)).toBeGreaterThanOrEqual(3);
    expect(due(now + 8 * 3_600_000, now + 9 * 86_400_000)).toBeGreaterThanOrEqual(4);
    expect(of('followUp').filter((one) => one.fields.outcome !== null).length).toBeGreaterThanOrEqual(4);
  });

  test('a timeline runs forward from the opening to the last activity and stays in its case’s scope', () => {
    for (const one of of('case')) {
      const lines = entriesOf(one.id);
      const times = [one.fields.openedAt, ...lines.map((line) => line.fields.happenedAt)];
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(one.fields.lastActivityAt).toBe(times.at(-1));
      expect(one.scope).toBe(`team:${one.fields.teamId}`);
      for (const line of lines) expect(line.scope).toBe(one.scope);
    }
  });

  test('the status, the first answer and the solution are those of the timeline', () => {
    for (const one of of('case')) {
      const lines = entriesOf(one.id);
      const answer = lines.find((line) => line.fields.kind === 'message-out');
      expect(one.fields.firstRepliedAt).toBe(answer?.fields.happenedAt ?? null);
      const moves = lines.filter((line) => line.fields.kind === 'status');
      for (const { fields } of moves) expect(mayMove(fields.data?.from as 'new', fields.data?.to as 'new')).toBe(true);
      const finished = one.fields.status === 'solved' || one.fields.status === 'closed';
      expect(one.fields.solvedAt !== null).toBe(finished);
      if (finished) expect(moves.some((line) => line.fields.happenedAt === one.fields.solvedAt)).toBe(true);
      if (finished || one.fields.status === 'on-hold') expect(moves.at(-1)?.fields.data?.to).toBe(one.fields.status);
    }
  });

  test('references lead somewhere', () => {
    const known = new Set([
      ...records.map((record) => record.id),
      ...sample.people.agents.map((_, at) => ids.agent(at + 1)),
    ]);
    for (const { collection, id, fields } of records) {
      const data = (fields.data ?? {}) as Record<string, unknown>;
      const refs = [fields.caseId, fields.customerId, fields.authorId, fields.organisationId, fields.assigneeId];
      for (const ref of [...refs, data.callId, data.followUpId])
        if (ref) expect(known.has(String(ref)), `${collection} ${id} names ${ref}`).toBe(true);
    }
  });

  test('a call stands in the timeline of its case at its end, and after the opening', () => {
    const onCases = of('call').filter((call) => call.fields.caseId !== null);
    expect(onCases.length).toBeGreaterThan(10);
    for (const { id, fields } of onCases) {
      const line = entriesOf(String(fields.caseId)).find((entry) => entry.fields.data?.callId === id);
      expect(line?.fields.happenedAt).toBe(fields.startedAt + fields.durationMs);
      const opened = of('case').find((one) => one.id === fields.caseId);
      expect(opened?.fields.openedAt).toBeLessThanOrEqual(fields.startedAt);
    }
  });

  test('a follow-up stands in the timeline of its case from promise to outcome', () => {
    for (const { id, fields } of of('followUp').filter((one) => one.fields.caseId !== null)) {
      const lines = entriesOf(String(fields.caseId)).filter((entry) => entry.fields.data?.followUpId === id);
      expect(lines.map((line) => line.fields.data?.to)).toEqual(fields.status === 'done' ? ['open', 'done'] : ['open']);
    }
  });

  test('each kind of thing in a service file is there to be looked at', () => {
    const files = of('customer').map(({ fields }) => fields);
    expect(files.filter(({ specialNeeds }) => specialNeeds !== '').length).toBeGreaterThan(0);
    expect(files.filter(({ accountManagerId }) => accountManagerId !== null).length).toBeGreaterThan(2);
    const said = files.flatMap(({ consents }) => consents.map(({ state }) => state));
    expect(new Set(said)).toEqual(new Set(['granted', 'refused']));
    const known = files.flatMap(({ contactPoints }) => contactPoints);
    expect(known.some(({ verifiedAt, preferred }) => verifiedAt !== undefined && preferred)).toBe(true);
    expect(known.some(({ doNotContact }) => doNotContact !== undefined)).toBe(true);
    const terms = of('holding').map(({ fields }) => termOn(fields, dayAt(now)).state);
    expect(new Set(terms)).toEqual(new Set(['none', 'running', 'ending', 'over']));
    expect(new Set(of('holding').map(({ fields }) => fields.kind)).size).toBe(4);
    for (const { fields } of of('appointment')) expect(fields.startsAt).toBeGreaterThan(now);
    for (const { fields } of of('visit')) expect(fields.recordedAt).toBeLessThanOrEqual(now);
    expect(of('appointment').length * of('visit').length * of('customerChange').length).toBeGreaterThan(0);
  });

  test('a customer was known before they had a case', () => {
    for (const one of of('case')) {
      if (one.fields.customerId === null) continue;
      const customer = of('customer').find(({ id }) => id === one.fields.customerId);
      expect(customer?.fields.createdAt).toBeLessThanOrEqual(one.fields.openedAt);
    }
  });
});

test('the sample shows every status, type, priority, channel and language', () => {
  const { of } = build(sampleMoments['at noon'].getTime());
  const seen = <K extends keyof FieldsOf<'case'>>(field: K) => new Set(of('case').map((one) => one.fields[field])).size;
  expect([seen('status'), seen('type'), seen('priority'), seen('channel')]).toEqual([8, 8, 4, 6]);
  expect(new Set(of('case').map((one) => one.fields.number)).size).toBe(45);
  expect(new Set(of('customer').map((one) => one.fields.language)).size).toBe(3);
  expect(new Set(of('article').map((one) => `${one.fields.kind}`)).size).toBe(5);
  expect([of('customer').length, of('call').length, of('article').length, of('organisation').length]).toEqual([
    24, 15, 18, 4,
  ]);
});

test('every case of the sample is promised something: urgent ones at any hour, a VIP’s sooner than the others', () => {
  const now = sampleMoments['at noon'].getTime();
  const { of } = build(now);
  const definitions = of('definition').map(({ id, fields }) => ({ id, ...fields }));
  const book = slaBook(definitions, createCalendarCache());
  const tiers = new Map(of('customer').map(({ id, fields }) => [String(id), fields.tier]));
  for (const { fields } of of('case')) {
    const { type, priority, teamId } = fields;
    const tier = tiers.get(String(fields.customerId)) ?? 'standard';
    const promised = book.promisedTo({ type, priority, teamId, tier });
    const minutes = priority === 'urgent' ? 15 : tier === 'vip' ? 30 : 120;
    expect(promised?.level.targets['first-response']?.minutes).toBe(minutes);
    if (priority === 'urgent') continue;
    // 13 May 2026 is a Wednesday, 30 September the last day before a week off.
    expect(promised?.hours.isOpen(Date.UTC(2026, 4, 13, 2))).toBe(true);
    expect(promised?.hours.nextOpening(Date.UTC(2026, 8, 30, 10))).toBe(Date.UTC(2026, 9, 8, 1));
  }
});

test('people of the sample wait for one another: some work is late, some is back, some nobody has taken up', () => {
  const now = sampleMoments['at noon'].getTime();
  const { of } = build(now);
  const handoffs = of('handoff').map(({ fields }) => (isHandoffOverdue(fields, now) ? 'overdue' : fields.state));
  expect(handoffs.toSorted()).toEqual(['accepted', 'asked', 'overdue', 'returned']);
  const escalations = of('escalation').map(({ fields }) => fields.state);
  expect(escalations.toSorted()).toEqual(['acknowledged', 'raised']);
  const compensations = of('compensation').map(({ fields }) => fields.state);
  expect(compensations.toSorted()).toEqual(['approved', 'asked', 'done', 'done']);
  for (const { fields } of [...of('handoff'), ...of('escalation'), ...of('compensation')])
    expect(fields.recordedAt).not.toBeNull();
});

test('an incident leads its parts, a complaint is half-way, and checklists are begun', () => {
  const cases = build(sampleMoments['at noon'].getTime()).of('case');
  const [incident] = cases.filter(({ id }) => cases.some(({ fields }) => fields.parentId === id));
  expect(incident?.fields.type).toBe('incident');
  expect(cases.filter(({ fields }) => fields.parentId === incident?.id).length).toBe(3);
  const steps = cases.filter(({ fields }) => fields.type === 'complaint').map(({ fields }) => fields.steps.length);
  expect(steps.some((taken) => taken > 0 && taken < complaintSteps.length)).toBe(true);
  const begun = cases.filter(({ fields }) => {
    const done = fields.checklist.filter(({ doneAt }) => doneAt !== null).length;
    return done > 0 && done < fields.checklist.length;
  });
  expect(begun.length).toBeGreaterThanOrEqual(4);
});

test.each(Object.entries(sampleMoments))(
  'of what is promised some is late and some soon will be, loaded %s',
  (_name, moment) => {
    const now = moment.getTime();
    const { of } = build(now);
    const book = slaBook(
      of('definition').map(({ id, fields }) => ({ id, ...fields })),
      createCalendarCache(),
    );
    const tiers = new Map(of('customer').map(({ id, fields }) => [String(id), fields.tier]));
    const states = of('case').map(({ fields }) => {
      const tier = tiers.get(String(fields.customerId)) ?? 'standard';
      const promised = book.promisedTo({ ...fields, tier });
      return promised && nextDeadline(factsOfRow(fields), { ...promised, now, outages: [] })?.state;
    });
    expect(states).toContain('breached');
    expect(states).toContain('warned');
  },
);

test('numbers and addresses belong to nobody', () => {
  const fictional: readonly RegExp[] = [
    /^164 0000 0\d{3}$/, // no operator has this prefix
    /^\(?0\d{1,3}\)?[- ]0\d{3}[- ]?\d{4}$/, // no local number in China or Taiwan begins with 0
    /^\+44 20 7946 0\d{3}$/, // Ofcom's numbers for drama
    /^\+44 7700 900\d{3}$/,
    /^\+1 202-555-01\d\d$/,
    /^\+49 30 23125 \d{3}$/, // Bundesnetzagentur's
  ];
  const { of } = build(sampleMoments['at noon'].getTime());
  const points = of('customer').flatMap((one) => one.fields.contactPoints);
  const phones = [
    ...points.filter((point) => point.kind === 'phone').map((point) => point.value),
    ...of('call').map((one) => one.fields.phone),
  ];
  for (const phone of phones)
    expect(
      fictional.some((pattern) => pattern.test(phone)),
      phone,
    ).toBe(true);
  for (const { value } of points.filter((point) => point.kind === 'email'))
    expect(value).toMatch(/@(example\.(com|net|org)|[a-z]+\.example)$/);
});

test('every account of npm start belongs to somebody, one of each role', () => {
  const roles = sample.accounts.map(({ login }) => sample.people.agents.find((agent) => agent.login === login)?.role);
  expect(roles).toEqual(['agent', 'agent', 'agent', 'lead', 'admin']);
  expect(sample.accounts.map((account) => account.profile)).toContain('default');
});
