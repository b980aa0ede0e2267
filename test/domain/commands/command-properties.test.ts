// For every command, any arguments its schema takes and any world: a decision is made without a throw, from nothing
// but what was named, the same twice, and its changes fit (decideStrictly asserts it); besides, sending it twice does
// what sending it once does, or is refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CommandInput, type CommandName, commands } from '#domain/commands/registry.ts';
import { applyChange } from '#domain/model/change.ts';
import { roles } from '#domain/model/choices.ts';
import { refKey } from '#domain/model/record.ts';
import { caseInputs } from './arbitraries/case-inputs.ts';
import { cooperationInputs } from './arbitraries/cooperation-inputs.ts';
import { customerInputs } from './arbitraries/customer-inputs.ts';
import { goalInputs } from './arbitraries/goal-inputs.ts';
import { knowledgeInputs } from './arbitraries/knowledge-inputs.ts';
import { meetingInputs } from './arbitraries/meeting-inputs.ts';
import { productFeedbackInputs } from './arbitraries/product-feedback-inputs.ts';
import { recommendationInputs } from './arbitraries/recommendation-inputs.ts';
import { reportInputs } from './arbitraries/report-inputs.ts';
import { reportScheduleInputs } from './arbitraries/report-schedule-inputs.ts';
import { serviceReviewInputs } from './arbitraries/service-review-inputs.ts';
import type { InputsOf } from './arbitraries/values.ts';
import { one, time } from './arbitraries/values.ts';
import { workspaceInputs } from './arbitraries/workspace-inputs.ts';
import { worldFor } from './arbitraries/worlds.ts';
import { argsOf, contextOf, decideStrictly, deepFreeze } from './deciding.ts';

const inputs: InputsOf<CommandName> = {
  ...caseInputs,
  ...cooperationInputs,
  ...customerInputs,
  ...goalInputs,
  ...knowledgeInputs,
  ...meetingInputs,
  ...recommendationInputs,
  ...reportInputs,
  ...reportScheduleInputs,
  ...productFeedbackInputs,
  ...serviceReviewInputs,
  ...workspaceInputs,
};

const context = fc
  .tuple(one(roles), fc.uniqueArray(one([1, 2]), { maxLength: 2 }), time)
  .map(([role, teams, happenedAt]) => contextOf(role, teams, happenedAt));

/** Other inputs at every round, where the seed is a given one. */
function further(round: number): { readonly seed?: number } {
  const { seed } = fc.readConfigureGlobal();
  return seed === undefined ? {} : { seed: seed + round };
}

describe.each(Object.keys(commands) as CommandName[])('%s', (name) => {
  test('decides soundly in any world, and again after itself', () => {
    const seen = { accepted: 0, refused: 0 };
    const decideInWorlds = (round: number) =>
      fc.assert(
        fc.property(
          inputs[name] as fc.Arbitrary<CommandInput<typeof name>>,
          worldFor(name),
          context,
          (input, there, by) => {
            const args = argsOf(name, deepFreeze(input));
            const decision = decideStrictly(name, args, there, by);
            seen[decision.ok ? 'accepted' : 'refused']++;
            if (!decision.ok) return;
            const after = new Map(there.present.map((record) => [refKey(record), record]));
            for (const change of decision.changes)
              after.set(refKey(change), applyChange(after.get(refKey(change)), change));
            const again = decideStrictly(name, args, { ...there, present: [...after.values()] }, by);
            if (!again.ok) return;
            const twice = new Map(after);
            for (const change of again.changes)
              twice.set(refKey(change), applyChange(twice.get(refKey(change)), change));
            expect([...twice]).toEqual([...after]);
          },
        ),
        { numRuns: 200, ...further(round) },
      );
    // Some commands fit few worlds: they go on until enough of those came along.
    for (let round = 0; round < 25 && (round === 0 || seen.accepted < 5); round++) decideInWorlds(round);
    // A world in which a command never, or always, succeeds would prove little.
    expect(seen.accepted).toBeGreaterThan(0);
    if (name !== 'organisation.add') expect(seen.refused).toBeGreaterThan(0);
  });
});
