import { z } from 'zod';
import { conditions } from '../case-query/condition.ts';
import { listShape } from '../case-query/list-shape.ts';

/** A saved filter over cases, and how its list is laid out. */
export const queueContent = z.strictObject({ conditions, shape: listShape });
export type QueueContent = z.infer<typeof queueContent>;
