import { describe, test as example, expect } from 'vitest';
import type { FieldsOf } from '#domain/model/collections.ts';
import { sameJson } from '#domain/model/json.ts';
import { contentProblem } from '#domain/rules/definitions/content.ts';
import { type TriggerContent, type TriggerEvent, watchedFields } from '#domain/rules/definitions/trigger.ts';
import type { Deadline } from '#domain/rules/sla/next-deadline.ts';
import {
  type CaseHappening,
  happeningOf,
  hears,
  isDue,
  periodsOf,
  type TimedEvent,
  together,
} from '#domain/rules/trigger.ts';
import { noteText, planTrigger } from '#domain/rules/trigger-plan.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase } from '../../builders/records.ts';
import { hour, minute, noon } from '../../builders/times.ts';
import { buildTrigger } from '../../builders/trigger.ts';
import { fc, test } from '../../harness/fast-check.ts';
import { aCalendar, timeOf } from './calendar/calendars.ts';

const fieldsOf = (fields: Partial<FieldsOf<'case'>> = {}) => buildCase(1, fields).fields;
const nothing: CaseHappening = { created: false, fields: [], status: null, message: false };

describe('what happened to a case', () => {
  example.each<[string, Partial<FieldsOf<'case'>> | undefined, boolean, Partial<CaseHappening> | undefined]>([
    ['its opening', undefined, false, { created: true }],
    ['a changed field', { priority: 'high' }, false, { fields: ['priority'] }],
    ['another status', { status: 'solved' }, false, { status: 'open' }],
    ['a message', {}, true, { message: true }],
    ['nothing that anybody listens for', { lastActivityAt: 1 }, false, undefined],
  ])('is %s', (_what, before, message, expected) => {
    const found = happeningOf(before && fieldsOf(before), fieldsOf(), message, sameJson);
    expect(found).toEqual(expected && { ...nothing, ...expected });
  });

  test(
    'twice is heard by whoever hears one of the two',
    [fc.subarray([...watchedFields]), fc.subarray([...watchedFields])],
    (one, two) => {
      const both = together({ ...nothing, fields: one }, { ...nothing, fields: two, status: 'open' });
      for (const field of watchedFields)
        expect(hears({ on: 'updated', fields: [field] }, both)).toBe(one.includes(field) || two.includes(field));
      expect(hears({ on: 'status', to: ['open'] }, both)).toBe(true);
    },
  );

  example.each<[TriggerEvent, Partial<CaseHappening>, boolean]>([
    [{ on: 'created' }, { created: true }, true],
    [{ on: 'created' }, { fields: ['tags'] }, false],
    [{ on: 'updated', fields: [] }, { fields: ['tags'] }, true],
    [{ on: 'updated', fields: [] }, { created: true }, false],
    [{ on: 'updated', fields: ['subject'] }, { fields: ['tags'] }, false],
    [{ on: 'status', to: [] }, { status: 'closed' }, true],
    [{ on: 'status', to: ['solved'] }, { status: 'closed' }, false],
    [{ on: 'status', to: [] }, { fields: ['tags'] }, false],
    [{ on: 'message' }, { message: true }, true],
    [{ on: 'message' }, { status: 'open' }, false],
    [{ on: 'unanswered', minutes: 1, working: false }, { message: true }, false],
  ])('%o hears %o: %s', (event, happened, expected) => {
    expect(hears(event, { ...nothing, ...happened })).toBe(expected);
  });
});

describe('a stretch of waiting', () => {
  const hours = timeOf(aCalendar());
  const deadline = (some: Partial<Deadline>): Deadline => ({
    ...{
      kind: 'first-response',
      state: 'running',
      dueAt: noon,
      warnAt: noon - hour,
      leftMs: 0,
      breachedInOutage: false,
    },
    ...some,
  });
  const waiting: Partial<FieldsOf<'case'>> = {
    status: 'on-hold',
    statusLog: [
      { status: 'new', at: noon - hour },
      { status: 'on-hold', at: noon },
    ],
  };
  const inStatus = { on: 'in-status', status: 'on-hold', minutes: 30, working: false } as const;
  const due = { on: 'deadline' as const, when: 'after' as const, minutes: 0, clocks: [] };
  example.each<[string, TimedEvent, Partial<FieldsOf<'case'>>, readonly Deadline[], readonly unknown[]]>([
    [
      'begins with the last move',
      inStatus,
      waiting,
      [],
      [{ name: `on-hold:${noon}`, at: noon + 30 * minute, until: null }],
    ],
    ['is none in another status', inStatus, { ...waiting, status: 'open' }, [], []],
    ['is none of a case that goes on in another', inStatus, { ...waiting, mergedIntoId: ids.case(2) }, [], []],
    [
      'begins with the message',
      { on: 'unanswered', minutes: 5, working: false },
      { awaitingSince: noon },
      [],
      [{ name: `awaiting:${noon}`, at: noon + 5 * minute, until: null }],
    ],
    ['is none where nobody waits', { on: 'unanswered', minutes: 5, working: false }, {}, [], []],
    [
      'is none on a finished case',
      { on: 'unanswered', minutes: 5, working: false },
      { awaitingSince: noon, status: 'solved' },
      [],
      [],
    ],
    [
      'ends behind the due instant, which is in time',
      due,
      {},
      [deadline({})],
      [{ name: `first-response:${noon}`, at: noon + 1, until: null }],
    ],
    [
      'is warned of',
      { ...due, when: 'warning' },
      {},
      [deadline({})],
      [{ name: `first-response:${noon}`, at: noon - hour, until: noon }],
    ],
    [
      'is told before',
      { ...due, when: 'before', minutes: 10 },
      {},
      [deadline({})],
      [{ name: `first-response:${noon}`, at: noon - 10 * minute, until: noon }],
    ],
    ['is of the clocks that are named', { ...due, clocks: ['next-reply'] }, {}, [deadline({})], []],
    ['has no end while it is paused', due, {}, [deadline({ dueAt: null, warnAt: null })], []],
  ])('%s', (_what, event, fields, deadlines, expected) => {
    expect(periodsOf(event, { fields: fieldsOf(fields), hours: undefined, deadlines })).toEqual(expected);
  });

  example.each([
    [noon - 1, null, true],
    [noon, noon, true],
    [noon + 1, null, false],
    [noon - 2, noon - 1, false],
  ])('that is due at %d and until %d is so at noon: %s', (at, until, expected) => {
    expect(isDue({ name: 'one', at, until }, noon)).toBe(expected);
  });

  example('is counted in working time where a calendar is known', () => {
    const [period] = periodsOf(
      { ...inStatus, working: true, minutes: 600 },
      { fields: fieldsOf(waiting), hours, deadlines: [] },
    );
    expect(period?.at).toBe(hours.after(noon, 600 * minute));
    expect(period?.at).toBeGreaterThan(noon + 600 * minute);
  });
});

