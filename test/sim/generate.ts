import { Random } from './random.ts';
import { type Act, type ColleagueAct, type Fate, fates, type Step } from './steps.ts';

export const deviceCount = 3;

/** Often enough that the usual way is taken through, seldom enough that something goes wrong in most histories. */
const fateWeights: readonly (readonly [number, Fate])[] = [
  [60, 'arrives'],
  ...fates.filter((fate) => fate !== 'arrives').map((fate) => [fate === 'answer-lost' ? 8 : 4, fate] as const),
];

const actWeights: readonly (readonly [number, Act])[] = [
  [5, 'open'],
  [4, 'note'],
  [2, 'reply'],
  [6, 'priority'],
  [3, 'subject'],
  [2, 'description'],
  [3, 'status'],
  [3, 'tag'],
  [2, 'assign'],
  [8, 'move'],
  [1, 'call'],
  [2, 'customer'],
  [2, 'follow-up'],
  [1, 'complete'],
  [3, 'resolve'],
  [1, 'article'],
  [2, 'cancel'],
  [1, 'dismiss'],
];

const colleagueWeights: readonly (readonly [number, ColleagueAct])[] = [
  [3, 'priority'],
  [2, 'status'],
  [1, 'subject'],
  [6, 'move'],
  [1, 'remove'],
  [2, 'slow'],
];

const small = 6;
const few = 2;

type Delivery = Extract<Step, { readonly do: 'deliver' }>;
type Draw<What = Step> = (random: Random) => What;
const device = (random: Random): number => random.below(deviceCount);

/** Small pages find the rare mistakes: a row moves between two of them. */
const pageRows: Draw<number> = (random) =>
  random.weighted([
    [6, 1 + random.below(3)],
    [3, 4 + random.below(6)],
    [1, 1000],
  ]);
const tinyPages: Draw<number> = (random) => 1 + random.below(3);

function deliver(fates: typeof fateWeights, rows: Draw<number>): Draw<Delivery> {
  return (random) => ({
    do: 'deliver',
    device: device(random),
    fate: random.weighted(fates),
    rows: rows(random),
    held: random.chance(15),
  });
}

const act =
  (acts: typeof actWeights): Draw<Extract<Step, { readonly do: 'act' }>> =>
  (random) => ({
    do: 'act',
    device: device(random),
    act: random.weighted(acts),
    on: random.below(small),
    value: random.below(small),
  });

type Fault = Exclude<Step['do'], 'act' | 'deliver' | 'colleague'>;

const faults: { readonly [Name in Fault]: readonly [weight: number, draw: Draw] } = {
  kill: [5, (random) => ({ do: 'kill', device: device(random), after: random.chance(30) ? 0 : 1 + random.below(60) })],
  restart: [2, (random) => ({ do: 'restart', device: device(random) })],
  stray: [4, (random) => ({ do: 'stray', pick: random.below(small) })],
  rights: [5, (random) => ({ do: 'rights', device: device(random), teams: random.below(8) })],
  collect: [3, () => ({ do: 'collect' })],
  'commit-slow': [2, () => ({ do: 'commit-slow' })],
  backup: [3, () => ({ do: 'backup' })],
  restore: [2, (random) => ({ do: 'restore', elsewhere: random.chance(50) })],
  copy: [2, (random) => ({ do: 'copy', device: device(random) })],
  'put-back': [
    2,
    (random) => ({ do: 'put-back', device: device(random), which: random.chance(60) ? 'both' : 'replica' }),
  ],
  'lose-replica': [2, (random) => ({ do: 'lose-replica', device: device(random) })],
  drift: [2, (random) => ({ do: 'drift', device: device(random), on: random.below(small) })],
  clock: [2, (random) => ({ do: 'clock', device: device(random), ms: (random.below(2001) - 1000) * 86_400 })],
  poison: [2, (random) => ({ do: 'poison', device: device(random), on: random.below(small) })],
  foreign: [1, (random) => ({ do: 'foreign', device: device(random) })],
  poke: [2, (random) => ({ do: 'poke', device: device(random) })],
  wait: [3, (random) => ({ do: 'wait', ms: random.pick([1, 500, 3000, 40_000, 40 * 86_400_000]) })],
};

