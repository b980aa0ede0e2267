import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  CallDirection,
  CallOutcome,
  CaseStatus,
  CaseType,
  Channel,
  FollowUpKind,
  FollowUpOutcome,
  MessageChannel,
  Mood,
  Priority,
  Tier,
} from '#domain/model/choices.ts';
import type { Cell } from '#domain/report-files/report.ts';
import { type BuilderColumn, type ChoiceList, columnsOf } from '#domain/rules/report-builder/columns.ts';
import { subjects } from '#domain/rules/report-builder/subjects.ts';
import { sayValue } from '#domain/rules/report-pages/say-value.ts';
import { exactText, numberText } from '../../state/format-number.ts';
import { minuteTime } from '../../state/format-time.ts';
import { useCaseFields } from '../../state/use-case-fields.ts';
import { useLocale } from '../../state/use-locale.ts';

const builtIn = new Set(subjects.flatMap((subject) => columnsOf(subject, []).map(({ key }) => key)));

/** What columns of a report are called, and what their values say. */
export function useColumnWords() {
  const { t } = useTranslation(['report-builder', 'reports', 'common']);
  const locale = useLocale();
  const fields = useCaseFields();
  return useMemo(() => {
    const word = (list: ChoiceList, value: string): string => {
      switch (list) {
        case 'status':
          return t(`common:status.${value as CaseStatus}`);
        case 'type':
          return t(`common:type.${value as CaseType}`);
        case 'channel':
          return t(`common:channel.${value as Channel}`);
        case 'priority':
          return t(`common:priority.${value as Priority}`);
        case 'tier':
          return t(`common:tier.${value as Tier}`);
        case 'callDirection':
          return t(`common:callDirection.${value as CallDirection}`);
        case 'callOutcome':
          return t(`common:callOutcome.${value as CallOutcome}`);
        case 'mood':
          return t(`common:mood.${value as Mood}`);
        case 'followUpKind':
          return t(`common:followUpKind.${value as FollowUpKind}`);
        case 'followUpOutcome':
          return t(`common:followUpOutcome.${value as FollowUpOutcome}`);
        case 'messageChannel':
          return t(`common:messageChannel.${value as MessageChannel}`);
        case 'result':
          return t(`result.${value as 'kept'}`);
      }
    };
    const numbers = (kind: BuilderColumn['kind'], value: number): string => {
      if (kind === 'duration') return sayValue(value, 'ms', locale);
      if (kind === 'moment') return minuteTime(value, locale);
      return kind === 'count' ? numberText(value, locale) : exactText(value, locale);
    };
    return {
      word,
      nameOf: (key: string): string => {
        if (builtIn.has(key)) return t(`column.${key as 'number'}`);
        return fields.find((field) => key === `custom.${field.key}`)?.name ?? t('lostColumn');
      },
      /** Nothing of what has no value. */
      textOf: ({ choices, kind }: BuilderColumn, cell: Cell): string => {
        if (cell === null) return '';
        if (typeof cell === 'boolean') return t(cell ? 'reports:rows.yes' : 'reports:rows.no');
        if (typeof cell === 'number') return numbers(kind, cell);
        return choices ? word(choices, cell) : cell;
      },
      /** Of rows that have no value in common. */
      noneOf: ({ names }: BuilderColumn): string => {
        if (names === 'agent') return t('reports:noAgent');
        return t(names === 'team' ? 'reports:noTeam' : 'reports:withoutGroup');
      },
      summaryOf: ({ kind, summary }: BuilderColumn, value: number): string => {
        if (summary === 'share') return sayValue(value, 'share', locale);
        return summary === 'mean' ? sayValue(value, 'score', locale) : numbers(kind, value);
      },
    };
  }, [t, locale, fields]);
}
