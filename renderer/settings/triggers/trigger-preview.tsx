import { useTranslation } from 'react-i18next';
import { type CaseCondition, conditions as conditionsSchema } from '#domain/rules/case-query/condition.ts';
import type { TriggerContent, TriggerEvent } from '#domain/rules/definitions/trigger.ts';
import { numberText } from '../../state/format-number.ts';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { useSettled } from '../../ui/use-settled.ts';
import css from './triggers.module.css';

const today = { kind: 'days', from: 0, to: 0 } as const;
const shown = 5;

/** What the event itself says of a case that can be seen of it afterwards. */
function leftBy(event: TriggerEvent): readonly CaseCondition[] {
  switch (event.on) {
    case 'created':
      return [{ field: 'openedAt', range: today }];
    case 'updated':
    case 'message':
      return [{ field: 'lastActivityAt', range: today }];
    case 'status':
      return [
        { field: 'lastActivityAt', range: today },
        ...(event.to.length > 0 ? [{ field: 'status' as const, is: 'any' as const, values: event.to }] : []),
      ];
    case 'in-status':
      return [{ field: 'status', is: 'any', values: [event.status] }];
    case 'unanswered':
      return [{ field: 'awaiting', yes: true }];
    case 'deadline':
      return [{ field: 'sla', is: 'any', values: event.when === 'after' ? ['breached'] : ['running', 'warned'] }];
  }
}

/** Which of this device's cases the conditions would let pass: of today's, or of those that wait now. */
export function TriggerPreview({ content: { event, conditions, zone } }: { readonly content: TriggerContent }) {
  const { t } = useTranslation('triggers');
  const locale = useLocale();
  const asked = [...conditions, ...leftBy(event)];
  const settled = useSettled(JSON.stringify(asked), 200) ?? '[]';
  const sound = conditionsSchema.safeParse(JSON.parse(settled));
  const { value } = useQuery(
    'cases.list',
    { queue: 'all', conditions: sound.data ?? [], zone, limit: shown },
    { keepFormer: true },
  );
  if (!sound.success || value === undefined) return null;
  const waits = event.on === 'in-status' || event.on === 'unanswered' || event.on === 'deadline';
  const { total: count, rows } = value;
  const words = { count, formatted: numberText(count, locale) };
  return (
    <div className={css.preview}>
      <p role="status" className={css.count}>
        {count === 0
          ? t(waits ? 'preview.noneNow' : 'preview.none')
          : t(waits ? 'preview.countNow' : 'preview.count', words)}
      </p>
      {rows.length > 0 && (
        <ul className={css.found} aria-label={t('preview.list')}>
          {rows.map(({ id, number, subject }) => (
            <li key={id}>
              <a href={hrefOf('cases', id)}>{`${number} ${subject}`}</a>
            </li>
          ))}
        </ul>
      )}
      <p className={css.hint}>{t('preview.hint')}</p>
    </div>
  );
}
