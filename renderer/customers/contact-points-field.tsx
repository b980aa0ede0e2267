import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { contactKinds } from '#domain/model/choices.ts';
import css from './customer-form.module.css';
import type { ContactLine } from './customer-values.ts';

interface Props {
  readonly points: readonly ContactLine[];
  onChange(points: readonly ContactLine[]): void;
}

export function ContactPointsField({ points, onChange }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const set = (line: number, change: Partial<ContactLine>) =>
    onChange(points.map((point) => (point.line === line ? { ...point, ...change } : point)));
  return (
    <fieldset className={css.points}>
      <legend>{t('contacts')}</legend>
      {points.map((point) => (
        <div key={point.line}>
          <div className={css.point}>
            <Select
              aria-label={t('contactKind')}
              value={point.kind}
              allowDeselect={false}
              onChange={(kind) => kind && set(point.line, { kind })}
              data={contactKinds.map((kind) => ({ value: kind, label: t(`common:contactKind.${kind}`) }))}
            />
            <TextInput
              aria-label={t(`common:contactKind.${point.kind}`)}
              value={point.value}
              maxLength={300}
              inputMode={point.kind === 'phone' ? 'tel' : 'text'}
              onChange={(event) => set(point.line, { value: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t('contactLabel')}
              placeholder={t('contactLabelHint')}
              value={point.label}
              maxLength={60}
              onChange={(event) => set(point.line, { label: event.currentTarget.value })}
            />
            <ActionIcon
              aria-label={t('removeContact', { value: point.value || t(`common:contactKind.${point.kind}`) })}
              onClick={() => onChange(points.filter((each) => each.line !== point.line))}
            >
              <X size={14} aria-hidden="true" />
            </ActionIcon>
          </div>
        </div>
      ))}
      <Button
        variant="subtle"
        className={css.addPoint ?? ''}
        leftSection={<Plus size={14} />}
        disabled={points.length >= 30}
        onClick={() => onChange([...points, { line: nextLine(points), kind: 'phone', value: '', label: '' }])}
      >
        {t('addContact')}
      </Button>
    </fieldset>
  );
}

function nextLine(points: readonly ContactLine[]): number {
  return Math.max(0, ...points.map((point) => point.line)) + 1;
}
