// What a fact says where it is not plain: people, outages, imports, odd orders. The figures of plain cases stand in hand-made.test.ts.
import { describe, expect, test } from 'vitest';
import { factsOfCase } from '#domain/rules/metrics/case-facts.ts';
import { factsOfLoose } from '#domain/rules/metrics/loose-facts.ts';
import { ids } from '../../../builders/ids.ts';
import { minute } from '../../../builders/times.ts';
import { book } from './hand-made-desk.ts';
import { aCall, aFollowUp, at, ToldCase } from './told-case.ts';

const factsOf = (told: ToldCase) => factsOfCase(told.parts, book);
const solvedCase = () => new ToldCase(1, '03-09 09:00', 1).replies('03-09 09:20', 1).becomes('solved', '03-09 10:00');

describe('people', () => {
  test('a solution is theirs who had the case then, whoever has it now', () => {
    const [spell] = factsOf(solvedCase().isGiven('03-09 11:00', 2)).spell ?? [];
    expect(spell?.agentId).toBe(ids.agent(1));
  });

  test('an answer is theirs who wrote it, a wait theirs who has the case', () => {
    const told = new ToldCase(1, '03-09 09:00', 1).replies('03-09 09:20', 2).asks('03-09 10:00');
    expect(factsOf(told).reply?.map(({ agentId }) => agentId)).toEqual([ids.agent(2), ids.agent(1)]);
  });

  test('an answer to how it was is about who had the case when it was solved before, not who solved it again', () => {
    const told = solvedCase()
      .scored('03-09 12:00', 2)
      .becomes('reopened', '03-09 13:00')
      .isGiven('03-09 13:30', 2)
      .becomes('solved', '03-09 14:00')
      .scored('03-09 15:00', 5);
    expect(factsOf(told).survey?.map(({ agentId, isSatisfied }) => [agentId, isSatisfied])).toEqual([
      [ids.agent(1), 0],
      [ids.agent(2), 1],
    ]);
  });

  test('an answer on no case is about who owed the call-back, else about who wrote it down', () => {
    const [survey] = solvedCase().scored('03-09 12:00', 4).parts.surveys;
    const followUp = aFollowUp('03-09 12:00', 3, '03-09 12:00', {});
    const surveys = survey ? [survey] : [];
    const agentOf = (facts: ReturnType<typeof factsOfLoose>) => facts.survey?.map(({ agentId }) => agentId);
    expect(agentOf(factsOfLoose({ teamId: null, tier: null, followUp, surveys }))).toEqual([ids.agent(3)]);
    expect(agentOf(factsOfLoose({ teamId: null, tier: null, surveys }))).toEqual([ids.agent(1)]);
  });
});

describe('dimensions', () => {
  test('are those of the case, on everything that hangs on it', () => {
    const told = new ToldCase(1, '03-09 09:00', 1, { type: 'repair', priority: 'high' })
      .called('03-09 09:30', 2, [1, 0, 0])
      .escalated('03-09 10:00', {});
    const {
      call = [],
      escalation = [],
      spell = [],
    } = factsOfCase({ ...told.parts, tier: 'vip', product: '净水器' }, book);
    for (const fact of [...call, ...escalation, ...spell])
      expect(fact).toMatchObject({
        ...{ caseId: ids.case(1), teamId: ids.team(1), type: 'repair', channel: 'email' },
        ...{ priority: 'high', tier: 'vip', product: '净水器' },
      });
    expect([call.length, escalation.length, spell.length]).toEqual([1, 1, 1]);
  });

  test('are unknown without a case, but for the team and the tier', () => {
    const loose = { teamId: ids.team(2), tier: 'vip' as const, call: aCall('03-09 09:00', 1, [1, 0, 0]) };
    const [call] = factsOfLoose(loose).call ?? [];
    expect(call).toMatchObject({ caseId: null, teamId: ids.team(2), type: null, channel: null, tier: 'vip' });
  });
});

