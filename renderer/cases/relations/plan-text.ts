import { sameJson } from '#domain/model/json.ts';
import type { EmergencyPlan } from '#domain/rules/definitions/emergency-plan.ts';

export interface PlanText {
  readonly steps: string;
  readonly tell: string;
  readonly updates: string;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `who: how` in a line each; texts apart by an empty line, the first line of each its title. */
export function planFrom({ steps, tell, updates }: PlanText): EmergencyPlan {
  return {
    steps: linesOf(steps),
    tell: linesOf(tell).map((line) => {
      const [, who = line, how = ''] = /^([^:：]+)[:：]\s*(.*)$/.exec(line) ?? [];
      return { who: who.trim(), how: how.trim() };
    }),
    updates: updates
      .split(/\n\s*\n/)
      .map(linesOf)
      .flatMap(([title, ...rest]) => (title === undefined ? [] : [{ title, text: rest.join('\n') || title }])),
  };
}

/** The same the other way round. */
export function textOf({ steps, tell, updates }: EmergencyPlan): PlanText {
  return {
    steps: steps.join('\n'),
    tell: tell.map(({ who, how }) => (how === '' ? who : `${who}: ${how}`)).join('\n'),
    updates: updates.map(({ title, text }) => (text === title ? title : `${title}\n${text}`)).join('\n\n'),
  };
}

/** Whether nothing of it is lost as plain lines; one that was made elsewhere may have an empty line within a text. */
export function isPlain(plan: EmergencyPlan): boolean {
  return sameJson(planFrom(textOf(plan)), plan);
}
