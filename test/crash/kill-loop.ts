import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { TeamId } from '#domain/model/ids.ts';
import { type Seeded, seeded } from '../harness/seeded.ts';
import { everybodysPassword } from '../harness/team-server.ts';
import { TestDevice } from '../harness/test-device.ts';
import { allSent, checkDraft, checkHost, checkServer } from './check-round.ts';
import { Desk } from './desk.ts';
import { WritingAgent } from './writing-agent.ts';

export const victims = ['host', 'server', 'both'] as const;
export type Victim = (typeof victims)[number];

export interface Round {
  readonly round: number;
  readonly victim: Victim;
  /** Acknowledged as saved in this round. */
  readonly saved: number;
  /** Milliseconds from the start of the killed host until its list could be read; null when it was not killed. */
  readonly hostMs: number | null;
  /** Milliseconds from the start of the killed server until it served. */
  readonly serverMs: number | null;
  /** Milliseconds from then until nothing waited any more. */
  readonly settledMs: number;
}

interface RoundParts {
  readonly desk: Desk;
  readonly agent: WritingAgent;
  readonly random: Seeded;
  readonly victim: Victim;
  readonly teamId: TeamId;
}

export interface KillLoopOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly folder: string;
  /** Empty for the embedded database. */
  readonly databaseUrl: string;
  readonly tell: (round: Round) => void;
}

export interface KillLoopResult {
  readonly rounds: readonly Round[];
  readonly acknowledged: number;
}

/**
 * Kills the host, the server or both at a moment chosen by the seed, while an agent writes, and starts them again. Throws when something
 * that was said to be saved is lost or doubled. The same seed writes and kills in the same way; what the processes were doing at that
 * very moment is theirs.
 */
export async function runKillLoop(options: KillLoopOptions): Promise<KillLoopResult> {
  const random = seeded(options.seed);
  const desk = new Desk(options.folder, options.databaseUrl);
  const teamId = await desk.open();
  const colleague = await TestDevice.signIn(desk.serverUrl, { login: 'ben', password: everybodysPassword });
  const agent = new WritingAgent(seeded(options.seed + 1));
  const rounds: Round[] = [];
  try {
    await allSent(desk.client);
    for (let round = 1; round <= options.rounds; round++) {
      const before = agent.acknowledged.length;
      const victim = random.pick(victims);
      const times = await killRound({ desk, agent, random, victim, teamId });
      await checkServer(colleague, agent);
      await checkHost(desk.client, agent, before);
      const result = { round, victim, saved: agent.acknowledged.length - before, ...times };
      rounds.push(result);
      options.tell(result);
    }
    assert.ok(agent.acknowledged.length > rounds.length, 'hardly anything was written');
    return { rounds, acknowledged: agent.acknowledged.length };
  } catch (error) {
    const where = `round ${rounds.length + 1}; again with --seed ${options.seed} --rounds ${rounds.length + 1}`;
    throw new Error(`The kill loop failed in ${where}\n${desk.output()}`, { cause: error });
  } finally {
    await desk.close();
  }
}

type Times = Pick<Round, 'hostMs' | 'serverMs' | 'settledMs'>;

async function killRound(parts: RoundParts): Promise<Times> {
  const { desk, agent, random, victim, teamId } = parts;
  let isOver = false;
  const writing = agent.write(desk.client, teamId, () => isOver);
  // Sometimes at once, in the middle of the first push; sometimes when hundreds have been said to be saved.
  await wait(random.pick([20, 100, 400, 900]) * random.next());
  const kills = [
    ...(victim === 'host' ? [] : [() => desk.killServer()]),
    ...(victim === 'server' ? [] : [() => desk.killHost()]),
  ];
  if (random.next() < 0.5) kills.reverse();
  for (const kill of kills) {
    await kill();
    // Whoever is left goes on alone for a while.
    await wait(random.below(250));
  }
  isOver = true;
  await writing;
  return await restart(parts);
}

async function restart({ desk, agent, random, victim }: RoundParts): Promise<Times> {
  let hostMs: number | null = null;
  let serverMs: number | null = null;
  const starts = [
    ...(victim === 'host' ? [] : [async () => (serverMs = await desk.startServer())]),
    ...(victim === 'server'
      ? []
      : [
          async () => {
            hostMs = await desk.startHost();
            await checkDraft(desk.client, agent);
          },
        ]),
  ];
  if (random.next() < 0.5) starts.reverse();
  for (const start of starts) await start();
  const startedAt = performance.now();
  await allSent(desk.client);
  return { hostMs, serverMs, settledMs: performance.now() - startedAt };
}
