import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const accounts = z.array(z.object({ profile: z.string(), login: z.string(), password: z.string() }));
export type SampleAccount = z.infer<typeof accounts>[number];

/** The people of the sample workspace and the profile each sits at. */
export function readSampleAccounts(repository: string): readonly SampleAccount[] {
  return accounts.parse(JSON.parse(readFileSync(join(repository, 'assets/sample/accounts.json'), 'utf8')));
}
