import type { FileFault } from '#domain/rules/knowledge-exchange/exchange-notes.ts';
import { ImportRefused } from '../import-refused.ts';

/** One file of many cannot become an article. */
export class FileFaulty extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault, cause?: unknown) {
    super(`A file cannot be imported: ${fault}`, cause === undefined ? undefined : { cause });
    this.name = 'FileFaulty';
    this.fault = fault;
  }
}

const leadsOut = /^(invalid relative path|absolute path|invalid characters in fileName)/;

/** What is wrong with a file; nothing where something else is. */
export function faultIn(error: unknown): FileFault | undefined {
  if (error instanceof FileFaulty) return error.fault;
  // Quotations in quotations without end: the stack is not.
  if (error instanceof RangeError) return 'too-long';
  if (!(error instanceof ImportRefused)) return undefined;
  // An archive that names a file outside of the folder it would be unpacked to.
  if (error.cause instanceof Error && leadsOut.test(error.cause.message)) return 'bad-path';
  const { refusal } = error;
  if (refusal === 'no-rows') return 'empty';
  return refusal === 'bomb' || refusal === 'password' || refusal === 'empty' ? refusal : 'cut-short';
}
