import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeReport } from '#domain/report-files/write-report.ts';
import { buildReport, columns, rowOf, shanghai } from '../../builders/report.ts';

const batchRows = 500;
const batches = 60;
const batch = Array.from({ length: batchRows }, (_, n) => rowOf(n));
const picture = () => readFileSync(new URL('../../../assets/icons/icon.png', import.meta.url));

// What a writer holds is what it was given and has not handed on. It may be a few batches, however many are to come.
test.each(['csv', 'json', 'xlsx'] as const)('%s asks for rows only as its pieces are taken', async (format) => {
  let given = 0;
  async function* source() {
    for (let n = 0; n < batches; n++) {
      given++;
      yield batch;
    }
  }
  const rows = { title: '工单', columns, batches: source(), total: batches * batchRows };
  const tools = { clock: shanghai, fonts: () => expect.unreachable('no font is needed'), picture };
  const sizes: { readonly length: number; readonly given: number }[] = [];
  for await (const { length } of writeReport(format, { ...buildReport(), rows }, tools, { bom: false }))
    sizes.push({ length, given });
  expect(given).toBe(batches);
  const whole = sizes.reduce((sum, { length }) => sum + length, 0);
  let written = 0;
  for (const { length, given: before } of sizes) {
    written += length;
    // How much of the file should be out by now, apart from what the last few batches make.
    expect(written).toBeGreaterThan(((before - 8) / batches) * whole);
  }
});
