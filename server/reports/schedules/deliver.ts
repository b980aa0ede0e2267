import type { ReportDelivery, ReportFailure, ReportFailureKind } from '#domain/model/report-run-fields.ts';
import type { JobContext } from '../../jobs/job.ts';
import { leaseMs, noteRun, type Run } from './claim-run.ts';
import { layIntoFolder, type NamedFile } from './lay-into-folder.ts';
import type { MailSettings } from './mail-settings.ts';
import { type Letter, postLetter } from './post-office.ts';

/** What has nothing to do with who gets the mail: the next one fares no better. */
const forAll: ReadonlySet<ReportFailureKind> = new Set(['unreachable', 'secure', 'login', 'sender']);

interface Sent {
  readonly files: readonly NamedFile[];
  readonly letter: Omit<Letter, 'id'>;
}

/**
 * Brings the files to whoever waits for them, each noted before and after, so that whatever happens nothing is sent twice. Gives the run as it
 * is noted; null where another server has it by now.
 */
export async function deliver(context: JobContext, begun: Run, sent: Sent, stop: AbortSignal): Promise<Run | null> {
  let run: Run | null = begun;
  let spoiled: ReportFailure | null = null;
  for (const [at, { to, state }] of begun.fields.deliveries.entries()) {
    if (state !== 'waiting' || stop.aborted) continue;
    if (spoiled && to !== null) {
      run = withDelivery(run, at, { to, state: 'failed', failure: spoiled });
      continue;
    }
    const under = withDelivery(run, at, { to, state: 'sending', failure: null });
    run = await noteRun(context, run, {
      ...{ state: 'sending', deliveries: under.fields.deliveries },
      lookAt: context.clock.now() + leaseMs,
    });
    if (!run) return null;
    const done = await deliverOne(context, run, to, sent);
    if (to !== null && done.failure && forAll.has(done.failure.kind)) spoiled = done.failure;
    run = withDelivery(run, at, done);
  }
  return run;
}

function withDelivery(run: Run, at: number, delivery: ReportDelivery): Run {
  return { ...run, fields: { ...run.fields, deliveries: run.fields.deliveries.with(at, delivery) } };
}

/** Fails what waits for a folder or a mail server that this server does not have; the rest is left as it is. */
export function failWithoutWay(context: JobContext, deliveries: readonly ReportDelivery[]): readonly ReportDelivery[] {
  return deliveries.map((each): ReportDelivery => {
    const way = wayTo(context, each.to);
    return each.state === 'waiting' && 'missing' in way ? { ...each, state: 'failed', failure: way.missing } : each;
  });
}

type Way =
  | { readonly folder: string }
  | { readonly mail: MailSettings; readonly to: string }
  | { readonly missing: ReportFailure };

function wayTo({ mail, reportFolder }: JobContext, to: string | null): Way {
  if (to === null)
    return reportFolder === undefined ? { missing: { kind: 'no-folder', said: '' } } : { folder: reportFolder };
  return mail === undefined ? { missing: { kind: 'no-mail', said: '' } } : { mail, to };
}

async function deliverOne(
  context: JobContext,
  { id, fields }: Run,
  to: string | null,
  { files, letter }: Sent,
): Promise<ReportDelivery> {
  const way = wayTo(context, to);
  if ('missing' in way) return { to, state: 'failed', failure: way.missing };
  if ('folder' in way) {
    const failure = await layIntoFolder(way.folder, id, files);
    return failure ? { to, state: 'failed', failure } : { to, state: 'delivered', failure: null };
  }
  const at = fields.deliveries.findIndex((each) => each.to === way.to);
  const posted = await postLetter(way.mail, way.to, { ...letter, id: `${id}.${at}` });
  return posted.state === 'delivered' ? { to, state: 'delivered', failure: null } : { to, ...posted };
}
