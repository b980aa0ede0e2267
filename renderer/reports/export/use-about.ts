import { useTranslation } from 'react-i18next';
import type { AsOf } from '#domain/contract/ipc/report-views.ts';
import { narrowings } from '#domain/rules/report-pages/narrowings.ts';
import type { Span } from '#domain/rules/report-pages/period.ts';
import { dayOf } from '../../state/calendar-days.ts';
import { useAgent } from '../../state/core-context.tsx';
import { numberText } from '../../state/format-number.ts';
import { minuteTime } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useGroupWords } from '../figures/use-group-words.ts';
import type { ReportFrame } from '../filters/report-frame.ts';

type About = readonly { readonly label: string; readonly value: string }[];

/** What a file has to say of itself: of which days and whose work it is, as of when, and who made it. */
export function useAbout(): (frame: ReportFrame, asOf: AsOf) => About {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const me = useAgent();
  const words = useGroupWords();
  const days = ({ from, to }: Span) => (from === to ? from : t('asOf.days', { from, to }));
  return ({ span, compared, filters, zone }, { at, lastSyncedAt, behind, waiting, devices, reach, archivedBefore }) => {
    const number = (value: number) => numberText(value, locale);
    const line = (label: string, value: string) => [{ label, value }];
    return [
      ...line(t('filter.period'), `${days(span)} (${zone})`),
      ...(compared ? line(t('filter.compare'), days(compared)) : []),
      ...narrowings.flatMap((name) => {
        const values = filters[name] ?? [];
        return values.length === 0
          ? []
          : line(t(`dimension.${name}`), values.map((key) => words(name, key)).join(', '));
      }),
      ...line(t('export.reach'), t(`asOf.reach.${reach}`)),
      ...line(t('export.asOf'), minuteTime(lastSyncedAt ?? at, locale)),
      ...(devices
        ? line(
            t('export.devices'),
            t('export.devicesOf', { current: number(devices.current), known: number(devices.known) }),
          )
        : []),
      ...(archivedBefore !== null && span.from < dayOf(archivedBefore)
        ? line(t('export.archive'), t('asOf.archived', { at: dayOf(archivedBefore) }))
        : []),
      ...(waiting > 0 ? line(t('export.unsent'), number(waiting)) : []),
      ...(behind > 0 ? line(t('export.behind'), number(behind)) : []),
      ...line(t('export.madeBy'), me.name),
    ];
  };
}
