import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { ReportFailure } from '#domain/model/report-run-fields.ts';
import type { NamedFile } from './lay-into-folder.ts';
import { mailFailure, wasAnswered } from './mail-failure.ts';
import type { MailSettings } from './mail-settings.ts';

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly files: readonly NamedFile[];
  /** The same whenever it is tried again, for each who gets it: a mail program shows it once. */
  readonly id: string;
}

export type Posted =
  | { readonly state: 'delivered' }
  | { readonly state: 'failed' | 'unknown'; readonly failure: ReportFailure };

const waitMs = 20_000;

/**
 * Hands a mail to the mail server, to one address: nobody sees who else gets it, and each answer is of one. `unknown`: the connection broke
 * while the mail was under way.
 */
export async function postLetter(
  { host, port, security, login, from, ca }: MailSettings,
  to: string,
  { subject, text, files, id }: Letter,
): Promise<Posted> {
  const transport = createTransport({
    ...{ host, port },
    ...{ secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...(login && { auth: { user: login.user, pass: login.password } }),
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    ...{ connectionTimeout: waitMs, greetingTimeout: waitMs, socketTimeout: 2 * waitMs, dnsTimeout: waitMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  let isUnderWay = false;
  // Read once the mail server has let us in.
  function* read(bytes: Uint8Array) {
    isUnderWay = true;
    yield Buffer.from(bytes);
  }
  try {
    await transport.sendMail({
      ...{ from, to: { name: '', address: to }, subject, text, messageId: `<${id}@holdfast.invalid>` },
      // Out-of-office answers and the like are not wanted.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      attachments: files.map(({ name, mediaType, bytes }) => ({
        ...{ filename: name, contentType: mediaType, content: Readable.from(read(bytes)) },
      })),
    });
    return { state: 'delivered' };
  } catch (error) {
    return { state: isUnderWay && !wasAnswered(error) ? 'unknown' : 'failed', failure: mailFailure(error) };
  } finally {
    transport.close();
  }
}
