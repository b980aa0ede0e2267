import { Button } from '@mantine/core';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { HoldingDetail } from '#domain/contract/ipc/holding-views.ts';
import { useCommand } from '../../state/use-command.ts';
import { useToday } from '../../ui/use-today.ts';
import css from './holdings.module.css';

const months = [1, 3, 6, 12] as const;

/** After a plan was reviewed: when it is reviewed next. */
export function NextReview({ holding }: { readonly holding: HoldingDetail }) {
  const { t } = useTranslation('holdings');
  const { run, running } = useCommand();
  const today = useToday();
  const { id, fields, followUp } = holding;
  const isReviewed = fields.endsOn === null || (followUp !== null && !followUp.isOpen);
  if (fields.kind !== 'plan' || fields.retiredAt !== null || !isReviewed) return null;
  return (
    <fieldset className={css.review}>
      <legend>{t('review.next')}</legend>
      {months.map((count) => (
        <Button
          key={count}
          variant="default"
          loading={running}
          onClick={() =>
            void run('holding.edit', {
              holdingId: id,
              set: { endsOn: dayjs(today).add(count, 'month').format('YYYY-MM-DD') },
            })
          }
        >
          {t('review.in', { count })}
        </Button>
      ))}
    </fieldset>
  );
}
