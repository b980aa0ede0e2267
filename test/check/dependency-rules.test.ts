// Every rule of .dependency-cruiser.mjs can fail: each is broken once in a small tree of its own.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { afterEach, beforeEach, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const rules = await extractDepcruiseConfig(join(repository, '.dependency-cruiser.mjs'));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-rules-'));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(repository, 'package.json'), join(folder, 'package.json'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Names of the rules that a tree of these files breaks. */
async function broken(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const roots = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? path))];
  const { output } = await cruise(roots, {
    ...rules.options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rules.forbidden ?? [] },
  });
  const { violations } = (output as ICruiseResult).summary;
  return [...new Set(violations.map(({ rule }) => rule.name))].sort();
}

/** One file that imports another of another room. */
const importing = (from: string, to: string): Record<string, string> => ({
  [from]: `import { x } from '${toSpecifier(to)}';\nexport const y = x;\n`,
  [to]: 'export const x = 1;\n',
});

const subpaths: [folder: string, subpath: string][] = [
  ['electron/core/', '#core/'],
  ['electron/desktop/', '#desktop/'],
  ['electron/preload/', '#preload/'],
  ['electron/loopback/', '#loopback/'],
  ['electron/launch/', '#launch/'],
  ['domain/', '#domain/'],
  ['db/', '#db/'],
  ['renderer/', '#renderer/'],
  ['server/', '#server/'],
];

function toSpecifier(path: string): string {
  const match = subpaths.find(([prefix]) => path.startsWith(prefix));
  if (!match) throw new Error(`${path} is in no room`);
  return match[1] + path.slice(match[0].length);
}

const packageImport = (from: string, specifier: string): Record<string, string> => ({
  [from]: `import * as x from '${specifier}';\nexport const y = x;\n`,
});

const violations: [rule: string, files: Record<string, string>][] = [
  ['domain-imports-no-room', importing('domain/a.ts', 'db/b.ts')],
  ['db-imports-only-domain', importing('db/a.ts', 'electron/core/b.ts')],
  ['db-imports-only-domain', importing('db/a.ts', 'server/b.ts')],
  ['core-imports-only-db-and-domain', importing('electron/core/a.ts', 'electron/desktop/b.ts')],
  ['core-imports-only-db-and-domain', importing('electron/core/a.ts', 'server/b.ts')],
  ['desktop-imports-only-core-and-below', importing('electron/desktop/a.ts', 'electron/loopback/b.ts')],
  ['loopback-imports-only-core-and-below', importing('electron/loopback/a.ts', 'electron/desktop/b.ts')],
  ['loopback-imports-only-core-and-below', importing('electron/loopback/a.ts', 'renderer/b.ts')],
  ['preload-imports-only-domain', importing('electron/preload/a.ts', 'electron/core/b.ts')],
  ['launch-imports-loopback-and-server', importing('electron/launch/a.ts', 'electron/desktop/b.ts')],
  ['renderer-imports-only-domain', importing('renderer/ui/a.ts', 'electron/core/b.ts')],
  ['server-imports-only-domain', importing('server/a.ts', 'db/b.ts')],
  ['domain-imports-only-pure-libraries', packageImport('domain/a.ts', 'node:fs')],
  ['domain-imports-only-pure-libraries', packageImport('domain/a.ts', 'ws')],
  ['renderer-imports-no-node-module', packageImport('renderer/ui/a.ts', 'node:path')],
  ['electron-only-in-its-own-hosts', packageImport('electron/core/a.ts', 'electron')],
  ['electron-only-in-its-own-hosts', packageImport('electron/launch/a.ts', 'electron')],
  ['database-driver-only-in-db', packageImport('electron/core/a.ts', 'better-sqlite3')],
  ['areas-do-not-import-one-another', importing('renderer/cases/a.ts', 'renderer/calls/b.ts')],
  ['areas-do-not-import-one-another', importing('renderer/follow-ups/a.ts', 'renderer/app/b.ts')],
  ['shared-parts-of-the-renderer-know-no-area', importing('renderer/ui/a.ts', 'renderer/session/b.ts')],
  [
    'nobody-imports-tests',
    {
      'server/a.ts': "import { x } from '../test/b.ts';\nexport const y = x;\n",
      'test/b.ts': 'export const x = 1;\n',
    },
  ],
  [
    'no-cycles',
    {
      'domain/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'domain/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    },
  ],
  ['no-orphans', { 'server/forgotten.ts': 'export const x = 1;\n' }],
  ['nothing-unresolvable', packageImport('server/a.ts', './missing.ts')],
  ['only-declared-packages', packageImport('server/a.ts', 'semver')],
  ['shipped-code-needs-no-development-package', packageImport('server/a.ts', 'fast-check')],
];

test.each(violations)('%s can fail', async (rule, files) => {
  expect(await broken(files)).toContain(rule);
});

test('every rule is broken above', () => {
  const tried = new Set(violations.map(([rule]) => rule));
  expect(rules.forbidden?.map(({ name }) => name).filter((name) => name && !tried.has(name))).toEqual([]);
});

test('what the design allows breaks no rule', async () => {
  const allowed = {
    'domain/model.ts': "import { z } from 'zod';\nexport const x = z;\n",
    'db/store.ts':
      "import Database from 'better-sqlite3';\nimport { x } from '#domain/model.ts';\nexport const s = [Database, x];\n",
    'electron/core/core.ts':
      "import { readFileSync } from 'node:fs';\nimport { s } from '#db/store.ts';\nexport const c = [s, readFileSync];\n",
    'electron/desktop/main.ts':
      "import { app } from 'electron';\nimport { c } from '#core/core.ts';\nexport const d = [app, c];\n",
    'electron/preload/preload.ts': "import { contextBridge } from 'electron';\nexport const p = contextBridge;\n",
    'electron/loopback/host.ts': "import { c } from '#core/core.ts';\nexport const h = c;\n",
    'electron/launch/start.ts':
      "import { h } from '#loopback/host.ts';\nimport { v } from '#server/main.ts';\nexport const l = [h, v];\n",
    'server/main.ts': "import { x } from '#domain/model.ts';\nexport const v = x;\n",
    'renderer/ui/button.ts': "import { x } from '#domain/model.ts';\nexport const b = x;\n",
    'renderer/cases/list.ts': "import { b } from '../ui/button.ts';\nexport const l = b;\n",
    'renderer/app/app.ts': "import { l } from '../cases/list.ts';\nexport const a = l;\n",
    'test/core/core.test.ts': "import { c } from '#core/core.ts';\nexport const t = c;\n",
  };
  expect(await broken(allowed)).toEqual([]);
});
