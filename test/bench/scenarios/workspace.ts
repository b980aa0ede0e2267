import { join } from 'node:path';
import { ensureBundle, rendererBundle } from '#launch/bundle.ts';
import { launchBrowser } from '../../harness/browser.ts';
import { type BenchContext, type Figure, isTrial, type Outcome } from '../figures.ts';
import { agentsOf } from '../generate/people.ts';
import { worldOf } from '../generate/world.ts';
import { makeProfile } from '../start/bench-profile.ts';
import { percentile } from '../statistics.ts';
import { benchReplica } from '../store/bench-store.ts';
import { type KeySamples, keyed, showAll, workThrough } from '../workspace/agent-keys.ts';
import { type Memory, openPage } from '../workspace/open-page.ts';
import type { LongTask, Scrolled } from '../workspace/page-probe.ts';

const aims = { p50: undefined, p95: 50, p99: 100 } as const;
const aimLongestMs = 50;
const aimHostMiB = 250;
const fewCases = 1000;
const fewName = `${fewCases.toLocaleString('en')} cases`;
const roundsPerRun = 10;
/** The first rounds load what is loaded once. */
const uncounted = 3;
/** To see whether it runs. */
const trialRounds = 2;
/** Pixels a frame: a screen in seven frames, and nearly a screen with each. */
const speeds = { 'scroll, steady': 90, 'scroll, fling': 700 } as const;
const framesPerRun = 120;
const jumpsPerRun = 4;

interface Worked {
  readonly keys: KeySamples;
  readonly scrolls: Readonly<Record<keyof typeof speeds, Scrolled>>;
  readonly jumps: readonly number[];
  readonly longest: { readonly opening: number; readonly keys: number; readonly scrolling: number };
  readonly memory: Memory;
}

/** An agent at work in a real browser over the loopback host, without a server in reach; beside the same with a small store. */
export async function benchWorkspace(context: BenchContext): Promise<Outcome> {
  await ensureBundle(rendererBundle, process.cwd(), context.say);
  const small = { ...context, rows: Math.min(fewCases, context.rows), folder: join(context.folder, 'few') };
  const rounds = isTrial(context) ? trialRounds : context.runs * roundsPerRun;
  const few = await workOn(small, rounds);
  const many = await workOn(context, rounds);
  const { rows, bytes } = benchReplica(context);
  return {
    scenario: 'workspace',
    what: `an agent at work in a browser over the loopback host, from the press of a key until the frame that shows what it did; beside the same page with ${fewName}`,
    rows,
    bytes,
    figures: [
      ...keyed.flatMap((name) => keyFigures(name, many.keys[name], few.keys[name])),
      ...Object.keys(speeds).flatMap((name) => {
        const of = name as keyof typeof speeds;
        return frameFigures(of, many.scrolls[of], few.scrolls[of]);
      }),
      ...percentiles('jump to another place of the list', many.jumps, few.jumps, {}),
      longestFigure('longest task while the page opens', many.longest.opening, few.longest.opening),
      longestFigure('longest task while working', many.longest.keys, few.longest.keys),
      longestFigure('longest task while scrolling', many.longest.scrolling, few.longest.scrolling),
      ...memoryFigures(many.memory, few.memory),
    ],
    // What stands beside the figures is the same page, not a statement.
    baselines: [],
    leftOut: many.memory.host === undefined ? ['memory of the processes: this system has no /proc'] : [],
  };
}