describe('what a trigger does', () => {
  const plan = (content: TriggerContent, fields: Partial<FieldsOf<'case'>> = {}, note: string | null = null) =>
    planTrigger(content, {
      ...{ id: ids.case(1), fields: fieldsOf(fields), note, acknowledgeBy: noon },
      mayGoAlong: (agent, team) => agent === ids.agent(1) && team === ids.team(2),
    }).map(({ name, input: { caseId: _, ...input } }) => [name, input]);

  example('is ordinary commands, with the hand-over behind the changes and the call behind it', () => {
    const content = buildTrigger({
      changes: {
        ...{ status: 'on-hold', priority: 'high', type: 'repair', assignee: ids.agent(1), teamId: ids.team(2) },
        ...{ addTags: ['a', 'b'], removeTags: ['c', 'd'] },
      },
      escalation: { level: 1, reason: 'why', toAgentId: null, toTeamId: ids.team(2), acknowledgeMinutes: 5 },
    });
    expect(plan(content, { tags: ['a', 'c'] }, 'look')).toEqual([
      ['case.note', { body: 'look' }],
      ['case.edit', { set: { type: 'repair', priority: 'high' } }],
      ['case.tag', { add: ['b'], remove: ['c'] }],
      ['case.status', { to: 'on-hold' }],
      ['case.assign', { assigneeId: ids.agent(1), teamId: ids.team(2) }],
      ['escalation.raise', { level: 1, reason: 'why', toAgentId: null, toTeamId: ids.team(2), dueAt: noon }],
    ]);
  });

  example.each<[string, TriggerContent['changes']['assignee'], Partial<FieldsOf<'case'>>, unknown]>([
    ['takes along who may go', null, { assigneeId: ids.agent(1) }, ids.agent(1)],
    ['leaves who may not', null, { assigneeId: ids.agent(2) }, null],
    ['leaves it to the team', 'nobody', { assigneeId: ids.agent(1) }, null],
  ])('to another team %s', (_what, assignee, fields, assigneeId) => {
    expect(plan(buildTrigger({ changes: { assignee, teamId: ids.team(2) } }), fields)).toEqual([
      ['case.assign', { assigneeId, teamId: ids.team(2) }],
    ]);
  });

  example('is nothing where all is so already', () => {
    const changes = {
      status: 'open',
      priority: 'normal',
      type: 'inquiry',
      assignee: 'nobody',
      teamId: ids.team(1),
    } as const;
    expect(plan(buildTrigger({ changes }))).toEqual([]);
  });

  example('a note calls whom it is for before its words', () => {
    expect(noteText({ body: 'look', mentions: [] }, ['Anna', '本'], (text) => `${text}!`)).toBe('@Anna @本\n\nlook!');
    expect(noteText({ body: 'look', mentions: [] }, [], (text) => text)).toBe('look');
    expect(noteText(null, ['Anna'], (text) => text)).toBeNull();
  });
});

describe('a trigger’s definition', () => {
  const note = { body: 'look', mentions: [] };
  example.each<[string, TriggerContent, boolean]>([
    ['with a note', buildTrigger({ note }), true],
    ['that does nothing', buildTrigger(), false],
    ['that adds and removes a tag', buildTrigger({ changes: { addTags: ['a'], removeTags: ['a'] } }), false],
    ['in no zone', buildTrigger({ note, zone: 'Atlantis/Capital' }), false],
    ['of somebody who asks', buildTrigger({ note, conditions: [{ field: 'needsMe', yes: true }] }), false],
    ['of "my" cases', buildTrigger({ note, conditions: [{ field: 'assignee', is: 'any', values: ['me'] }] }), false],
    ['of words in an index', buildTrigger({ note, conditions: [{ field: 'text', text: 'a' }] }), false],
    [
      'of nobody’s cases',
      buildTrigger({ note, conditions: [{ field: 'assignee', is: 'any', values: ['nobody'] }] }),
      true,
    ],
    [
      'that calls for nobody',
      buildTrigger({
        escalation: { level: 1, reason: 'why', toAgentId: null, toTeamId: null, acknowledgeMinutes: null },
      }),
      false,
    ],
  ])('%s is sound: %s', (_what, content, sound) => {
    expect(contentProblem('trigger', content) === undefined).toBe(sound);
  });
});
