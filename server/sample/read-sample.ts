import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  type Sample,
  sampleAccounts,
  sampleArticles,
  sampleCases,
  sampleCustomers,
  samplePeople,
} from './sample-schema.ts';

const folder = join(import.meta.dirname, '../../assets/sample');

export async function readSample(): Promise<Sample> {
  const cases = await Promise.all(
    ['cases-zh-cn', 'cases-zh-tw', 'cases-en'].map((name) => readJson(name, sampleCases)),
  );
  return {
    people: await readJson('people', samplePeople),
    accounts: await readJson('accounts', sampleAccounts),
    customers: await readJson('customers', sampleCustomers),
    cases: cases.flat(),
    articles: await readJson('articles', sampleArticles),
  };
}

async function readJson<T>(name: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')));
}
