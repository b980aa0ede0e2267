import type { CaseId } from '#domain/model/ids.ts';
import type { TestDevice } from '../../harness/test-device.ts';
import { caseIdOf } from '../generate/cases.ts';
import type { World } from '../generate/world.ts';

export interface SubjectEdit {
  readonly caseId: CaseId;
  readonly set: { readonly subject: string };
}

let round = 0;

/** New subjects, never the same twice, for `count` of the newest cases after leaving out `skip` of them. */
export function subjectEdits(world: World, skip: number, count: number): SubjectEdit[] {
  round += 1;
  return Array.from({ length: count }, (_, index) => ({
    caseId: caseIdOf(world, world.cases - 1 - ((skip + index) % world.cases)),
    set: { subject: `热水器漏水，第${round}轮改动，第${index + 1}件` },
  }));
}

const batch = 100;

/** Sends edits with nothing behind them but HTTP: no file is written, nothing is shown. Returns how long it took, in milliseconds. */
export async function pushBare(device: TestDevice, edits: readonly SubjectEdit[]): Promise<number> {
  const begin = performance.now();
  for (let from = 0; from < edits.length; from += batch) {
    const results = await device.push(
      ...edits.slice(from, from + batch).map((edit) => device.command('case.edit', edit)),
    );
    if (results.some(({ status }) => status === 'refused')) throw new Error('an edit was refused');
  }
  return performance.now() - begin;
}
