import type { Language } from '#domain/model/choices.ts';
import { filled } from '#domain/report-files/report.ts';
import type { CaseField } from '#domain/rules/case-fields.ts';
import type { ChoiceField, ConditionWords } from '#domain/rules/case-query/condition-sentence.ts';
import { rangeNameOf } from '#domain/rules/case-query/range-names.ts';
import type { Names } from './group-words.ts';
import type { RowTexts } from './row-texts.ts';

interface Known {
  readonly language: Language;
  readonly names: Names;
  readonly fields: readonly CaseField[];
}

/** What conditions are said with in a file. */
export function conditionWords(
  { queues, common, choices, caseFields }: RowTexts,
  { language, names, fields }: Known,
): ConditionWords {
  const lists: Readonly<Record<ChoiceField, Readonly<Record<string, string>>>> = {
    ...{ status: choices.status, priority: common.priority, type: common.type, channel: common.channel },
    ...{ tier: common.tier, sla: queues.sla },
  };
  const ownField = (key: string) => fields.find((field) => field.key === key);
  return {
    field: (field) => queues.field[field],
    choice: (field, value) => lists[field][value] ?? value,
    person: (value) => (value === 'nobody' ? queues.who.nobody : (names.get(value) ?? choices.unknownPerson)),
    team: (value) => names.get(value) ?? queues.who.unknownTeam,
    range(range) {
      if (range.kind === 'dates') return filled(queues.range.between, { from: range.from ?? '…', to: range.to ?? '…' });
      return queues.range[rangeNameOf(range) ?? 'other'];
    },
    level: (level) => filled(queues.level, { level }),
    chosen: (count) => filled(queues.chosen_other, { count }),
    list: (values) => values.join(language === 'en' ? ', ' : '、'),
    is: (field, value) => filled(queues.fieldIs, { field, value }),
    isNot: (field, value) => filled(queues.fieldIsNot, { field, value }),
    not: (field) => filled(queues.notField, { field }),
    own: {
      name: (key) => ownField(key)?.name ?? caseFields.unknown,
      value(key, value) {
        if (typeof value === 'boolean') return value ? caseFields.yes : caseFields.no;
        return ownField(key)?.choices.find((choice) => choice.key === value)?.label ?? String(value);
      },
      between: (from, to) => filled(caseFields.test.betweenWords, { from, to }),
      ...{ filled: caseFields.test.filled, empty: caseFields.test.empty },
    },
  };
}
