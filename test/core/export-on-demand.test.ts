// What writes reports is a megabyte of program and more: neither a start of the core nor its memory is to pay for it.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Everything that is loaded with a module, by its address. */
function loadedWith(module: string): readonly string[] {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import('${module}');
    console.log(JSON.stringify(loaded));
    process.exit(0);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as readonly string[];
}

const named = (urls: readonly string[], part: string) => urls.filter((url) => url.includes(part));

it('the core starts without what writes reports', () => {
  const loaded = loadedWith('#core/create-core.ts');
  expect(named(loaded, '/export/report/report-exports.ts')).toHaveLength(1);
  for (const writer of ['/pdfmake/', '/@resvg/', '/report-files/write-report.ts', '/report-files/xlsx/'])
    expect(named(loaded, writer), writer).toEqual([]);
}, 60_000);

it('a thread that writes a file loads what lays out pages and what draws when they are wanted', () => {
  const loaded = loadedWith('#core/export/report/make-file-here.ts');
  expect(named(loaded, '/report-files/write-report.ts')).toHaveLength(1);
  expect([named(loaded, '/pdfmake/'), named(loaded, '/@resvg/')]).toEqual([[], []]);
}, 60_000);
