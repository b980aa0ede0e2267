import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { shippedYear } from '#domain/rules/calendar/day-rules.ts';
import { sampleKnowledge } from './knowledge-schema.ts';
import { sampleLeadWork } from './lead-work-schema.ts';
import {
  type Sample,
  sampleAccounts,
  sampleArticles,
  sampleCases,
  sampleCustomers,
  sampleDefinitions,
  samplePeople,
  sampleService,
} from './sample-schema.ts';
import { sampleServiceFiles } from './service-file-schema.ts';

const folder = join(import.meta.dirname, '../../assets/sample');
const calendars = join(import.meta.dirname, '../../assets/calendars');

export async function readSample(): Promise<Sample> {
  const cases = await Promise.all(
    ['cases-zh-cn', 'cases-zh-tw', 'cases-en'].map((name) => readJson(name, sampleCases)),
  );
  const service = await readJson('service', sampleService);
  const years = [...new Set(service.calendars.flatMap((calendar) => calendar.years))];
  return {
    people: await readJson('people', samplePeople),
    accounts: await readJson('accounts', sampleAccounts),
    customers: await readJson('customers', sampleCustomers),
    cases: cases.flat(),
    articles: await readJson('articles', sampleArticles),
    knowledge: await readJson('knowledge', sampleKnowledge),
    service,
    definitions: await readJson('definitions', sampleDefinitions),
    serviceFiles: await readJson('service-files', sampleServiceFiles),
    leadWork: await readJson('lead-work', sampleLeadWork),
    days: new Map(
      await Promise.all(
        years.map(async (year) => [year, await readJson(`cn-${year}`, shippedYear, calendars)] as const),
      ),
    ),
  };
}

async function readJson<T>(name: string, schema: z.ZodType<T>, from = folder): Promise<T> {
  return schema.parse(JSON.parse(await readFile(join(from, `${name}.json`), 'utf8')));
}
