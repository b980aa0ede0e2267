import { useTranslation } from 'react-i18next';
import type { BuiltReport } from '#domain/contract/ipc/report-builder-views.ts';
import type { RowsReport } from '#domain/rules/report-builder/saved-report.ts';
import { timeOf } from '#domain/rules/report-builder/subjects.ts';
import { listText } from '../../state/format-list.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useConditionWords } from '../../ui/conditions/use-condition-words.ts';
import { useAbout } from '../export/use-about.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import { useColumnWords } from './use-column-words.ts';

interface Line {
  readonly label: string;
  readonly value: string;
}

/** What a file says of the report in it: what its rows are and how they were chosen, put together and ordered. */
export function useBuiltAbout(): (report: RowsReport, built: BuiltReport, frame: ReportFrame) => readonly Line[] {
  const { t } = useTranslation(['report-builder', 'reports']);
  const locale = useLocale();
  const about = useAbout();
  const { nameOf } = useColumnWords();
  const { sentence } = useConditionWords();
  const line = (label: string, parts: readonly string[]) =>
    parts.length > 0 ? [{ label, value: listText(parts, locale) }] : [];
  return ({ subject, time, conditions, groups, order }, built, frame) => [
    ...line(t('subjectLabel'), [t(`subject.${subject}`)]),
    ...line(t('time'), [nameOf(timeOf(subject, time).time)]),
    ...line(t('conditions'), conditions.map(sentence)),
    ...line(t('groupedBy'), groups.filter((key) => built.columns.includes(key)).map(nameOf)),
    ...line(
      t('order'),
      order
        .filter(({ column }) => !built.lost.includes(column))
        .map(({ column, descending }) => `${nameOf(column)} (${t(`ways.${descending ? 'down' : 'up'}`)})`),
    ),
    ...line(t('count'), [numberText(built.total, locale)]),
    ...about(frame, built.asOf),
  ];
}
