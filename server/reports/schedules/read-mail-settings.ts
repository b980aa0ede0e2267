import { readFileSync } from 'node:fs';
import { AppError } from '#domain/contract/failure.ts';
import { type MailSecurity, type MailSettings, mailSecurities } from './mail-settings.ts';

const usualPorts: Readonly<Record<MailSecurity, number>> = { starttls: 587, tls: 465, none: 25 };

/** The mail server that the environment names; undefined where it names none. Throws `bad-request` with a sentence for who starts the server. */
export function readMailSettings(environment: NodeJS.ProcessEnv): MailSettings | undefined {
  const host = environment.HOLDFAST_SMTP_HOST;
  if (!host) return undefined;
  const from = environment.HOLDFAST_SMTP_FROM;
  if (!from?.includes('@') || /[\r\n]/.test(from))
    throw new AppError('bad-request', 'HOLDFAST_SMTP_FROM wants the address that reports come from.');
  const given = environment.HOLDFAST_SMTP_SECURITY || 'starttls';
  const security = mailSecurities.find((each) => each === given);
  if (!security)
    throw new AppError('bad-request', `HOLDFAST_SMTP_SECURITY wants starttls, tls or none, not "${given}".`);
  const { HOLDFAST_SMTP_USER: user, HOLDFAST_SMTP_PASSWORD: password, HOLDFAST_SMTP_CA: caFile } = environment;
  if (Boolean(user) !== Boolean(password))
    throw new AppError('bad-request', 'HOLDFAST_SMTP_USER and HOLDFAST_SMTP_PASSWORD go together.');
  if (user && security === 'none')
    throw new AppError('bad-request', 'A password is not sent over a connection that is not encrypted.');
  return {
    ...{ host, port: readPort(environment, security), security, from },
    ...(user && password ? { login: { user, password } } : {}),
    ...(caFile ? { ca: readCertificates(caFile) } : {}),
  };
}

function readPort({ HOLDFAST_SMTP_PORT: given }: NodeJS.ProcessEnv, security: MailSecurity): number {
  if (!given) return usualPorts[security];
  if (!/^\d{1,5}$/.test(given) || Number(given) < 1 || Number(given) > 65_535)
    throw new AppError('bad-request', `HOLDFAST_SMTP_PORT wants a number from 1 to 65535, not "${given}".`);
  return Number(given);
}

function readCertificates(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new AppError('bad-request', 'The file that HOLDFAST_SMTP_CA names cannot be read.', undefined, error);
  }
}
