import type { CaseStatus, CaseType, Priority } from '#domain/model/choices.ts';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CaseId } from '#domain/model/ids.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import { teamScope } from '#domain/model/scope.ts';
import { untouched } from '#domain/model/untouched-case.ts';
import { customerIdOf, speaksChinese } from './customers.ts';
import { agentsInTeam } from './people.ts';
import type { Random } from './random.ts';
import * as en from './words-en.ts';
import * as zh from './words-zh.ts';
import { agentIdOf, idOf, randomFor, teamIdOf, type World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
export const firstNumber = 10_001;
/** Every so many cases one has something nearly unheard of in its story. */
const rareEvery = 4000;
const rareAt = 137;

const types: readonly CaseType[] = [
  'inquiry',
  'service-request',
  'complaint',
  'repair',
  'return-exchange',
  'suggestion',
  'praise',
];
const priorities: readonly Priority[] = ['normal', 'normal', 'low', 'high', 'urgent'];
const openStatuses: readonly CaseStatus[] = [
  'open',
  'new',
  'pending-customer',
  'pending-third-party',
  'on-hold',
  'reopened',
];

/** The cases with something rare in them. */
export function rareCases(world: World): readonly number[] {
  const found: number[] = [];
  for (let n = rareAt; n < world.cases; n += rareEvery) found.push(n);
  return found;
}

export function openedAt(world: World, n: number): number {
  return world.begins + Math.floor(((n + 0.5) / world.cases) * (world.now - world.begins - hour));
}

export function caseIdOf(world: World, n: number): CaseId {
  return idOf(world, 'case', n, openedAt(world, n));
}

/** Which team has the nth case; known without making the case. The first teams have more than the last. */
export function teamOfCase(world: World, n: number): number {
  const random = randomFor(world, 'team', n + world.teams);
  return Math.min(random.int(world.teams), random.int(world.teams));
}

/** Open is what came in lately, and a little of what is older. */
function isFinished(world: World, n: number, random: Random): boolean {
  const age = 1 - n / world.cases;
  return random.chance(age < 0.04 ? age * 15 : 0.985);
}

/** The nth case by time of opening: about 700 bytes, two thirds of them in Chinese. */
export function caseAt(world: World, n: number): StoredRecord<'case'> {
  const random = randomFor(world, 'case', n);
  const customer = random.int(world.customers);
  const chinese = speaksChinese(world, customer);
  const team = teamOfCase(world, n);
  const agent = agentIdOf(world, random.pick(agentsInTeam(world, team)));
  const opened = openedAt(world, n);
  const finished = isFinished(world, n, random);
  const active = Math.min(world.now, opened + random.between(5 * minute, 4 * day));
  const teamId = teamIdOf(world, team);
  const fields: FieldsOf<'case'> = {
    number: String(firstNumber + n),
    aliases: [],
    ...textsOf(random, chinese, n % rareEvery === rareAt),
    type: random.favour(types),
    status: finished ? random.pick(['solved', 'closed', 'closed']) : random.favour(openStatuses),
    priority: random.favour(priorities),
    channel: random.pick(['phone', 'phone', 'chat', 'email', 'web']),
    customerId: customerIdOf(world, customer),
    teamId,
    assigneeId: finished || random.chance(0.8) ? agent : null,
    tags: tagsOf(random, chinese),
    openedBy: agent,
    openedAt: opened,
    recordedAt: opened + 900,
    lastActivityAt: active,
    lastMessageId: null,
    ...untouched,
    firstRepliedAt: finished ? opened + random.between(minute, hour) : null,
    solvedAt: finished ? active : null,
    externalId: null,
  };
  return { collection: 'case', id: caseIdOf(world, n), scope: teamScope(teamId), rev: random.between(1, 6), fields };
}

function textsOf(random: Random, chinese: boolean, rare: boolean): { subject: string; description: string } {
  const words = chinese ? zh : en;
  const product = random.pick(words.products);
  const [problem, story] = random.favour<readonly [string, string]>(words.problems);
  const sentences = [story, ownSentence(random, chinese)];
  if (random.chance(0.3)) sentences.push(ownSentence(random, chinese));
  for (let more = random.between(1, 3); more > 0; more--)
    sentences.push(withNumber(random, random.pick(words.circumstances)));
  if (rare) sentences.push(`${random.pick(zh.rarities)}。`);
  return chinese
    ? { subject: `${product}${problem}`, description: sentences.join('') }
    : { subject: `${product}: ${problem}`, description: sentences.join(' ') };
}

function ownSentence(random: Random, chinese: boolean): string {
  const words = chinese ? zh : en;
  const [when, who, deed] = [random.pick(words.whens), random.pick(words.whos), random.pick(words.deeds)];
  const result = withNumber(random, random.pick(words.results));
  return chinese ? `${when}${who}${deed}，${result}` : `${when} ${who} ${deed}, ${result}`;
}

function withNumber(random: Random, sentence: string): string {
  return sentence.replace('%d', random.digits(random.pick([2, 4, 8])));
}

function tagsOf(random: Random, chinese: boolean): string[] {
  const words = chinese ? zh.tags : en.tags;
  return [...new Set(Array.from({ length: random.int(3) }, () => random.favour(words)))];
}
