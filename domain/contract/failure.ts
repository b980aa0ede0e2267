import { z } from 'zod';

/**
 * Every way a request can fail, by kind. Code switches on the kind; people read the sentence the renderer keeps for it
 * (`failure.<kind>` in the locale files), filled in from `details`. `message` is English, for logs.
 */
export const failureKinds = [
  'bad-request', // the input does not fit its schema
  'not-found', // the record is nowhere
  'not-here', // the record is not held on this device
  'exists', // the id or number is taken
  'forbidden', // the agent's role or team does not allow it
  'illegal-transition', // the status machine has no such move
  'steps-missing', // the complaint path lacks steps for that status; details.steps, with commas
  'reason-missing', // the workspace wants a reason for this move; details.to
  'too-late-to-reopen', // the case goes on in a new one; details.days
  'fields-missing', // the case has to have values in these fields for that status; details.fields with commas, details.names line by line
  'field-unknown', // a field that the workspace has not, or not yet
  'field-retired', // the field was switched off; details.name
  'field-unfit', // the value does not fit the field; details.name
  'clash', // both changed the same places of an article; details.fields with commas
  'draft-settled', // an article's draft is approved already; details.state
  'changed-since', // an article or its draft was written on after what the person had seen
  'thread-moved', // messages came or went after the last one the author of a reply had seen
  'forgotten', // a secret was sent from this device and is not kept on it
  'no-consent', // the customer has not agreed to be addressed this way
  'nothing-to-do', // the command would change nothing
  'inactive', // the person or record is switched off
  'already-done', // the follow-up or conflict is finished already
  'merged', // the case goes on in another one; details.caseId
  'circular', // a case would become a part of itself
  'number-not-leased', // the case number is not from a block of this device
  'dependency', // a command this one builds on was refused
  'unsupported-command', // the server does not know this command or its version
  'signed-out', // no account is open
  'wrong-password',
  'throttled', // too many tries; details.seconds
  'session-expired', // the server wants the password again; work goes on locally
  'offline', // the server cannot be reached and the request needs it
  'working-offline', // the person switched the connection off
  'protocol-mismatch', // the server speaks another version; details.server, details.client
  'not-holdfast', // something answered, but no Holdfast server (a captive portal, a wrong address)
  'other-workspace', // the server holds another workspace than this account's
  'wrong-key', // the database cannot be read with this key
  'damaged', // the database file is damaged
  'from-the-future', // the database was written by a newer Holdfast
  'disk-full',
  'read-only', // the profile's folder or a file in it may not be written
  'disk-error', // the disk answers reads or writes with errors
  'wrong-passphrase', // the passphrase does not open the rescue file
  'not-a-rescue-file', // damaged, or something else altogether
  'rescue-of-another', // the rescue file holds another agent's or workspace's work; details.name, details.workspace
  'rescue-newer', // the rescue file was written by a newer Holdfast
  'too-large', // the file holds more than the workspace allows; details.megabytes
  'empty-file',
  'blocked-type', // files that run when they are opened are not taken; details.type
  'server-full', // the server has no room for files
  'bytes-missing', // the server knows of the file but does not have its content
  'bytes-differ', // a file's content is not what its name, the SHA-256, says
  'in-use', // another Holdfast has the folder open, or the port is taken
  'forked', // this client file was copied: another holder used the same numbers
  'gap', // the server misses a command before this one; details.last
  'epoch', // the server is not the one this device last spoke to; details.epoch
  'cancelled',
  'internal', // a defect of ours
] as const;
export type FailureKind = (typeof failureKinds)[number];

export const failure = z.strictObject({
  kind: z.enum(failureKinds),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type Failure = z.infer<typeof failure>;
export type FailureDetails = NonNullable<Failure['details']>;

/** Thrown inside a program; becomes a `Failure` value where it crosses a border. */
export class AppError extends Error {
  readonly kind: FailureKind;
  readonly details: FailureDetails | undefined;

  constructor(kind: FailureKind, message: string, details?: FailureDetails, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.kind = kind;
    this.details = details;
  }
}

/** The failure to show for anything thrown. What is no AppError is a defect: its text stays in the log. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) {
    const { kind, message, details } = error;
    return details ? { kind, message, details } : { kind, message };
  }
  return { kind: 'internal', message: 'Something went wrong inside Holdfast.' };
}
