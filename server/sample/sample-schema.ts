import { z } from 'zod';
import {
  articleKinds,
  callDirections,
  callOutcomes,
  caseStatuses,
  caseTypes,
  channels,
  compensationKinds,
  complaintSteps,
  contactKinds,
  definitionKinds,
  followUpKinds,
  followUpOutcomes,
  knowledgeRoles,
  languages,
  moods,
  priorities,
  roles,
  tiers,
} from '#domain/model/choices.ts';
import { json } from '#domain/model/json.ts';
import { businessCalendar } from '#domain/rules/calendar/business-calendar.ts';
import type { DayRules } from '#domain/rules/calendar/day-rules.ts';
import { serviceLevel } from '#domain/rules/sla/service-level.ts';
import type { SampleKnowledge } from './knowledge-schema.ts';
import type { SampleLeadWork } from './lead-work-schema.ts';
import { sampleTime as time } from './sample-time.ts';
import type { SampleServiceFiles } from './service-file-schema.ts';

/** How things of the sample name one another. */
const key = z.string().regex(/^[a-z0-9-]+$/);
const text = z.string().min(1);

export const samplePeople = z.strictObject({
  workspace: text,
  teams: z.array(z.strictObject({ key, name: text })),
  agents: z.array(
    z.strictObject({
      ...{ key, login: text, name: text, role: z.enum(roles), teams: z.array(key) },
      knowledge: z.enum(knowledgeRoles).default('none'),
    }),
  ),
});

/** Who signs in with which profile of `npm start`. These passwords are printed in the README and exist only in the sample. */
export const sampleAccounts = z.array(z.strictObject({ profile: text, login: text, password: z.string().min(8) }));

const call = z.strictObject({
  direction: z.enum(callDirections),
  minutes: z.number().positive(),
  phone: text.optional(),
  need: z.string(),
  cause: z.string(),
  done: z.string(),
  promised: z.string(),
  note: z.string(),
  outcome: z.enum(callOutcomes),
  mood: z.enum(moods),
});

const followUp = z.strictObject({ kind: z.enum(followUpKinds), due: time, promise: text, owner: key });

/** A step of the complaint path: shown by the latest line of that kind, by a follow-up, or by words. */
const complaint = z.strictObject({
  step: z.enum(complaintSteps),
  entry: z.enum(['call', 'note', 'message-out']).optional(),
  followUp: key.optional(),
  text: z.string().default(''),
});

/** `at` of a call is its end, when it was written down. */
const atBy = z.strictObject({ at: time, by: key });

export const sampleCustomers = z.strictObject({
  organisations: z.array(z.strictObject({ key, name: text, created: time, notes: z.string() })),
  customers: z.array(
    z.strictObject({
      key,
      name: text,
      language: z.enum(languages),
      organisation: key.optional(),
      tier: z.enum(tiers).default('standard'),
      created: time,
      tags: z.array(text).default([]),
      notes: z.string().default(''),
      contacts: z.array(z.tuple([z.enum(contactKinds), text, z.string()])),
    }),
  ),
  /** Calls and follow-ups that belong to no case. */
  calls: z.array(atBy.extend({ team: key, customer: key.optional(), ...call.shape })),
  followUps: z.array(atBy.extend({ team: key, customer: key.optional(), ...followUp.shape })),
});

/** To a team's person, or to a person at a partner's. */
const handoff = z.strictObject({
  key,
  team: key.optional(),
  to: key.optional(),
  partner: text.optional(),
  person: text.optional(),
  asked: text,
  due: time,
  expected: time.optional(),
});

const compensation = z.strictObject({
  key,
  kind: z.enum(compensationKinds),
  /** In the currency's smallest unit. */
  amount: z.int(),
  currency: text,
  item: z.string().default(''),
  reason: text,
});

const escalation = z.strictObject({ key, level: z.int(), reason: text, to: key, due: time.optional() });

