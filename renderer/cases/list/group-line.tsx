import { useTranslation } from 'react-i18next';
import type { GroupCount } from '#domain/contract/ipc/queue-views.ts';
import type { CaseStatus, CaseType, Priority } from '#domain/model/choices.ts';
import type { CaseGroup } from '#domain/rules/case-query/list-shape.ts';
import { numberText } from '../../state/format-number.ts';
import { dayText } from '../../state/format-time.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './group-line.module.css';

/** The heading of cases that stand together, with how many they are. */
export function GroupLine({ by, group }: { readonly by: CaseGroup; readonly group: GroupCount }) {
  const locale = useLocale();
  const name = useGroupName()(by, group);
  return (
    <div className={css.group}>
      <span className="hf-truncate">{name}</span>
      <span className={`${css.count} hf-number`}>{numberText(group.count, locale)}</span>
    </div>
  );
}

function useGroupName() {
  const { t } = useTranslation(['queues', 'common', 'cases']);
  const locale = useLocale();
  return (by: CaseGroup, { key, name }: GroupCount): string => {
    switch (by) {
      case 'status':
        return t(`common:status.${key as CaseStatus}`);
      case 'priority':
        return t(`common:priority.${key as Priority}`);
      case 'type':
        return t(`common:type.${key as CaseType}`);
      case 'day': {
        const [year = 1970, month = 1, day = 1] = (key ?? '').split('-').map(Number);
        return dayText(new Date(year, month - 1, day).getTime(), locale);
      }
      case 'assignee':
        return key === null ? t('common:nobody') : (name ?? t('common:unknownPerson'));
      case 'customer':
        return key === null ? t('cases:list.noCustomer') : (name ?? t('common:unknownPerson'));
      case 'team':
        return name ?? '';
    }
  };
}
