import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { absoluteTime } from '../../state/format-time.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useShownCase } from './shown-case.ts';

/** The place of a line, as an address within the program. */
export function useEntryHref(entry: TimelineEntry): string {
  const { id } = useShownCase();
  return hrefOf('cases', id, { entry: entry.id });
}

/** The same as a Markdown link: pasted into a note it leads there on every device. */
export function useEntryLink(entry: TimelineEntry): string {
  const { t } = useTranslation('timeline');
  const locale = useLocale();
  const { number } = useShownCase();
  const when = absoluteTime(entry.happenedAt, locale);
  const label = t('linkTo', { number, name: entry.authorName, when }).replace(/[\\[\]]/g, '\\$&');
  return `[${label.replace(/\s+/g, ' ').trim()}](${useEntryHref(entry)})`;
}
