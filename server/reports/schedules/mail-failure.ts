import type { ReportFailure, ReportFailureKind } from '#domain/model/report-run-fields.ts';

/** What nodemailer says of a failure. */
interface MailError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
}

const mostSaid = 300;
const notReached = new Set(['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'EDNS', 'ENOTFOUND', 'ETIMEDOUT', 'ESOCKET']);
const notSecure = /^(ETLS|ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Why a mail was not taken, with the words of the mail server where it had any. */
export function mailFailure(error: unknown): ReportFailure {
  const { code, response } = (error ?? {}) as MailError;
  const said = typeof response === 'string' ? response : typeof code === 'string' ? code : '';
  return { kind: kindOf(error), said: said.replaceAll(/\s+/g, ' ').slice(0, mostSaid) };
}

function kindOf(error: unknown): ReportFailureKind {
  const { code, command, responseCode } = (error ?? {}) as MailError;
  const answer = typeof responseCode === 'number' ? responseCode : 0;
  const text = typeof code === 'string' ? code : '';
  if (text === 'EAUTH') return 'login';
  if (text === 'ETLS') return 'secure';
  if (answer === 552 || answer === 523) return 'too-large';
  if (answer >= 400 && answer < 500) return 'put-off';
  if (answer >= 500) return command === 'MAIL FROM' ? 'sender' : 'refused';
  if (notSecure.test(text) || isCertificateError(error)) return 'secure';
  return notReached.has(text) ? 'unreachable' : 'mail';
}

/** The library wraps what TLS says in an error of its own. */
function isCertificateError(error: unknown): boolean {
  return error instanceof Error && /certificate|altnames|ssl|tls/i.test(error.message);
}

/** Whether the mail server gave an answer at all: where it gave none, it may have taken the mail before the connection broke. */
export function wasAnswered(error: unknown): boolean {
  return typeof ((error ?? {}) as MailError).responseCode === 'number';
}
