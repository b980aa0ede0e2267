import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Log } from '../ports.ts';
import { describeError } from './describe-error.ts';

export interface FileLog extends Log {
  close(): void;
}

const defaultLimit = 5 * 1024 * 1024;

/**
 * JSON lines in `holdfast.log` of the profile folder; what came before in `holdfast.1.log`. The folder is not encrypted,
 * so nothing that could hold a password or a person's data is written, even by mistake.
 */
export function createFileLog(folder: string, limitBytes: number = defaultLimit): FileLog {
  const file = createTurningFile(join(folder, 'holdfast.log'), join(folder, 'holdfast.1.log'), limitBytes);
  const logger = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: describeError },
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[not logged]' },
    },
    file,
  );
  return {
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
    close: () => file.close(),
  };
}

const secrets = ['password', 'token', 'key', 'cookie', 'authorization', 'login', 'phone', 'email', 'body', 'args'];

/** Appends synchronously, so that the last line before a crash is there. */
function createTurningFile(path: string, previous: string, limitBytes: number) {
  const open = (): { fd: number; size: number } => {
    const fd = openSync(path, 'a', 0o600);
    return { fd, size: fstatSync(fd).size };
  };
  let current = open();
  let closed = false;
  return {
    write(line: string): void {
      if (closed) return;
      try {
        if (current.size >= limitBytes) {
          closeSync(current.fd);
          renameSync(path, previous);
          current = open();
        }
        current.size += writeSync(current.fd, line);
      } catch {
        // A full disk must not take the program down over a log line.
      }
    },
    close(): void {
      if (closed) return;
      closed = true;
      closeSync(current.fd);
    },
  };
}
