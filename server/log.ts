import { type DestinationStream, pino } from 'pino';

/** Structured log lines. Fields never carry names, phone numbers, texts or other personal data. */
export interface Logger {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** JSON lines on standard error, so that standard output stays for people. */
export function standardLog(level: string): Logger {
  return linesTo(pino.destination({ fd: 2, sync: true }), level);
}

export function linesTo(destination: DestinationStream, level: string): Logger {
  const lines = pino({ level, base: null }, destination);
  return {
    info: (message, fields) => lines.info(fields ?? {}, message),
    warn: (message, fields) => lines.warn(fields ?? {}, message),
    error: (message, fields) => lines.error(fields ?? {}, message),
  };
}

export const silentLog: Logger = { info: () => {}, warn: () => {}, error: () => {} };

/** What a log may say of an error: no message of a database, none of a parser or of a schema: they quote values. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const where = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  if (code) return { error: error.name, code, where };
  return error instanceof SyntaxError || 'issues' in error
    ? { error: error.name, where }
    : { error: error.name, message: error.message, where };
}
