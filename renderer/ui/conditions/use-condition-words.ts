import { useTranslation } from 'react-i18next';
import type { CaseStatus, CaseType, Channel, Priority, Tier } from '#domain/model/choices.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import {
  type ChoiceField,
  type ConditionWords,
  conditionSentence,
} from '#domain/rules/case-query/condition-sentence.ts';
import type { DayRange } from '#domain/rules/case-query/day-range.ts';
import { rangeNameOf } from '#domain/rules/case-query/range-names.ts';
import { listText } from '../../state/format-list.ts';
import { customText, useCaseFields } from '../../state/use-case-fields.ts';
import { useLocale } from '../../state/use-locale.ts';
import { usePeople } from '../../state/use-people.ts';

/** Conditions as a person would say them. `names` of customers and organisations are those that are known. */
export function useConditionWords() {
  const { t } = useTranslation(['queues', 'case-fields', 'common']);
  const locale = useLocale();
  const { agents, teams } = usePeople();
  const caseFields = useCaseFields();

  const choiceWord = (field: ChoiceField, value: string): string => {
    switch (field) {
      case 'status':
        return t(`common:status.${value as CaseStatus}`);
      case 'priority':
        return t(`common:priority.${value as Priority}`);
      case 'type':
        return t(`common:type.${value as CaseType}`);
      case 'channel':
        return t(`common:channel.${value as Channel}`);
      case 'tier':
        return t(`common:tier.${value as Tier}`);
      case 'sla':
        return t(`sla.${value as 'breached' | 'warned' | 'running' | 'paused'}`);
    }
  };
  const personWord = (value: string): string => {
    if (value === 'me' || value === 'nobody' || value === 'my-teams') return t(`who.${value}`);
    return agents.find(({ id }) => id === value)?.name ?? t('common:unknownPerson');
  };
  const teamWord = (value: string): string =>
    value === 'mine' ? t('who.mine') : (teams.find(({ id }) => id === value)?.name ?? t('who.unknownTeam'));
  const rangeWord = (range: DayRange): string => {
    if (range.kind === 'dates') return t('range.between', { from: range.from ?? '…', to: range.to ?? '…' });
    const name = rangeNameOf(range);
    return name ? t(`range.${name}`) : t('range.other');
  };
  const ownField = (key: string) => caseFields.find((field) => field.key === key);
  const words: ConditionWords = {
    ...{ choice: choiceWord, person: personWord, team: teamWord, range: rangeWord },
    field: (field) => t(`field.${field}`),
    level: (level) => t('level', { level }),
    chosen: (count) => t('chosen', { count }),
    list: (values) => listText(values, locale),
    is: (field, value) => t('fieldIs', { field, value }),
    isNot: (field, value) => t('fieldIsNot', { field, value }),
    not: (field) => t('notField', { field }),
    own: {
      name: (key) => ownField(key)?.name ?? t('case-fields:unknown'),
      value: (key, value) =>
        customText(ownField(key), value, locale, { yes: t('case-fields:yes'), no: t('case-fields:no') }),
      between: (from, to) => t('case-fields:test.betweenWords', { from, to }),
      ...{ filled: t('case-fields:test.filled'), empty: t('case-fields:test.empty') },
    },
  };
  const sentence = (asked: CaseCondition): string => conditionSentence(asked, words);
  return { sentence, choiceWord, personWord, teamWord, rangeWord };
}