const step = z.union([
  z.strictObject({ at: time, customerWrites: text }),
  atBy.extend({ reply: text }),
  atBy.extend({ note: text }),
  atBy.extend({ status: z.enum(caseStatuses), reason: z.string().default('') }),
  atBy.extend({ assign: key, team: key.optional() }),
  atBy.extend({ edit: z.strictObject({ priority: z.enum(priorities), type: z.enum(caseTypes) }).partial() }),
  atBy.extend({ call }),
  atBy.extend({ followUp: followUp.extend({ key }) }),
  atBy.extend({ complete: z.strictObject({ followUp: key, outcome: z.enum(followUpOutcomes), note: z.string() }) }),
  atBy.extend({ complaint }),
  atBy.extend({ handoff }),
  atBy.extend({ answer: z.strictObject({ handoff: key, to: z.enum(['accepted', 'returned']), text: z.string() }) }),
  atBy.extend({ escalate: escalation }),
  atBy.extend({ acknowledge: key }),
  atBy.extend({ checklist: key }),
  /** The item's words. */
  atBy.extend({ tick: text }),
  atBy.extend({ compensation }),
  atBy.extend({ settle: z.strictObject({ compensation: key, to: z.enum(['approved', 'done']), note: z.string() }) }),
  /** The emergency plan of the incident that the case is. */
  atBy.extend({ incident: key }),
  atBy.extend({ partOf: key }),
  /** Fields of the company's own. */
  atBy.extend({
    custom: z.array(z.strictObject({ field: key, value: z.union([text, z.number(), z.boolean(), z.array(text)]) })),
  }),
]);
export type SampleStep = z.infer<typeof step>;

export const sampleCases = z.array(
  z.strictObject({
    key,
    team: key,
    by: key,
    opened: time,
    channel: z.enum(channels),
    type: z.enum(caseTypes),
    priority: z.enum(priorities),
    customer: key.optional(),
    assignee: key.optional(),
    tags: z.array(text),
    subject: text,
    description: text,
    steps: z.array(step),
  }),
);
export type SampleCase = z.infer<typeof sampleCases>[number];

export const sampleArticles = z.array(
  z.strictObject({
    key,
    by: key,
    updated: time,
    kind: z.enum(articleKinds),
    language: z.enum(languages),
    tags: z.array(text),
    title: text,
    body: text,
  }),
);

const { types, priorities: urgencies, tiers: ranks } = serviceLevel.shape.fits.shape;

/** When the company works and what it promises; the first level that fits a case counts. */
export const sampleService = z.strictObject({
  calendars: z.array(
    atBy.extend({
      ...{ key, name: text, zone: businessCalendar.shape.zone, weekly: businessCalendar.shape.weekly },
      /** China's public holidays and adjusted workdays of these years are added. */
      years: z.array(z.int()),
    }),
  ),
  levels: z.array(
    atBy.extend({
      /** Without a calendar: round the clock. */
      ...{ name: text, calendar: key.optional() },
      fits: z.strictObject({ types, priorities: urgencies, tiers: ranks, teams: z.array(key) }).partial(),
      targets: serviceLevel.shape.targets,
      warning: serviceLevel.shape.warning,
      conversationAnswers: z.boolean(),
    }),
  ),
});

/** What leads define beside that. In `content`, `agent:<key>` and `team:<key>` stand for somebody's id. */
export const sampleDefinitions = z.array(
  atBy.extend({ key, kind: z.enum(definitionKinds), name: text, position: z.int().default(0), content: json }),
);

export interface Sample {
  readonly people: z.infer<typeof samplePeople>;
  readonly accounts: z.infer<typeof sampleAccounts>;
  readonly customers: z.infer<typeof sampleCustomers>;
  readonly cases: readonly SampleCase[];
  readonly articles: z.infer<typeof sampleArticles>;
  readonly knowledge: SampleKnowledge;
  readonly service: z.infer<typeof sampleService>;
  readonly definitions: z.infer<typeof sampleDefinitions>;
  readonly serviceFiles: SampleServiceFiles;
  readonly leadWork: SampleLeadWork;
  /** China's days of the years that the calendars name. */
  readonly days: ReadonlyMap<number, DayRules>;
}
