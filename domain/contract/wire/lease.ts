import { z } from 'zod';

/** POST /v1/lease: a block of case numbers for this device alone, both ends included. */
export const leaseRequest = z.strictObject({ size: z.int().min(1).max(2000) });
export const leaseResponse = z.object({ from: z.int(), to: z.int() });
export type LeaseResponse = z.infer<typeof leaseResponse>;
