import { expect, test } from 'vitest';
import { factPasses } from '#db/queries/fact-passes.ts';
import { createZoneOffsets } from '#domain/rules/calendar/zone-offsets.ts';
import { metricNamed } from '#domain/rules/metrics/catalogue.ts';
import type { FigureQuestion } from '#domain/rules/metrics/figure.ts';
import { dashboardOf, metricsOf } from '#domain/rules/report-pages/report-pages.ts';
import { noon } from '../../builders/times.ts';

const question: FigureQuestion = {
  ...{ period: { from: '2026-02-23', to: '2026-03-04' }, compare: null, bucket: 'day', groupBy: null, filters: {} },
  ...{ zone: 'Asia/Shanghai', zones: createZoneOffsets(), now: noon },
};
const passes = (names: readonly string[]) =>
  factPasses(
    names.flatMap((name) => metricNamed(name) ?? []),
    question,
  );

// What they count is the same as over all facts: figures.test.ts.
test('what begins, what ends and what stands is read in one pass', () => {
  const found = passes(metricsOf(dashboardOf('volume', 'wall')));
  expect(found.map(({ facts }) => facts.kind)).toEqual(['case', 'spell', 'reply']);
  expect(found[1]?.facts.reach).toMatchObject({ standing: { from: 'from', to: 'to' } });
  const timely = passes(metricsOf(dashboardOf('timeliness', 'wall')));
  expect(timely.map(({ facts }) => facts.kind)).toEqual(['reply', 'case', 'promise']);
});

test('who asks for what ended alone does not read what goes on', () => {
  const [pass, ...others] = passes(['solved', 'reopen-rate']);
  expect(pass?.facts).toMatchObject({ kind: 'spell', reach: { time: 'to' } });
  expect(others).toEqual([]);
});
