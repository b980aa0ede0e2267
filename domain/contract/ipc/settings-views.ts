import { z } from 'zod';
import { languages } from '../../model/choices.ts';
import { listLayout } from '../../rules/case-query/list-shape.ts';
import { timelineKinds } from '../../rules/timeline-kinds.ts';
import { undoChoices } from './held-message.ts';

const caseLook = z.strictObject({
  timeline: z.enum(timelineKinds).default('all'),
  /** Cards beside the case that are shown as their title alone. */
  folded: z.array(z.string().max(40)).max(40).default([]),
});
export type CaseLook = z.infer<typeof caseLook>;

export const settings = z.strictObject({
  locale: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'comfortable']),
  /** How much of this device's disk the content of files may take, in MB. */
  fileMegabytes: z.int().min(64).max(1_000_000),
  /** The key chosen for an action, null for none; what is not named here keeps its usual one. */
  shortcuts: z.record(z.string().max(80), z.string().max(40).nullable()),
  /** Whether keys without Ctrl, Cmd or Alt run actions: letters spoken or hit by accident may do harm (WCAG 2.1.4). */
  singleKeys: z.boolean(),
  /** How long a message can be undone after it was sent, in seconds. */
  undoSeconds: z.literal(undoChoices),
  /** How the list of a queue is laid out here, by the queue's name or id. */
  lists: z.record(z.string().max(80), listLayout),
  /** Texts are written with the signs of Markdown in sight. */
  plainText: z.boolean(),
  /** What an agent wants to see of a case, by their id. */
  caseLooks: z.record(z.uuid(), caseLook),
});
export type Settings = z.infer<typeof settings>;