describe('outages', () => {
  /** The first response is due at 10:00, and comes at 11:00. */
  const late = () => new ToldCase(1, '03-12 09:00', 1).replies('03-12 11:00', 1);
  const firstResult = (told: ToldCase) =>
    factsOf(told).promise?.find(({ clock }) => clock === 'first-response')?.result;

  test('an assignment that was long on its way tells of one', () => {
    expect(firstResult(late())).toBe('broken');
    expect(firstResult(late().isGiven('03-12 09:30', 2, undefined, '03-12 12:00'))).toBe('broken-in-outage');
  });

  test('what took five minutes does not, nor what was over before it was due', () => {
    expect(firstResult(late().isGiven('03-12 09:56', 2, undefined, '03-12 10:01'))).toBe('broken');
    expect(firstResult(late().isGiven('03-12 09:30', 2, undefined, '03-12 09:55'))).toBe('broken');
  });

  test('words of the customer that were written down later do not', () => {
    expect(firstResult(late().asks('03-12 09:30', '03-12 12:00'))).toBe('broken');
  });

  test('what an import brought does not', () => {
    const told = new ToldCase(1, '03-12 09:00', 1, { externalId: 'old-1', recordedAt: at('03-14 09:00') });
    expect(firstResult(told.replies('03-12 11:00', null, '03-14 09:00'))).toBe('broken');
  });
});

describe('contacts', () => {
  const contacts = (told: ToldCase) => factsOf(told).case?.map((fact) => [fact.contacts, fact.inOneContact])[0];

  test('messages before an answer are one, those after it another', () => {
    expect(contacts(solvedCase().asks('03-09 09:05').asks('03-09 09:10'))).toEqual([1, 1]);
    expect(contacts(solvedCase().asks('03-09 09:30').asks('03-09 09:40'))).toEqual([2, 0]);
  });

  test('a call counts if it began after the opening, somebody spoke, and the case was not solved yet', () => {
    expect(contacts(solvedCase().called('03-09 08:58', 1, [5, 0, 0]))).toEqual([1, 1]);
    expect(contacts(solvedCase().called('03-09 09:30', 1, [5, 0, 0]))).toEqual([2, 0]);
    expect(contacts(solvedCase().called('03-09 09:30', 1, [0, 0, 0], { outcome: 'no-answer' }))).toEqual([1, 1]);
    expect(contacts(solvedCase().called('03-09 11:00', 1, [5, 0, 0]))).toEqual([1, 1]);
  });

  test('a visit on which nobody was met is none', () => {
    expect(contacts(solvedCase().visited('03-09 09:40', 'not-met'))).toEqual([1, 1]);
    expect(contacts(solvedCase().visited('03-09 09:40', 'resolved'))).toEqual([2, 0]);
  });

  test('nobody knows of a case that is not solved', () => {
    expect(contacts(new ToldCase(1, '03-09 09:00', 1))).toEqual([1, null]);
  });
});

describe('a wait', () => {
  test('is over when the case is finished, without an answer and without a duration', () => {
    const told = new ToldCase(1, '03-09 09:00', 1).becomes('solved', '03-09 10:00');
    expect(factsOf(told).reply).toMatchObject([
      { answeredAt: null, endedAt: at('03-09 10:00'), waitedMs: null, waitedWorkMs: null },
    ]);
  });

  test('goes on where the case is taken up again', () => {
    const told = new ToldCase(1, '03-09 09:00', 1).becomes('solved', '03-09 10:00').becomes('reopened', '03-09 11:00');
    expect(factsOf(told).reply).toMatchObject([{ from: at('03-09 09:00'), endedAt: null }]);
  });

  test('began at the latest when the server knew of it, whatever the clock of the device said', () => {
    const told = new ToldCase(1, '03-09 09:00', 1, { recordedAt: at('03-09 08:50') }).replies('03-09 09:20', 1);
    expect(factsOf(told).reply).toMatchObject([{ from: at('03-09 08:50'), waitedMs: 30 * minute }]);
  });
});

test('a merged case is none of its own, but what was done on it was done', () => {
  const told = new ToldCase(1, '03-09 09:00', 1, { mergedIntoId: ids.case(2) })
    .called('03-09 09:30', 1, [1, 0, 0])
    .scored('03-09 12:00', 4)
    .becomes('closed', '03-09 10:00');
  const facts = factsOf(told);
  expect(Object.entries(facts).flatMap(([kind, found]) => (found.length > 0 ? [kind] : []))).toEqual([
    'call',
    'survey',
  ]);
});

test('a follow-up that was done after it was due is broken when it was due, and has reached the customer', () => {
  const [followUp] =
    factsOfLoose({
      ...{ teamId: null, tier: null },
      followUp: aFollowUp('03-10 12:00', 1, '03-10 13:00', { outcome: 'reached' }),
    }).followUp ?? [];
  expect(followUp).toMatchObject({ result: 'broken', settledAt: at('03-10 12:00'), lateMs: 60 * minute, isReached: 1 });
});
