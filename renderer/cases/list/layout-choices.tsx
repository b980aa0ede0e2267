import { ActionIcon, Popover, Select } from '@mantine/core';
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  type CaseColumn,
  type CaseGroup,
  caseColumns,
  caseGroups,
  type ListLayout,
} from '#domain/rules/case-query/list-shape.ts';
import css from './layout-choices.module.css';

interface Props {
  readonly layout: ListLayout;
  onChange(change: Partial<ListLayout>): void;
}

/** Which columns the list shows and in what order, and by what its cases stand together. */
export function LayoutChoices({ layout, onChange }: Props) {
  const { t } = useTranslation('queues');
  const { columns, group } = layout;
  const rest = caseColumns.filter((column) => !columns.includes(column));
  const move = (column: CaseColumn, by: 1 | -1) => {
    const next = columns.filter((each) => each !== column);
    next.splice(columns.indexOf(column) + by, 0, column);
    onChange({ columns: next });
  };
  return (
    <Popover position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={30} aria-label={t('layout')} title={t('layout')}>
          <Columns3 size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Select
          label={t('groupBy')}
          data={[
            { value: '', label: t('flat') },
            ...caseGroups.map((value) => ({ value, label: t(`group.${value}`) })),
          ]}
          value={group ?? ''}
          allowDeselect={false}
          onChange={(chosen) => onChange({ group: (chosen || null) as CaseGroup | null })}
          comboboxProps={{ withinPortal: false }}
        />
        <fieldset className={css.columns}>
          <legend className={css.legend}>{t('columns')}</legend>
          {[...columns, ...rest].map((column) => {
            const at = columns.indexOf(column);
            const name = t(`column.${column}`);
            return (
              <div key={column} className={css.column}>
                <label className={css.choice}>
                  <input
                    type="checkbox"
                    checked={at >= 0}
                    onChange={() =>
                      onChange({ columns: at >= 0 ? columns.filter((each) => each !== column) : [...columns, column] })
                    }
                  />
                  {name}
                </label>
                {at >= 0 && (
                  <>
                    <ActionIcon
                      size={24}
                      disabled={at === 0}
                      aria-label={t('earlier', { name })}
                      onClick={() => move(column, -1)}
                    >
                      <ArrowUp size={13} />
                    </ActionIcon>
                    <ActionIcon
                      size={24}
                      disabled={at === columns.length - 1}
                      aria-label={t('later', { name })}
                      onClick={() => move(column, 1)}
                    >
                      <ArrowDown size={13} />
                    </ActionIcon>
                  </>
                )}
              </div>
            );
          })}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
