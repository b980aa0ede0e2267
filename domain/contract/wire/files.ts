import { z } from 'zod';

/**
 * POST /v1/blobs/:sha256/offer: a device has the content of a file on a case its agent may see. `held`: the server has it, nothing is
 * to be sent. `wanted`: it is to be sent by the tus protocol (1.0.0) to /v1/files, with the metadata `sha256` and `type`; the upload may
 * be resumed until the server forgets it. Answers `not-found` while it knows of no such file.
 */
export const offerResponse = z.object({ state: z.enum(['held', 'wanted']) });
export type OfferResponse = z.infer<typeof offerResponse>;
