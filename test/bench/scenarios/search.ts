import { fileURLToPath } from 'node:url';
import { type BenchContext, type Figure, isTrial, type Outcome } from '../figures.ts';
import { firstKeystrokes } from '../search/browser-keys.ts';
import type { OurSteps } from '../search/ours-program.ts';
import type { PeerSteps } from '../search/peer-program.ts';
import { type SearchedStore, searchedStore } from '../search/searched-store.ts';
import { askedQuestions, typedQueries } from '../search/typed-queries.ts';
import { median, percentile } from '../statistics.ts';
import { type StepProgram, startSteps } from '../steps/step-program.ts';
import { missingData } from '../texts/data-folder.ts';
import { searchedData } from '../texts/text-pools.ts';

const ourProgram = fileURLToPath(import.meta.resolve('../search/ours-program.ts'));
const peerProgram = fileURLToPath(import.meta.resolve('../search/peer-program.ts'));
const peers = ['MiniSearch', 'FlexSearch', 'FlexSearch, whole words', 'FTS5 trigram'] as const;
const ours = 'Holdfast';
const limit = 8;
const everySet = 99;
const percents = [50, 95, 99];
/** They stand in nearly everything, so that they are looked for the longest. */
const characters = [...'的了是不我有在人这上'];
const suggested = 5;
const aimMs = 50;
const aim = { atMost: aimMs };
const suggestionAimMs = 20;
const suggestedCases = 200;
const besideAimMs = 100;
/** All of a store in memory takes its space. */
const nodeArgs = ['--expose-gc', '--max-old-space-size=16000'];

interface Asked {
  readonly ms: number;
  readonly hits: number;
}

/** An engine that holds all texts and can be asked. */
interface Ready {
  readonly name: string;
  readonly buildMs: number;
  readonly bytes: number | null;
  readonly coldMs: number;
  ask(typed: readonly string[]): Promise<readonly Asked[]>;
  answer(questions: readonly string[]): Promise<readonly number[]>;
  memory(): Promise<number>;
  stop(): Promise<void>;
}

interface Measured extends Pick<Ready, 'name' | 'buildMs' | 'bytes' | 'coldMs'> {
  /** Of several rounds over the same queries, in their order. */
  readonly rounds: readonly (readonly Asked[])[];
  readonly answers: readonly number[];
  readonly memory: number;
}

/** From so many on a word is common, from so many on rare: of a hundred thousand rows of the indexes. */
const bands = [
  { name: 'rare words (under 20 of 100,000 texts)', least: 0, below: 0.0002 },
  { name: 'words in between', least: 0.0002, below: 0.01 },
  { name: 'common words (over 1,000 of 100,000)', least: 0.01, below: Number.POSITIVE_INFINITY },
];

/** One box over everything, beside what else could look through the same texts. */
export async function benchSearch(context: BenchContext): Promise<Outcome> {
  const missing = missingData(searchedData);
  if (missing.length > 0) return outcome(undefined, [], [`nothing to search through without ${missing.join(', ')}`]);
  context.say('filling a store with what people wrote');
  const store = await searchedStore(context);
  const typed = typedQueries();
  context.say(ours);
  const { ready, longest, frequencies, inThread } = await startOurs(store, typed);
  const engines = [ready];
  for (const peer of peers) {
    context.say(peer);
    engines.push(await startPeer(context, store, typed, peer));
  }
  const measured = await measureByTurns(context, engines, typed);
  const figures = [
    ...measured.flatMap((each) => timesOf(each, frequencies, store)),
    ...inThread,
    ...measured.flatMap((each) => costsOf(each, store)),
    { name: `${ours}: longest slice of a rebuild`, unit: 'ms', value: longest, aim } as const,
    ...(await keystrokes(context, store)),
    ...(await qualities(context)),
  ];
  return outcome(store, figures, []);
}

