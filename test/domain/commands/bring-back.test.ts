// Invariant: whatever a command does to a case of the archive, the case and what the command writes end in its team's scope; a command
// that touches no archived case is left as it was decided.
import { describe, expect, test } from 'vitest';
import { broughtBack } from '#domain/commands/bring-back.ts';
import type { Loaded } from '#domain/commands/definition.ts';
import { commands } from '#domain/commands/registry.ts';
import { decideWith } from '#domain/commands/run.ts';
import { insert, update } from '#domain/model/change.ts';
import { archiveScope, isArchive, liveScope, teamScope } from '#domain/model/scope.ts';
import { ids } from '../../builders/ids.ts';
import { buildCase, buildTeam } from '../../builders/records.ts';
import { contextOf } from './deciding.ts';

const team = ids.team(1);
const archived = { ...buildCase(1, { status: 'closed' }), scope: archiveScope(team) };
const looked = (record: unknown) => ({ state: 'present', record }) as Loaded;

test('an archive belongs to the scope it came from', () => {
  expect(liveScope(archiveScope(team))).toBe(teamScope(team));
  expect(liveScope(teamScope(team))).toBe(teamScope(team));
  expect([archiveScope(team), teamScope(team), 'workspace' as const].map(isArchive)).toEqual([true, false, false]);
});

test.each([
  ['case.note', { caseId: archived.id, body: '客户又来电' }],
  ['case.tag', { caseId: archived.id, add: ['vip'], remove: [] }],
  ['case.status', { caseId: archived.id, to: 'reopened', reason: '' }],
] as const)('%s brings an archived case back, with its line', (name, args) => {
  const call = { name, version: commands[name].version, args };
  const { decision } = decideWith(call, () => looked(archived), contextOf());
  if (!decision.ok) throw new Error(decision.refusal.message);
  const moves = decision.changes.filter((change) => change.collection === 'case');
  expect(moves).toMatchObject([{ kind: 'update', id: archived.id, scope: teamScope(team) }]);
  for (const change of decision.changes) if (change.kind === 'insert') expect(change.scope).toBe(teamScope(team));
});

describe('the changes of a command', () => {
  const line = (scope: typeof archived.scope) => insert('entry', ids.entry(1), scope, { caseId: archived.id } as never);

  test('that only adds a line move the case too', () => {
    expect(broughtBack([line(archived.scope)], [looked(archived)])).toEqual([
      line(teamScope(team)),
      update('case', archived.id as never, {}, { scope: teamScope(team) }),
    ]);
  });

  test('that moves it to another team keep that', () => {
    const move = update('case', archived.id as never, {}, { scope: teamScope(ids.team(2)) });
    expect(broughtBack([move], [looked(archived)])).toEqual([move]);
  });

  test('that touch something else leave it in the archive', () => {
    const other = [insert('team', ids.team(3), 'workspace', { name: '售后' })];
    expect(broughtBack(other, [looked(archived), looked(buildTeam())])).toEqual(other);
  });
});
