import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * A fresh folder, removed with all that is in it when the test ends. Made outside a test (for a whole file), say who tells
 * the end: `temporaryFolder(afterAll)`.
 */
export function temporaryFolder(whenDone: (remove: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-'));
  whenDone(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
