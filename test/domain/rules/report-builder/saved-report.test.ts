import { describe, expect, test } from 'vitest';
import type { CaseField } from '#domain/rules/case-fields.ts';
import { mayDefine } from '#domain/rules/definitions/may-define.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import { factColumnsOf } from '#domain/rules/metrics/fact-fields.ts';
import { columnsOf, usualColumns } from '#domain/rules/report-builder/columns.ts';
import { wantedOf } from '#domain/rules/report-builder/questions.ts';
import { type RowsReport, savedReportContent } from '#domain/rules/report-builder/saved-report.ts';
import { settleColumns } from '#domain/rules/report-builder/settle.ts';
import { subjectFacts, subjects, timeOf } from '#domain/rules/report-builder/subjects.ts';
import { ids } from '../../../builders/ids.ts';

const field: CaseField = {
  ...{ key: ids.definition(1), name: '型号', active: true, kind: 'choice', help: '', types: [], required: 'never' },
  choices: [{ key: 'a', label: 'A3', active: true }],
};
const own = `custom.${field.key}`;
const report: RowsReport = {
  ...{ version: 1, kind: 'rows', subject: 'cases', time: 'openedAt', period: 'last-month' },
  ...{ own: { from: '2026-01-01', to: '2026-01-31' }, narrowed: { agentId: [null] }, conditions: [] },
  ...{ columns: ['number', own], groups: ['team'], order: [{ column: own, descending: true }] },
};

describe.each(subjects)('rows of %s', (subject) => {
  test('read what their facts have, each under a key of its own', () => {
    const columns = columnsOf(subject, [field]);
    const known = factColumnsOf(subjectFacts[subject].of);
    for (const { source } of columns) if (source.from === 'fact') expect(known).toHaveProperty(source.field);
    expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
    expect(columns.map(({ key }) => key)).toEqual(expect.arrayContaining([...usualColumns[subject], own]));
  });

  test('are counted by times that their metrics count by', () => {
    for (const { time, metric } of subjectFacts[subject].times) {
      expect(factColumnsOf(subjectFacts[subject].of)[time]?.kind).toBe('time');
      if (metric !== null)
        expect(metricNamed(metric)).toMatchObject({ at: { time }, of: subjectFacts[subject].of, where: [] });
    }
    expect(timeOf(subject, 'no time')).toBe(subjectFacts[subject].times[0]);
  });
});

describe('columns', () => {
  const keys = (columns: readonly { readonly key: string }[]) => columns.map(({ key }) => key);

  test('have those first that rows are grouped by, each once', () => {
    const { columns, groups, lost } = settleColumns({ ...report, columns: ['number', 'team', own] }, [field]);
    expect([keys(columns), keys(groups), lost]).toEqual([['team', 'number', own], ['team'], []]);
  });

  test('that are no more are left out wherever they were asked for, and told once', () => {
    const settled = settleColumns({ ...report, groups: [own, 'team'] }, []);
    expect(keys(settled.columns)).toEqual(['team', 'number']);
    expect([settled.order, settled.lost]).toEqual([[], [own]]);
  });

  test('of a field that is switched off stay where they were chosen', () =>
    expect(settleColumns(report, [{ ...field, active: false }]).lost).toEqual([]));

  test('are the usual ones where none is left', () =>
    expect(keys(settleColumns({ ...report, columns: [own, 'newer'], groups: [] }, []).columns)).toEqual(
      usualColumns.cases,
    ));

  test('do not group what is different of every row', () =>
    expect(settleColumns({ ...report, groups: ['number'] }, []).groups).toEqual([]));
});

describe('a saved report', () => {
  test.each([
    ['sound', {}, true],
    ['with a column that only a newer version has', { columns: ['a-new.one'] }, true],
    ['without columns', { columns: [] }, false],
    ['with a column twice', { columns: ['number', 'number'] }, false],
    ['grouped by three', { groups: ['team', 'agent', 'type'] }, false],
    ['of nothing known', { subject: 'visits' }, false],
    ['from another version', { version: 2 }, false],
    ['with something nobody knows', { surprise: 1 }, false],
  ])('%s', (_name, change, isSound) => {
    expect(savedReportContent.safeParse({ ...report, ...change }).success).toBe(isSound);
  });

  test('asks for days of today', () => {
    expect(wantedOf(report, '2026-03-15')).toEqual({
      ...{ subject: 'cases', time: 'openedAt', period: { from: '2026-02-01', to: '2026-02-28' } },
      ...{
        filters: { agentId: [null] },
        conditions: [],
        columns: report.columns,
        groups: ['team'],
        order: report.order,
      },
    });
    const dashboard = savedReportContent.parse({
      ...{ version: 1, kind: 'dashboard', page: 'volume', clock: 'wall', side: 'teamId', period: '7', own: report.own },
      ...{ comparison: 'before', narrowed: {} },
    });
    expect(wantedOf(dashboard, '2026-03-15')).toEqual({
      ...{ page: 'volume', clock: 'wall', side: 'teamId', bucket: 'day', filters: {} },
      ...{ period: { from: '2026-03-09', to: '2026-03-15' }, compare: { from: '2026-03-02', to: '2026-03-08' } },
    });
  });

  test('is shared by leads; of their own everybody may have some', () => {
    const person = (role: 'agent' | 'lead') => ({ id: ids.agent(1), role, teamIds: [] });
    const may = (role: 'agent' | 'lead', ownerId: ReturnType<typeof ids.agent> | null) =>
      mayDefine(person(role), { kind: 'report', ownerId });
    expect([may('agent', null), may('agent', ids.agent(1)), may('agent', ids.agent(2))]).toEqual([false, true, false]);
    expect([may('lead', null), may('lead', ids.agent(1)), may('lead', ids.agent(2))]).toEqual([true, true, false]);
  });
});
