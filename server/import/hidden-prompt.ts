import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { AppError } from '#domain/contract/failure.ts';

/** Asks for a password on the terminal without showing it. */
export async function askHidden(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new AppError('bad-request', 'There is no terminal to ask for the password on; set HOLDFAST_PASSWORD.');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  process.stderr.write(question);
  const given = new AbortController();
  reader.on('SIGINT', () => given.abort());
  try {
    return await reader.question('', { signal: given.signal });
  } catch (error) {
    throw new AppError('cancelled', 'No password was given.', undefined, error);
  } finally {
    process.stderr.write('\n');
    reader.close();
  }
}
