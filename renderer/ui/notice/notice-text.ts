import { useTranslation } from 'react-i18next';
import type { NoticeView } from '#domain/contract/ipc/notice-views.ts';
import type { Json } from '#domain/model/json.ts';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import { listText, sentencesText } from '../../state/format-list.ts';
import { clockTime, relativeTime } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';

/** An area's own words for fields and their values. */
export interface NoticeWords {
  fieldName(field: string): string;
  valueText(field: string, value: Json): string;
}

/** Longer values are read in their place, not in a sentence. */
const longest = 60;

/** "Priority: you set Urgent; it is now High, changed by 陈晨 at 14:05". */
export function useNoticeText({ fieldName, valueText }: NoticeWords): (notice: NoticeView) => string {
  const { t } = useTranslation();
  const locale = useLocale();
  const failure = useFailureSentence();
  const isLong = (text: string) => text.length > longest || text.includes('\n');
  const brief = (field: string, value: Json) => `“${valueText(field, value)}”`;
  const mineText = ({ field, mine }: NoticeView) => {
    const { add, remove } = itemsOf(mine);
    if (!add || !remove) return brief(field, mine);
    const parts = [
      ...add.map((item) => `+ ${valueText(field, item)}`),
      ...remove.map((item) => `− ${valueText(field, item)}`),
    ];
    return `“${listText(parts, locale)}”`;
  };
  const author = ({ byName, changedAt }: NoticeView) => {
    if (byName === null || changedAt === null) return '';
    const isToday = new Date(changedAt).toDateString() === new Date().toDateString();
    const when = isToday ? clockTime(changedAt, locale) : relativeTime(changedAt, Date.now(), locale);
    return t('notice.by', { name: byName, when });
  };
  return (notice) => {
    const field = fieldName(notice.field);
    const replaced = [notice.mine, notice.now].some((value) => isLong(valueText(notice.field, value)));
    const mine = mineText(notice);
    const now = brief(notice.field, notice.now);
    switch (notice.cause) {
      case 'renumbered':
        return t('notice.renumbered', { mine: String(notice.mine), now: String(notice.now) });
      case 'merged':
        return `${t('notice.merged', { field })}${author(notice)}`;
      case 'changed':
        return `${replaced ? t('notice.replaced', { field }) : t('notice.changed', { field, mine, now })}${author(notice)}`;
      case 'refused':
        return sentencesText(
          [
            `${replaced ? t('notice.refusedText', { field }) : t('notice.refused', { field, mine, now })}${author(notice)}`,
            ...(notice.refusal ? [failure(notice.refusal)] : []),
          ],
          locale,
        );
    }
  };
}

function itemsOf(mine: Json): { readonly add?: readonly Json[]; readonly remove?: readonly Json[] } {
  return typeof mine === 'object' && mine !== null && !Array.isArray(mine) && 'add' in mine
    ? (mine as { add: readonly Json[]; remove: readonly Json[] })
    : {};
}
