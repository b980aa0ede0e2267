// Real lists and hostile ones through a real core to a real server: venues with their phones, and strings that break careless code.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { workspaceSettingsId } from '#domain/rules/definitions/workspace-settings.ts';
import { naughtyStrings } from '../../domain/naughty-strings.ts';
import { deviceOfTest } from '../../harness/device-at-work.ts';
import { eventually } from '../../harness/eventually.ts';
import { importFile } from '../../harness/hand-over-import.ts';
import { startQuickTeam } from '../../harness/quick-team.ts';
import type { TeamServer } from '../../harness/team-server.ts';

const data = join(process.env.HOLDFAST_DATA ?? join(import.meta.dirname, '../../../../shared/data'), 'zh-crosswoz');

const isReal = existsSync(data);

interface Venue {
  readonly 名称: string;
  readonly 领域: string;
  readonly 地址?: string;
  readonly 电话?: string;
}

/** The venues of CrossWOZ, or where they are not at hand some of the same shape. */
function venues(): readonly Venue[] {
  if (isReal)
    return ['hotel', 'attraction', 'restaurant'].flatMap((kind) =>
      (JSON.parse(readFileSync(join(data, `${kind}_db.json`), 'utf8')) as [string, Venue][]).map(([, venue]) => venue),
    );
  console.warn(`\n!!! ${data} is not there: generated venues are imported.\n`);
  return Array.from({ length: 300 }, (_, n) => ({
    名称: `第${n}饭店`,
    领域: '酒店',
    地址: `北京市西城区${n}号`,
    电话: n % 7 === 0 ? '4001' : `010-6${String(1_000_000 + n)}, 138${String(10_000_000 + n)}`,
  }));
}

let server: TeamServer;
beforeAll(async () => {
  server = await startQuickTeam();
  return () => server.close();
});

describe('a list of venues', () => {
  it('comes in as organisations with their addresses and phones, nearly all of which are understood', async () => {
    const all = venues();
    const ben = await deviceOfTest('ben', { serverUrl: server.url });
    await ben.client.run('definition.save', {
      ...{ definitionId: workspaceSettingsId, kind: 'workspace-settings', name: 'workspace' },
      content: { phones: { country: 'CN', areaCode: '010' } },
    });
    const rows = all.map((venue, n) => [`venue-${n}`, venue.名称, venue.电话 ?? '', venue.地址 ?? '', venue.领域]);
    const csv = stringify([['编号', '单位名称', '电话', '地址', '备注'], ...rows]);
    const outcome = await importFile(ben, 'venues.csv', csv);
    const { phones, created, refused, warnings } = outcome;
    expect({ created, refused }).toEqual({ created: all.length, refused: 0 });
    expect(phones.understood / phones.found).toBeGreaterThan(0.85);
    if (isReal) {
      expect(phones).toEqual({ found: 2850, understood: 2848 });
      // A service number has no area code; a digit too many.
      expect(warnings.map(({ kind, value }) => [kind, value])).toEqual([
        ['phone-unknown', '010-4006506766'],
        ['phone-unknown', '138102004321'],
      ]);
    }
    expect(await importFile(ben, 'again.csv', csv)).toMatchObject({ created: 0, completed: 0, unchanged: created });
    await eventually(async () => expect((await ben.client.call('sync.get', {})).waiting).toBe(0));
    expect((await ben.client.call('sync.get', {})).needsYou).toBe(0);
    const chen = await deviceOfTest('chen', { serverUrl: server.url });
    const name = all[0]?.名称 ?? '';
    const found = await chen.client.call('organisations.list', { text: name });
    expect(found.map((each) => each.name)).toContain(name);
  });
});

describe('every naughty string', () => {
  it('can be a name, a note and a search term without harm', async () => {
    const [ben, chen] = [
      await deviceOfTest('ben', { serverUrl: server.url }),
      await deviceOfTest('chen', { serverUrl: server.url }),
    ];
    const strings = naughtyStrings();
    const rows = strings.map((text, n) => [`naughty-${n}`, text, text, text]);
    const csv = stringify([['id', 'name', 'notes', 'tags'], ...rows], { quoted: true });
    const { created, refused, problems } = await importFile(ben, 'naughty.csv', csv, { source: 'naughty' });
    // What has no visible character is no name, and a lone surrogate cannot be written in a file.
    const kinds = new Set(problems.flatMap((row) => row.problems.map(({ kind }) => kind)));
    expect(created + refused).toBe(strings.length);
    expect([...kinds].every((kind) => ['no-name', 'broken-text', 'too-long'].includes(kind))).toBe(true);
    for (const text of strings) {
      await ben.client.call('customers.list', { text: text.slice(0, 200) });
      await ben.client.call('customers.byPhone', { phone: text.slice(0, 300) });
      await ben.client.call('search.list', { text: text.slice(0, 200) });
    }
    await eventually(async () => expect((await ben.client.call('sync.get', {})).waiting).toBe(0));
    expect((await ben.client.call('sync.get', {})).needsYou).toBe(0);
    await chen.settled();
    const onBoth = async (text: string) =>
      (await Promise.all([ben, chen].map((each) => each.client.call('customers.list', { text })))).map(
        ({ rows: found }) => found.map(({ name, notes }) => [name, notes]),
      );
    const [mine, theirs] = await onBoth('田中さんにあげて下さい');
    expect(mine).not.toEqual([]);
    expect(theirs).toEqual(mine);
    expect(await importFile(ben, 'again.csv', csv, { source: 'naughty' })).toMatchObject({
      unchanged: created,
      refused,
    });
  });
});
