import { z } from 'zod';

/** The most numbers one block holds. */
export const largestBlock = 2000;

const numberBlock = z.strictObject({ from: z.int().min(1), to: z.int().min(1) });

/**
 * POST /v1/lease: a block of case numbers for this device alone, both ends included. `held` are blocks it leased before, told to a server
 * that may have forgotten it, because it was restored from a backup: they stay the device's, as far as nobody else has them by now.
 */
export const leaseRequest = z.strictObject({
  size: z.int().min(1).max(largestBlock),
  held: z.array(numberBlock).max(200).optional(),
});
export const leaseResponse = z.object({ from: z.int(), to: z.int() });
export type LeaseRequest = z.input<typeof leaseRequest>;
export type LeaseResponse = z.infer<typeof leaseResponse>;
