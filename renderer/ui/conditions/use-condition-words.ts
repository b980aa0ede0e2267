import { useTranslation } from 'react-i18next';
import type { CaseStatus, CaseType, Channel, Priority, Tier } from '#domain/model/choices.ts';
import type { CaseCondition } from '#domain/rules/case-query/condition.ts';
import type { DayRange } from '#domain/rules/case-query/day-range.ts';
import { listText } from '../../state/format-list.ts';
import { customText, useCaseFields } from '../../state/use-case-fields.ts';
import { useLocale } from '../../state/use-locale.ts';
import { usePeople } from '../../state/use-people.ts';
import type { CustomCondition } from './custom-tests.ts';
import { type ChoiceField, rangeNameOf } from './field-kinds.ts';

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
  const ownField = ({ key }: CustomCondition) => caseFields.find((field) => field.key === key);
  const ownName = (asked: CustomCondition) => ownField(asked)?.name ?? t('case-fields:unknown');
  const customWords = (asked: CustomCondition): string => {
    const { test } = asked;
    const say = (value: string | number | boolean | null) =>
      value === null
        ? '…'
        : customText(ownField(asked), value, locale, { yes: t('case-fields:yes'), no: t('case-fields:no') });
    if ('values' in test) return listText(test.values.map(say), locale);
    if (test.is === 'contains') return test.text;
    return test.is === 'between' ? t('case-fields:test.betweenWords', { from: say(test.from), to: say(test.to) }) : '';
  };
  const valueWords = (asked: CaseCondition): string => {
    switch (asked.field) {
      case 'status':
      case 'priority':
      case 'type':
      case 'channel':
      case 'tier':
      case 'sla':
        return listText(
          asked.values.map((value) => choiceWord(asked.field, value)),
          locale,
        );
      case 'assignee':
        return listText(asked.values.map(personWord), locale);
      case 'team':
        return listText(asked.values.map(teamWord), locale);
      case 'tags':
        return listText(asked.values, locale);
      case 'customer':
      case 'organisation':
        return t('chosen', { count: asked.values.length });
      case 'text':
      case 'number':
        return asked.text;
      case 'escalation':
        return t('level', { level: asked.atLeast });
      case 'custom':
        return customWords(asked);
      default:
        return 'range' in asked ? rangeWord(asked.range) : '';
    }
  };
  const sentence = (asked: CaseCondition): string => {
    if (asked.field === 'custom' && asked.test.is === 'filled')
      return `${ownName(asked)} ${t(asked.test.yes ? 'case-fields:test.filled' : 'case-fields:test.empty')}`;
    const field = asked.field === 'custom' ? ownName(asked) : t(`field.${asked.field}`);
    if ('yes' in asked && asked.field !== 'escalation') return asked.yes ? field : t('notField', { field });
    const value = valueWords(asked);
    const isNot =
      ('is' in asked && asked.is === 'none') ||
      (asked.field === 'custom' && asked.test.is === 'none') ||
      ('yes' in asked && !asked.yes);
    return isNot ? t('fieldIsNot', { field, value }) : t('fieldIs', { field, value });
  };
  return { sentence, choiceWord, personWord, teamWord, rangeWord };
}
