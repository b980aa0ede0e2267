import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { writePdf } from '#domain/report-files/pdf/write-pdf.ts';
import { reportWords } from '#domain/report-files/report.ts';
import { buildReport, formulaPayloads, rowOf, shanghai } from '../../builders/report.ts';

const fontFile = (name: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`));
const fonts = { regular: fontFile('400Regular/NotoSansSC_400Regular'), bold: fontFile('700Bold/NotoSansSC_700Bold') };

async function pagesOf(report: Parameters<typeof writePdf>[0]) {
  const bytes = await writePdf(report, fonts, { clock: shanghai, words: reportWords });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return { bytes, pages: text };
}

describe('a PDF of a report', () => {
  const total = 2100;
  let found: Awaited<ReturnType<typeof pagesOf>>;
  beforeAll(async () => {
    const words = { ...buildReport().words, rowsCut: '{{total}} 行中的前 {{shown}} 行' };
    found = await pagesOf(
      buildReport(
        Array.from({ length: total }, (_, n) => rowOf(n)),
        { words },
      ),
    );
  });

  test('begins with what it is about, its chart, and what its figures mean', () => {
    expect(found.pages[0]).toContain('业务量');
    expect(found.pages[0]).toContain('2026-11-01 – 2026-11-30');
    expect(found.pages[0]).toContain('每日新建');
    expect(found.pages[0]).toContain('期间内创建的工单，按服务器时间计。');
    expect(found.pages[0]).toContain('12,345');
  });

  test('numbers its pages', () => {
    for (const [at, page] of found.pages.entries()) expect(page).toContain(`第 ${at + 1} / ${found.pages.length} 页`);
  });

  test('has the first 2,000 rows, says so, and repeats their head on every page', () => {
    const numbers = found.pages.join('\n').match(/C-\d+/g) ?? [];
    expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 2000 }, (_, n) => `C-${n}`)));
    expect(found.pages.join('\n')).toContain('2100 行中的前 2000 行');
    for (const page of found.pages.slice(1)) expect(page).toContain('工单号');
  });

  test('can be drawn page by page, its chart as lines and letters and not as a picture', async () => {
    const { OPS } = await getResolvedPDFJS();
    const document = await getDocumentProxy(new Uint8Array(found.bytes));
    expect(document.numPages).toBe(found.pages.length);
    for (let at = 1; at <= document.numPages; at++) {
      const { fnArray } = await (await document.getPage(at)).getOperatorList();
      expect(fnArray.includes(OPS.showText), `page ${at}`).toBe(true);
      expect(fnArray.includes(OPS.paintImageXObject), `page ${at}`).toBe(false);
      if (at === 1) expect(fnArray.includes(OPS.constructPath)).toBe(true);
    }
  });

  test('holds the signs of its fonts that it uses, and no more', () => {
    expect(Buffer.from(found.bytes).toString('latin1')).toMatch(/\/FontFile2/);
    expect(found.bytes.length).toBeLessThan(2_000_000);
  });
});

test('a PDF whose rows all fit does not speak of others', async () => {
  const { pages } = await pagesOf(buildReport([rowOf(0)]));
  expect(pages.join('\n')).not.toContain('The first');
}, 60_000);

test('a PDF holds what looks like a formula as a text, and nothing that is run', async () => {
  const { bytes, pages } = await pagesOf(buildReport(formulaPayloads.map((payload, n) => rowOf(n, payload))));
  const words = pages.join('').replaceAll(/\s/g, '');
  for (const payload of formulaPayloads) expect(words).toContain(payload.replaceAll(/\s/g, ''));
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/(JavaScript|JS|Launch|URI|OpenAction|AA)\b/);
}, 60_000);
