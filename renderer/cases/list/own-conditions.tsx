import { ActionIcon, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameJson } from '#domain/model/json.ts';
import { condition } from '#domain/rules/case-query/condition.ts';
import { useCaseFields } from '../../state/use-case-fields.ts';
import { CustomTestFields } from '../../ui/conditions/custom-condition.tsx';
import { begunCondition, type CustomCondition } from '../../ui/conditions/custom-tests.ts';
import css from './own-conditions.module.css';

interface Props {
  readonly asked: readonly CustomCondition[];
  onChange(asked: readonly CustomCondition[]): void;
}

// What opens above a popover that holds the focus has to stand in it.
const here = { withinPortal: false } as const;

/** Narrows the list by fields of the workspace's own; one whose value is still missing narrows nothing yet. */
export function OwnConditions({ asked, onChange }: Props) {
  const { t } = useTranslation(['queues', 'case-fields']);
  const fields = useCaseFields();
  const [lines, setLines] = useState(asked);
  const follow = useEffectEvent((told: typeof asked) => {
    if (!sameJson(told, lines.filter(isSound))) setLines(told);
  });
  // Somebody may take all filters away while this is open.
  useEffect(() => follow(asked), [asked]);
  const set = (next: readonly CustomCondition[]) => {
    setLines(next);
    const sound = next.filter(isSound);
    if (!sameJson(sound, asked)) onChange(sound);
  };
  const rest = fields.filter(({ key, active }) => active && !lines.some((line) => line.key === key));
  if (fields.length === 0) return null;
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{t('field.custom')}</legend>
      {lines.map((line) => {
        const field = fields.find(({ key }) => key === line.key);
        return (
          <div key={line.key} className={css.line}>
            <span className={css.name}>{field?.name ?? t('case-fields:unknown')}</span>
            {field && (
              <CustomTestFields
                asked={line}
                field={field}
                missing={undefined}
                comboboxProps={here}
                onChange={(next) => set(lines.map((each) => (each.key === line.key ? next : each)))}
              />
            )}
            <ActionIcon
              className={css.remove ?? ''}
              aria-label={t('editor.removeCondition', { field: field?.name ?? t('case-fields:unknown') })}
              onClick={() => set(lines.filter((each) => each.key !== line.key))}
            >
              <X size={14} />
            </ActionIcon>
          </div>
        );
      })}
      {rest.length > 0 && (
        <Select
          aria-label={t('case-fields:test.add')}
          placeholder={t('case-fields:test.add')}
          data={rest.map(({ key, name }) => ({ value: key as string, label: name }))}
          value={null}
          comboboxProps={here}
          onChange={(key) => {
            const field = rest.find((each) => each.key === key);
            if (field) set([...lines, begunCondition(field)]);
          }}
        />
      )}
    </fieldset>
  );
}

function isSound(asked: CustomCondition): boolean {
  return condition.safeParse(asked).success;
}
