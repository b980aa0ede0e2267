import { Button, SegmentedControl } from '@mantine/core';
import { UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent, useNavigation } from '../../state/core-context.tsx';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { ListHead } from '../../ui/list-head.tsx';
import css from './care.module.css';

const careLists = ['questions', 'days', 'risks'] as const;
export type CareList = (typeof careLists)[number];

interface Props {
  readonly list: CareList;
  readonly total: number | undefined;
  /** What is listed: by which rule, of which time. */
  readonly children?: ReactNode;
}

/** Which of the lists of care is shown. Who may leave is for leads. */
export function CareHead({ list, total, children }: Props) {
  const { t } = useTranslation('care');
  const locale = useLocale();
  const navigation = useNavigation();
  const shown = isLead(useAgent()) ? careLists : careLists.slice(0, 2);
  return (
    <ListHead
      title={t(`list.${list}`)}
      count={total === undefined ? undefined : numberText(total, locale)}
      actions={
        <Button variant="default" leftSection={<UsersRound size={14} />} onClick={() => navigation.go('customers')}>
          {t('back')}
        </Button>
      }
    >
      <div className={css.lists}>
        <SegmentedControl
          aria-label={t('lists')}
          value={list}
          fullWidth
          onChange={(next) => navigation.go('customers', 'care', next === 'questions' ? {} : { list: next })}
          data={shown.map((value) => ({ value, label: t(`tab.${value}`) }))}
        />
        {children}
      </div>
    </ListHead>
  );
}