interface Theme {
  readonly on: readonly (Fault | Fate | Act)[];
  /** Steps that come in a row again and again, on one device that has read everything before. */
  readonly motif?: Motif;
}
type Motif = (random: Random, acts: typeof actWeights, fates: typeof fateWeights) => readonly Step[];

/**
 * Most histories dwell on one kind of mishap: mistakes that take several faults of a kind in a row are found a hundred times sooner
 * than by drawing from everything alike.
 */
const themes: readonly Theme[] = [
  { on: [] },
  { on: ['kill', 'restart', 'lose-replica', 'copied', 'stray'] },
  { on: ['rights', 'broken', 'collect', 'restart'] },
  { on: ['backup', 'restore', 'stale', 'answer-lost', 'late', 'stray'] },
  { on: ['copy', 'put-back', 'answer-lost'] },
  { on: ['collect', 'rights', 'copy', 'put-back', 'commit-slow'] },
  { on: ['poison', 'foreign', 'answer-lost', 'cut', 'twice'] },
  { on: ['move', 'priority', 'answer-lost'] },
  { on: ['priority', 'subject', 'status'], motif: wandering },
  { on: ['stale', 'late'], motif: forgetting },
];
const boost = 12;

const colleague: Draw = (random) => ({
  do: 'colleague',
  act: random.weighted(colleagueWeights),
  on: random.below(small),
  value: random.below(small),
});

/** Enough for a device to have read everything. */
const readsAll: readonly Delivery[] = Array.from({ length: 6 }, () => {
  return { do: 'deliver', device: 0, fate: 'arrives', rows: 1000, held: false };
});

/** A case is moved, worked on and moved on before the device reads where it is now; any of that may be left out. */
function wandering(random: Random, acts: typeof actWeights, fates: typeof fateWeights): readonly Step[] {
  const on = random.below(few);
  const moved = (): Step => ({ do: 'colleague', act: 'move', on, value: random.below(small) });
  const worked = (): Step => ({ ...act(acts)(random), on });
  const answered = deliver(fates, tinyPages);
  const steps = [moved(), worked(), answered(random), moved(), answered(random), answered(random)];
  return steps.filter(() => random.chance(85));
}

/** A server forgets what it acknowledged, and some answer of before its restoration comes when everything was read anew. */
function forgetting(random: Random, acts: typeof actWeights, fates: typeof fateWeights): readonly Step[] {
  const reads = readsAll.slice(random.below(readsAll.length));
  const stale = {
    ...deliver(fates, pageRows)(random),
    fate: random.pick(['stale', 'stale', 'late', 'twice'] as const),
  };
  const steps: Step[] = [
    ...[{ do: 'backup' } as const, act(acts)(random), ...readsAll.slice(0, 2)],
    ...[{ do: 'restore', elsewhere: random.chance(70) } as const, ...reads, stale],
  ];
  return steps.filter(() => random.chance(95));
}

/** The history of a seed. */
export function generate(seed: number): readonly Step[] {
  const random = new Random(seed);
  const { on, motif } = random.pick(themes);
  const theme: ReadonlySet<string> = new Set(on);
  const weight = (name: string, usual: number) => (theme.has(name) ? usual * boost : usual);
  const fatesNow = fateWeights.map(([usual, fate]) => [theme.has(fate) ? usual * 3 : usual, fate] as const);
  const actsNow = actWeights.map(([usual, name]) => [theme.has(name) ? usual * 3 : usual, name] as const);
  const faultsNow = Object.entries(faults).map(([name, [usual, draw]]) => [weight(name, usual), draw] as const);
  const draws: readonly (readonly [number, Draw])[] = [
    [30, act(actsNow)],
    [50, deliver(fatesNow, pageRows)],
    [12, colleague],
    [8 + random.below(20), (inner) => inner.weighted(faultsNow)(inner)],
  ];
  // Often only one or two of the devices are at work, so that what is done on one is not thinned out by the others.
  const busy = motif ? 1 : 1 + random.below(deviceCount);
  const first = random.below(deviceCount);
  const length = 8 + random.below(62);
  const steps: Step[] = motif ? [...readsAll] : [];
  while (steps.length < length)
    if (motif && random.chance(40)) steps.push(...motif(random, actsNow, fatesNow));
    else steps.push(random.weighted(draws)(random));
  return steps.map((step) =>
    'device' in step ? { ...step, device: (first + (step.device % busy)) % deviceCount } : step,
  );
}
