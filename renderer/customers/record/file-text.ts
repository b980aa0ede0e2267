import type { CustomerFile } from '#domain/contract/customer-file.ts';

/** A complete file as it is saved: for people to read as well. */
export function fileText(file: CustomerFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
