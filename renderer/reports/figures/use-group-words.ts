import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { callOutcomes, caseTypes, channels, complaintSteps, priorities, tiers } from '#domain/model/choices.ts';
import { weekdays } from '#domain/rules/calendar/business-calendar.ts';
import { complaintCauses } from '#domain/rules/complaint-path.ts';
import { weekdayText } from '../../state/format-day.ts';
import { useLocale } from '../../state/use-locale.ts';
import { usePeople } from '../../state/use-people.ts';

/** What the groups of a dimension are called; what no word is known for keeps its own. */
export function useGroupWords(): (by: string, key: string | null) => string {
  const { t } = useTranslation(['reports', 'common', 'cooperation']);
  const locale = useLocale();
  const { agents, teams } = usePeople();
  return useCallback(
    (by, key) => {
      const among = <T extends string>(all: readonly T[], word: (one: T) => string): string => {
        const known = all.find((one) => one === key);
        return known === undefined ? (key ?? t('withoutGroup')) : word(known);
      };
      const dayText = (number: string | null) => {
        const day = weekdays[Number(number) - 1];
        return day ? weekdayText(day, locale, 'short') : '';
      };
      switch (by) {
        case 'teamId':
          return teams.find(({ id }) => id === key)?.name ?? t('noTeam');
        case 'agentId':
          return key === null ? t('noAgent') : (agents.find(({ id }) => id === key)?.name ?? t('common:unknownPerson'));
        case 'product':
          return key ?? t('noProduct');
        case 'type':
          return among(caseTypes, (type) => t(`common:type.${type}`));
        case 'channel':
          return among(channels, (channel) => t(`common:channel.${channel}`));
        case 'priority':
          return among(priorities, (priority) => t(`common:priority.${priority}`));
        case 'tier':
          return among(tiers, (tier) => t(`common:tier.${tier}`));
        case 'cause':
          return among(complaintCauses, (cause) => t(`cooperation:complaint.causes.${cause}`));
        case 'step':
          return key === 'complete'
            ? t('allSteps')
            : among(complaintSteps, (step) => t(`common:complaintStep.${step}`));
        case 'outcome':
          return among(callOutcomes, (outcome) => t(`common:callOutcome.${outcome}`));
        case 'hour':
          return t('hourOfDay', { hour: key });
        case 'weekday':
          return dayText(key);
        case 'weekday-hour': {
          const [day = '', hour = ''] = (key ?? '').split('-');
          return `${dayText(day)} ${t('hourOfDay', { hour })}`;
        }
        default:
          return key ?? t('withoutGroup');
      }
    },
    [agents, teams, locale, t],
  );
}
