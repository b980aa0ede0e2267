// domain/ runs anywhere and gives the same result everywhere: it knows no Node, no page, no clock and no chance.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../domain');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

const pureLibraries = new Set([
  'zod',
  'libphonenumber-js',
  'opencc-js',
  'pinyin-pro',
  'node-diff3',
  'ical.js',
  'stemmer',
  'fflate',
  'quickselect',
]);
const impureNames = new Set([
  'globalThis',
  'window',
  'document',
  'navigator',
  'process',
  'Buffer',
  'require',
  'global',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'WebSocket',
  'localStorage',
  'console',
  'Intl',
  'eval',
]);
const impureMembers = new Set(['Date.now', 'Math.random']);
/** Their result depends on the language or the time zone of the machine. */
const localeMethods = /^(toLocale\w*|localeCompare|getTimezoneOffset)$/;

/** Names that one file may use all the same; the file says why. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  'rules/calendar/zone-offsets.ts': ['Intl'],
  'rules/report-pages/bucket-label.ts': ['Intl'],
  'rules/report-pages/say-value.ts': ['Intl'],
  'report-files/write-report.ts': ['import()'],
  'report-files/pdf/write-pdf.ts': ['import of pdfmake/build/pdfmake.min.js'],
  'report-files/chart-picture.ts': ['import of @resvg/resvg-wasm'],
  'report-charts/chart-option.ts': [
    'import of echarts/charts',
    'import of echarts/components',
    'import of echarts/core',
  ],
  'report-charts/chart-svg.ts': [
    ...['import of echarts/charts', 'import of echarts/components', 'import of echarts/core'],
    'import of echarts/renderers',
  ],
};

function faultOf(node: ts.Node): string | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
    return importFault((node.moduleSpecifier as ts.StringLiteral).text);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import()';
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') return 'new Date';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()';
  if (ts.isPropertyAccessExpression(node)) {
    if (impureMembers.has(node.getText())) return node.getText();
    return localeMethods.test(node.name.text) ? node.name.text : undefined;
  }
  if (!ts.isIdentifier(node) || !impureNames.has(node.text)) return undefined;
  // A property or a key of that name is nobody's global.
  const { parent } = node;
  const isName = (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
  return isName || ts.isPropertySignature(parent) ? undefined : node.text;
}

function importFault(specifier: string): string | undefined {
  if (specifier.startsWith('.')) return undefined;
  const name = specifier.split('/')[0] ?? specifier;
  return pureLibraries.has(name) ? undefined : `import of ${specifier}`;
}

function faultsIn(source: string): string[] {
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    const fault = faultOf(node);
    if (fault) faults.push(fault);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('domain.ts', source, ts.ScriptTarget.Latest, true));
  return faults;
}

test.each(files)('%s is pure', (file) => {
  const excepted = exceptions[file.replaceAll('\\', '/')] ?? [];
  expect(faultsIn(readFileSync(join(root, file), 'utf8')).filter((fault) => !excepted.includes(fault))).toEqual([]);
});

describe('the scan', () => {
  test.each([
    ["import { readFileSync } from 'node:fs';", 'import of node:fs'],
    [`import x from '${builtinModules[0]}';`, `import of ${builtinModules[0]}`],
    ["export { x } from 'pg';", 'import of pg'],
    ["await import('./x.ts');", 'import()'],
    ['const at = Date.now();', 'Date.now'],
    ['const at = new Date(5);', 'new Date'],
    ['const at = Date();', 'Date()'],
    ['const n = Math.random();', 'Math.random'],
    ['setTimeout(() => {}, 5);', 'setTimeout'],
    ['const c = globalThis.crypto;', 'globalThis'],
    ["const s = a.localeCompare('b');", 'localeCompare'],
    ['const s = (5).toLocaleString();', 'toLocaleString'],
    ['console.log(1);', 'console'],
  ])('finds %s', (source, fault) => {
    expect(faultsIn(source)).toContain(fault);
  });

  test('lets pure code be', () => {
    const source =
      "import { z } from 'zod';\nimport './a.ts';\nconst a = { process: z.int(), fetch: b.fetch(Math.max(1, 2)) };";
    expect(faultsIn(source)).toEqual([]);
  });
});
