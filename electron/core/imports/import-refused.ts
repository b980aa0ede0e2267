import type { ImportRefusal } from '#domain/contract/ipc/import-views.ts';

/** The file as a whole cannot be imported. */
export class ImportRefused extends Error {
  readonly refusal: ImportRefusal;

  constructor(refusal: ImportRefusal, cause?: unknown) {
    super(`The file was refused: ${refusal}`, cause === undefined ? undefined : { cause });
    this.name = 'ImportRefused';
    this.refusal = refusal;
  }
}
