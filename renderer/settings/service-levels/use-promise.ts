import { useTranslation } from 'react-i18next';
import { clockKinds, type ServiceLevel } from '#domain/rules/sla/service-level.ts';
import { listText, sentencesText } from '../../state/format-list.ts';
import { percentText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { usePeople } from '../../state/use-people.ts';

/** What a service level promises, in words. `calendar` is the name of the one it counts by, for a level that has one. */
export function usePromise(): (level: ServiceLevel, calendar: string | undefined) => string {
  const { t } = useTranslation(['sla-settings', 'sla', 'common']);
  const locale = useLocale();
  const { teams } = usePeople();

  const span = (minutes: number): string => {
    const parts = [Math.floor(minutes / 60), minutes % 60] as const;
    const [hours, rest] = [t('promise.hours', { count: parts[0] }), t('promise.minutes', { count: parts[1] })];
    if (parts[0] === 0) return rest;
    return parts[1] === 0 ? hours : t('promise.both', { hours, minutes: rest });
  };
  const cases = ({ fits }: ServiceLevel): string => {
    const parts = {
      tiers: fits.tiers.map((tier) => t(`common:tier.${tier}`)),
      priorities: fits.priorities.map((priority) => t(`common:priority.${priority}`)),
      types: fits.types.map((type) => t(`common:type.${type}`)),
      teams: fits.teamIds.map((id) => teams.find((team) => team.id === id)?.name ?? t('level.goneTeam')),
    };
    const asked = (['tiers', 'priorities', 'types', 'teams'] as const)
      .filter((part) => parts[part].length > 0)
      .map((part) => t(`promise.fits.${part}`, { words: listText(parts[part], locale) }));
    return asked.length > 0 ? t('promise.cases', { what: asked.join(t('promise.and')) }) : t('promise.allCases');
  };
  return (level, calendar) => {
    const { targets, warning, calendarId } = level;
    const clocks = clockKinds.flatMap((kind) => {
      const target = targets[kind];
      return target ? [t(`promise.clock.${kind}`, { span: span(target.minutes) })] : [];
    });
    if (clocks.length === 0) return t('promise.nothing');
    const hours =
      calendarId === null
        ? t('promise.roundTheClock')
        : t('promise.by', { calendar: calendar ?? t('level.goneCalendar') });
    const warned =
      'share' in warning
        ? t('promise.warnShare', { share: percentText(warning.share, locale) })
        : t('promise.warnBefore', { span: span(warning.minutesBefore) });
    const said = t('promise.sentence', { cases: cases(level), clocks: listText(clocks, locale), hours });
    return t('promise.whole', { said: sentencesText([said, warned], locale) });
  };
}
