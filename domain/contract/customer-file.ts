import { z } from 'zod';
import { json } from '../model/json.ts';

/** What the file calls itself. */
export const customerFileFormat = 'holdfast-customer-file';
/** Raised when a reader of the version before would misunderstand it; fields and collections may be added without that. */
export const customerFileVersion = 1;

const moment = z.iso.datetime();

/** A record as it stands: its id and its fields. Moments are ISO 8601 in UTC, other records are named by their ids. */
const fileRecord = z.object({ id: z.string() }).catchall(json);

/** One customer's complete file, as it is handed over on an access request. docs/customer-file.md describes it. */
export const customerFile = z.strictObject({
  format: z.literal(customerFileFormat),
  version: z.literal(customerFileVersion),
  madeAt: moment,
  /** Who put it together. */
  madeBy: z.string(),
  /** For whom or what for. */
  reason: z.string(),
  customer: z.strictObject({ id: z.uuid(), name: z.string() }),
  includes: z.strictObject({
    /** The team's own notes, handoffs, escalations and conflicts. */
    internal: z.boolean(),
    /** Whole identity numbers, in `identityNumbers`; else only their masks. */
    identity: z.boolean(),
  }),
  /** What may be missing, so that nobody takes a part for the whole. */
  missing: z.strictObject({
    /** Archived cases that the server named and that could not be fetched, by their numbers. */
    archivedCases: z.array(z.string()),
    /** The server was not asked for archived cases: there may be some. */
    archiveUnasked: z.boolean(),
    /** Who made it sees only their own teams' cases. */
    otherTeams: z.boolean(),
    /** Attached files whose content was not on the device that put this together, by their ids. */
    files: z.array(z.uuid()),
    /** When this device was last level with the server; null for never. */
    asOf: moment.nullable(),
  }),
  /** By the id of the service file. */
  identityNumbers: z.record(z.uuid(), z.string()),
  /** What people, teams, organisations and the workspace's own fields are called, by their ids. */
  names: z.record(z.string(), z.string()),
  /** By collection (customer, case, entry, call, …), the oldest first. */
  records: z.record(z.string(), z.array(fileRecord)),
});
export type CustomerFile = z.infer<typeof customerFile>;