async function workOn(context: BenchContext, rounds: number): Promise<Worked> {
  const folder = join(context.folder, 'workspace');
  makeProfile(context, folder);
  const me = agentsOf(worldOf(context.rows))[0]?.fields.name ?? '';
  context.say(`an agent at work with ${context.rows} cases`);
  const browser = await launchBrowser();
  try {
    const { page, memory, close } = await openPage(browser, folder);
    await page.locator('main nav button').first().waitFor();
    // What the host does after a start is over then: what is due is looked for, queues are counted.
    await page.waitForTimeout(3000);
    const longest = async (): Promise<number> => longestOf(await page.evaluate(() => window.benchProbe.longTasks()));
    const opening = await longest();
    const keys = await workThrough(page, me, rounds, rounds === trialRounds ? 0 : uncounted);
    const whileWorking = await longest();
    await showAll(page);
    const scroll = (pixels: number): Promise<Scrolled> =>
      page.evaluate(([frames, step]) => window.benchProbe.scroll(frames, step), [
        context.runs * framesPerRun,
        pixels,
      ] as const);
    await longest();
    const scrolls = {
      'scroll, steady': await scroll(speeds['scroll, steady']),
      'scroll, fling': await scroll(speeds['scroll, fling']),
    };
    const jumps: number[] = [];
    for (let jump = 1; jump <= context.runs * jumpsPerRun; jump++) {
      jumps.push(await page.evaluate((share) => window.benchProbe.jump(share), (jump * 0.381_966) % 1));
      await page.waitForTimeout(100);
    }
    const whileScrolling = await longest();
    const worked = {
      keys,
      scrolls,
      jumps,
      longest: { opening, keys: whileWorking, scrolling: whileScrolling },
      memory: await memory(),
    };
    await close();
    return worked;
  } finally {
    await browser.close();
  }
}

function longestOf(tasks: readonly LongTask[]): number {
  return Math.max(0, ...tasks.map(({ ms }) => ms));
}

function keyFigures(name: string, many: readonly number[], few: readonly number[]): Figure[] {
  if (many.length === 0 || few.length === 0) throw new Error(`nothing came of the key for ${name}`);
  return percentiles(name, many, few, aims);
}

function frameFigures(name: string, many: Scrolled, few: Scrolled): Figure[] {
  return [
    ...percentiles(`${name}: a frame`, many.frames, few.frames, {}),
    {
      name: `${name}: frames with a row not read yet`,
      unit: 'frames',
      value: many.blank,
      baseline: { name: fewName, value: few.blank },
      aim: { atMost: 0 },
    },
  ];
}

function percentiles(
  name: string,
  many: readonly number[],
  few: readonly number[],
  atMost: Readonly<Partial<Record<keyof typeof aims, number | undefined>>>,
): Figure[] {
  const samples = { count: many.length, least: Math.min(...many), most: Math.max(...many) };
  return [50, 95, 99].map((percent) => {
    const aim = atMost[`p${percent}` as keyof typeof aims];
    return {
      name: `${name} p${percent}`,
      unit: 'ms',
      value: percentile(many, percent / 100),
      samples,
      baseline: { name: fewName, value: percentile(few, percent / 100) },
      ...(aim === undefined ? {} : { aim: { atMost: aim } }),
    };
  });
}

/** Browsers tell of tasks over 50 ms only: 0 is none. */
function longestFigure(name: string, many: number, few: number): Figure {
  return { name, unit: 'ms', value: many, baseline: { name: fewName, value: few }, aim: { atMost: aimLongestMs } };
}

function memoryFigures(many: Memory, few: Memory): Figure[] {
  const figure = (name: string, value: number | undefined, beside: number | undefined, atMost?: number): Figure[] =>
    value === undefined
      ? []
      : [
          {
            name,
            unit: 'MiB',
            value,
            ...(beside === undefined ? {} : { baseline: { name: fewName, value: beside } }),
            ...(atMost === undefined ? {} : { aim: { atMost } }),
          },
        ];
  return [
    ...figure('memory of the host at the end', many.host?.now, few.host?.now, aimHostMiB),
    ...figure('memory of the host at most', many.host?.peak, few.host?.peak, aimHostMiB),
    ...figure('memory of the page’s process at the end', many.page?.now, few.page?.now),
    ...figure('what the page’s scripts hold', many.heapMiB, few.heapMiB),
  ];
}
