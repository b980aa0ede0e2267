import { z } from 'zod';
import { isZone } from '../../rules/calendar/zone-offsets.ts';

/** For what asks for nothing. */
export const nothing = z.strictObject({});

/** A part of a long list. */
export const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) };

/** Whose days "today" and the like mean. */
export const zone = z.string().max(60).refine(isZone, 'no such time zone').default('UTC');
