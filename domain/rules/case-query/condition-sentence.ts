import type { CaseCondition, ConditionField } from './condition.ts';
import type { DayRange } from './day-range.ts';

type Custom = Extract<CaseCondition, { field: 'custom' }>;
type CustomValue = string | number | boolean;

/** Fields whose values have words of their own. */
export type ChoiceField = 'status' | 'priority' | 'type' | 'channel' | 'tier' | 'sla';

/** What conditions are said with, in the reader's language. */
export interface ConditionWords {
  field(field: Exclude<ConditionField, 'custom'>): string;
  choice(field: ChoiceField, value: string): string;
  person(value: string): string;
  team(value: string): string;
  range(range: DayRange): string;
  level(level: number): string;
  /** So many customers or organisations, whose names stand elsewhere. */
  chosen(count: number): string;
  list(values: readonly string[]): string;
  is(field: string, value: string): string;
  isNot(field: string, value: string): string;
  not(field: string): string;
  /** Of fields that the workspace defined itself. */
  readonly own: {
    name(key: string): string;
    value(key: string, value: CustomValue): string;
    between(from: string, to: string): string;
    readonly filled: string;
    readonly empty: string;
  };
}

/** A condition as a person would say it. */
export function conditionSentence(asked: CaseCondition, words: ConditionWords): string {
  const { own } = words;
  if (asked.field === 'custom' && asked.test.is === 'filled')
    return `${own.name(asked.key)} ${asked.test.yes ? own.filled : own.empty}`;
  const field = asked.field === 'custom' ? own.name(asked.key) : words.field(asked.field);
  if ('yes' in asked && asked.field !== 'escalation') return asked.yes ? field : words.not(field);
  const value = valueText(asked, words);
  const isNot =
    ('is' in asked && asked.is === 'none') ||
    (asked.field === 'custom' && asked.test.is === 'none') ||
    ('yes' in asked && !asked.yes);
  return isNot ? words.isNot(field, value) : words.is(field, value);
}

function valueText(asked: CaseCondition, words: ConditionWords): string {
  switch (asked.field) {
    case 'status':
    case 'priority':
    case 'type':
    case 'channel':
    case 'tier':
    case 'sla':
      return words.list(asked.values.map((value) => words.choice(asked.field, value)));
    case 'assignee':
      return words.list(asked.values.map(words.person));
    case 'team':
      return words.list(asked.values.map(words.team));
    case 'tags':
      return words.list(asked.values);
    case 'customer':
    case 'organisation':
      return words.chosen(asked.values.length);
    case 'text':
    case 'number':
      return asked.text;
    case 'escalation':
      return words.level(asked.atLeast);
    case 'custom':
      return customText(asked, words);
    default:
      return 'range' in asked ? words.range(asked.range) : '';
  }
}

function customText({ key, test }: Custom, { own, list }: ConditionWords): string {
  const say = (value: CustomValue | null) => (value === null ? '…' : own.value(key, value));
  if ('values' in test) return list(test.values.map(say));
  if (test.is === 'contains') return test.text;
  return test.is === 'between' ? own.between(say(test.from), say(test.to)) : '';
}