async function startOurs({ path }: SearchedStore, typed: readonly string[]) {
  const builder = await startSteps<OurSteps>(ourProgram, { nodeArgs });
  await builder.ask('open', { path });
  const { ms: buildMs, longest } = await builder.ask('rebuild');
  const frequencies = await builder.ask('frequency', { typed });
  const bytes = await builder.ask('indexBytes');
  const inThread = [
    ...(await throughThread(builder, 'all queries', typed)),
    ...(await throughThread(builder, 'one character', characters)),
    ...(await besideCases(builder)),
  ];
  await builder.ask('end');
  await builder.stop();

  const begin = performance.now();
  const program = await startSteps<OurSteps>(ourProgram, { nodeArgs });
  await program.ask('open', { path });
  await program.ask('ask', { typed: typed.slice(0, 1), limit });
  const coldMs = performance.now() - begin;
  const ready: Ready = { name: ours, buildMs, bytes, coldMs, ...asking(program) };
  return { ready, longest, frequencies, inThread };
}

/** As the program searches, beside its own thread: what that waits for at most meanwhile is what a commit or a frame would. */
async function throughThread(program: StepProgram<OurSteps>, what: string, typed: readonly string[]) {
  const { asked, wait } = await program.ask('askInThread', { typed, limit });
  const times = asked.map(({ ms }) => ms);
  return [
    ...percents.map((percent): Figure => {
      const name = `${ours}: through its thread, ${what} p${percent}`;
      return { name, unit: 'ms', value: percentile(times, percent / 100), ...(percent === 95 ? { aim } : {}) };
    }),
    { name: `${ours}: longest wait of its own thread meanwhile, ${what}`, unit: 'ms', value: wait, aim } as const,
  ];
}

/** What may help, as a case is opened: its subject and its customer's last message are the question. */
async function besideCases(program: StepProgram<OurSteps>): Promise<readonly Figure[]> {
  const times = await program.ask('suggest', { cases: suggestedCases, limit: suggested });
  return percents.map((percent) => ({
    name: `${ours}: through its thread, suggestions beside a case p${percent}`,
    unit: 'ms',
    value: percentile(times, percent / 100),
    ...(percent === 95 ? { aim: { atMost: besideAimMs } } : {}),
  }));
}

async function startPeer(
  context: BenchContext,
  { file }: SearchedStore,
  typed: readonly string[],
  name: string,
): Promise<Ready> {
  const begin = performance.now();
  const program = await startSteps<PeerSteps>(peerProgram, { nodeArgs, args: [name, context.folder] });
  const { ms: buildMs, bytes } = await program.ask('build', { file });
  await program.ask('ask', { typed: typed.slice(0, 1), limit });
  const coldMs = performance.now() - begin;
  return { name, buildMs, bytes, coldMs, ...asking(program) };
}

type AskedSteps = Pick<OurSteps & PeerSteps, 'ask' | 'answer' | 'memory'>;

function asking(program: StepProgram<AskedSteps>): Pick<Ready, 'ask' | 'answer' | 'memory' | 'stop'> {
  return {
    ask: (typed) => program.ask('ask', { typed, limit }),
    answer: (questions) => program.ask('answer', { questions, limit: suggested }),
    memory: () => program.ask('memory'),
    stop: () => program.stop(),
  };
}

/** All of them are there, and none is asked while another is: other work on the machine makes none of them slower than the others. */
async function measureByTurns(
  { runs, say }: BenchContext,
  engines: readonly Ready[],
  typed: readonly string[],
): Promise<readonly Measured[]> {
  const questions = askedQuestions();
  const measured = engines.map(({ name, buildMs, bytes, coldMs }) => ({
    ...{ name, buildMs, bytes, coldMs, memory: 0 },
    rounds: [] as (readonly Asked[])[],
    answers: [] as number[],
  }));
  const each = async (work: (engine: Ready, into: (typeof measured)[number]) => Promise<void>): Promise<void> => {
    for (const [index, engine] of engines.entries()) {
      const into = measured[index];
      if (into) await work(engine, into);
    }
  };
  say('asking by turns');
  for (let run = 0; run < runs; run++) {
    await each(async (engine, into) => {
      into.rounds.push(await engine.ask(typed));
      into.answers.push(...(await engine.answer(questions)));
    });
  }
  await each(async (engine, into) => {
    into.memory = await engine.memory();
    await engine.stop();
  });
  return measured;
}

