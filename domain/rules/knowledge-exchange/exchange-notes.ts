/** Why a file, or a row of one, cannot become an article. */
export const fileFaults = [
  'empty',
  'too-large',
  'no-text',
  'cut-short',
  'bomb',
  'password',
  'bad-path',
  'old-document',
  'no-document',
  'too-long',
  'no-title',
  'no-answer',
  'no-columns',
  'is-draft',
  'id-again',
  'too-many-rows',
  'unclosed',
  'no-team',
  'refused',
] as const;
export type FileFault = (typeof fileFaults)[number];

/** What was left out of an article, or done otherwise, that somebody should know. */
export const fileNotes = [
  'left-out',
  'dead-link',
  'missing-picture',
  'remote-picture',
  'unsafe-picture',
  'broken-head',
] as const;
export type FileNoteKind = (typeof fileNotes)[number];

export interface FileNote {
  readonly kind: FileNoteKind;
  /** What it is about: an address, the name of a component. */
  readonly value: string;
}

/** A larger one is refused before it is read. */
export const exchangeLimits = {
  files: 5000,
  /** Of one file that holds text. */
  textBytes: 10 * 1024 * 1024,
  /** Of one Word document. */
  wordBytes: 50 * 1024 * 1024,
  /** Of an archive; and of all files together. */
  togetherBytes: 1024 * 1024 * 1024,
  rows: 20_000,
} as const;
