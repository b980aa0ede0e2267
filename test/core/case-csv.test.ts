import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { caseCsv } from '#core/export/case-csv.ts';
import { eachCaseForExport } from '#db/queries/export-cases.ts';
import { buildCase } from '../builders/records.ts';
import { asking, me } from '../db/queries/asking.ts';
import { replicaWith } from '../db/replica/replica-harness.ts';

test('a long list is written in steps, with one head, each case once and in its order', () => {
  const many = Array.from({ length: 650 }, (_, n) => buildCase(n + 1, { subject: `第 ${n + 1} 个, "件"` }));
  const steps = caseCsv(eachCaseForExport(replicaWith(...many), asking(), me), { 'column.subject': '主题' });
  let turns = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) turns += 1;
  expect(turns).toBeGreaterThan(1);
  const lines = parse(step.value.csv, { bom: true, columns: true }) as Record<string, string>[];
  expect(step.value.rows).toBe(650);
  expect(lines.map(({ 主题 }) => 主题)).toEqual(many.map(({ fields }) => fields.subject).reverse());
});
