import { z } from 'zod';
import { goalPeriods } from '#domain/model/goal-fields.ts';
import { json } from '#domain/model/json.ts';
import { recognitionReasons } from '#domain/model/recognition-fields.ts';
import { sampleTime as time } from './sample-time.ts';

const key = z.string().regex(/^[a-z0-9-]+$/);
const text = z.string().min(1);
const act = z.strictObject({ at: time, by: key });

const action = act.extend({
  text,
  owner: key,
  due: time,
  settled: act.extend({ to: z.enum(['done', 'dropped']), outcome: text }).optional(),
});

/** What was looked back at, from the one day to the other. Closing it keeps the figures of that moment. */
const review = act.extend({
  ...{ title: text, from: time, to: time, zone: text },
  team: key.optional(),
  notes: z.array(act.extend({ text })),
  actions: z.array(action),
  closed: act.optional(),
});

/** Of an agent in a team, of a team, or of everybody. Targets as in `targetScale`. */
const goal = act.extend({
  team: key.optional(),
  agent: key.optional(),
  ...{ metric: text, period: z.enum(goalPeriods), target: z.int(), starts: time },
  note: z.string().default(''),
  changes: z.array(act.extend({ target: z.int(), from: time, note: text })).default([]),
});

const recognition = act.extend({
  ...{ to: key, reason: z.enum(recognitionReasons), text },
  case: key.optional(),
  team: key.optional(),
});

/** What people lead by: reviews, goals, thanks and scheduled reports. */
export const sampleLeadWork = z.strictObject({
  reviews: z.array(review),
  goals: z.array(goal),
  recognitions: z.array(recognition),
  /** `said` as in the form; `team:<key>` stands for the team's id. */
  schedules: z.array(act.extend({ said: json })),
});
export type SampleLeadWork = z.infer<typeof sampleLeadWork>;