/** What a query takes: the median of its rounds. */
function timesBy({ rounds }: Measured): readonly number[] {
  return (rounds[0] ?? []).map((_, query) => median(rounds.map((round) => round[query]?.ms ?? 0)));
}

function timesOf(measured: Measured, frequencies: readonly number[], { texts }: SearchedStore): readonly Figure[] {
  const times = timesBy(measured);
  const within = bands.map(({ name, least, below }) => {
    const chosen = times.filter((_, query) => {
      const share = (frequencies[query] ?? 0) / texts;
      return share >= least && share < below;
    });
    return { name: `${name}, ${chosen.length} of ${times.length} queries`, chosen };
  });
  return [{ name: 'all queries', chosen: times }, ...within]
    .filter(({ chosen }) => chosen.length > 0)
    .flatMap(({ name, chosen }) =>
      percents.map(
        (percent): Figure => ({
          name: `${measured.name}: ${name} p${percent}`,
          unit: 'ms',
          value: percentile(chosen, percent / 100),
          ...(percent === 95 && measured.name === ours ? { aim } : {}),
        }),
      ),
    );
}

function costsOf(measured: Measured, { texts, textBytes }: SearchedStore): readonly Figure[] {
  const { name, buildMs, bytes, rounds, answers, coldMs, memory } = measured;
  const first = rounds[0] ?? [];
  const p95 = percentile(timesBy(measured), 0.95);
  const answered = first.filter(({ hits }) => hits > 0).length / first.length;
  return [
    { name: `${name}: queries that find something`, unit: 'of 1', value: answered },
    {
      name: `${name}: the five best articles for a question p95`,
      unit: 'ms',
      value: percentile(answers, 0.95),
      ...(name === ours ? { aim: { atMost: suggestionAimMs } } : {}),
    },
    { name: `${name}: texts indexed a second`, unit: 'rows/s', value: (texts / buildMs) * 1000 },
    ...(bytes === null
      ? []
      : [{ name: `${name}: bytes of the index for a byte of text`, unit: 'x', value: bytes / textBytes } as const]),
    { name: `${name}: memory of the process`, unit: 'MiB', value: memory },
    { name: `${name}: from starting the process until the first answer`, unit: 'ms', value: coldMs },
    { name: `${name}: memory times p95`, unit: 'MiB·ms', value: memory * p95 },
  ];
}

/** Not of a trial: it wants a browser and the bundle of the page. */
async function keystrokes(context: BenchContext, { path }: SearchedStore): Promise<readonly Figure[]> {
  if (isTrial(context)) return [];
  context.say('the first key in a browser');
  const samples = await firstKeystrokes(context, path);
  return percents.map((percent) => ({
    name: `${ours}: from the first key in the search field until the frame that shows what it finds p${percent}`,
    unit: 'ms',
    value: percentile(samples, percent / 100),
    samples: { count: samples.length, least: Math.min(...samples), most: Math.max(...samples) },
  }));
}

/** The peers on the judged questions; ours is measured by `relevance`. */
async function qualities(context: BenchContext): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const peer of peers) {
    const program = await startSteps<PeerSteps>(peerProgram, { nodeArgs, args: [peer, context.folder] });
    for (const { set, mrr } of await program.ask('judge', { sets: isTrial(context) ? 2 : everySet }))
      figures.push({ name: `${peer}: ${set}: MRR@10`, unit: 'of 1', value: mrr });
    await program.stop();
  }
  return figures;
}

function outcome(store: SearchedStore | undefined, figures: readonly Figure[], leftOut: readonly string[]): Outcome {
  return {
    scenario: 'search',
    what: 'the first eight of each kind for 200 pieces of real questions, over cases, timelines, customers and articles; peers on the same texts',
    rows: store?.rows ?? {},
    bytes: store?.textBytes ?? 0,
    figures,
    baselines: [],
    leftOut,
  };
}
