import type { Figure, Outcome } from './figures.ts';

const wholeUnits = new Set(['rows/s', 'bytes', 'edits', 'pulls', 'frames', 'messages']);

function shown(value: number, unit: string): string {
  if (wholeUnits.has(unit)) return `${Math.round(value).toLocaleString('en')} ${unit}`;
  if (unit === 'of 1') return value.toFixed(4);
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`;
}

function judged(value: number, unit: string, aim: NonNullable<Figure['aim']>): string {
  const [isMet, wanted] = 'atMost' in aim ? [value <= aim.atMost, aim.atMost] : [value >= aim.atLeast, aim.atLeast];
  return `${isMet ? 'within' : 'MISSES'} ${shown(wanted, unit)}`;
}

function lineOf(figure: Figure): readonly string[] {
  const { name, unit, value, samples, baseline, aim } = figure;
  const ratio = baseline && baseline.value > 0 ? value / baseline.value : undefined;
  return [
    name,
    shown(value, unit),
    samples && samples.count > 1
      ? `${shown(samples.least, '').trim()} - ${shown(samples.most, '').trim()} of ${samples.count}`
      : '',
    baseline ? `${shown(baseline.value, unit)} (${baseline.name})` : '',
    ratio === undefined ? '' : `${ratio.toFixed(ratio < 10 ? 2 : 0)}x`,
    aim ? judged(value, unit, aim) : '',
  ];
}

const head = ['figure', 'measured', 'spread', 'baseline', 'ratio', 'aim'];

/** A scenario's figures as a table, then its baselines in full. */
export function printed(outcome: Outcome): string {
  const lines = [head, ...outcome.figures.map(lineOf)];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rows = Object.entries(outcome.rows).map(([name, count]) => `${count.toLocaleString('en')} ${name}`);
  const mib = (outcome.bytes / 2 ** 20).toFixed(1);
  const baselines = outcome.baselines.flatMap(({ name, what, pragmas, sql, rows: handled, bytes }) => [
    `  baseline "${name}": ${what}`,
    `    ${handled.toLocaleString('en')} rows, ${(bytes / 2 ** 20).toFixed(2)} MiB; ${pragmas.join('; ')}`,
    ...sql.map((text) => `    ${text.replace(/\s+/g, ' ').trim()}`),
  ]);
  return [
    `\n${outcome.scenario}: ${outcome.what}`,
    `  ${rows.join(', ')}; ${mib} MiB`,
    ...table.map((line) => `  ${line}`),
    ...baselines,
    ...outcome.leftOut.map((reason) => `  left out: ${reason}`),
  ].join('\n');
}
