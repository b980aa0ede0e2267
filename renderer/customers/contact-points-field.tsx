import { ActionIcon, Button, Checkbox, Select, TextInput } from '@mantine/core';
import { ChevronDown, ChevronUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactKinds } from '#domain/model/choices.ts';
import css from './customer-form.module.css';
import type { ContactLine } from './customer-values.ts';
import { HoursField } from './hours-field.tsx';

interface Props {
  readonly points: readonly ContactLine[];
  onChange(points: readonly ContactLine[]): void;
}

export function ContactPointsField({ points, onChange }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const set = (line: number, change: Partial<ContactLine>) =>
    onChange(
      points.map((point) => {
        if (point.line === line) return { ...point, ...change };
        // One is preferred at most.
        return change.preferred ? { ...point, preferred: false } : point;
      }),
    );
  return (
    <fieldset className={css.points}>
      <legend>{t('contacts')}</legend>
      {points.map((point) => (
        <PointFields
          key={point.line}
          point={point}
          onChange={(change) => set(point.line, change)}
          onRemove={() => onChange(points.filter((each) => each.line !== point.line))}
        />
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

interface PointProps {
  readonly point: ContactLine;
  onChange(change: Partial<ContactLine>): void;
  onRemove(): void;
}

function PointFields({ point, onChange, onRemove }: PointProps) {
  const { t } = useTranslation(['customers', 'common', 'service-file']);
  const [open, setOpen] = useState(Boolean(point.verified || point.preferred || point.doNotContact));
  const named = { value: point.value || t(`common:contactKind.${point.kind}`) };
  return (
    <div>
      <div className={css.point}>
        <Select
          aria-label={t('contactKind')}
          value={point.kind}
          allowDeselect={false}
          onChange={(kind) => kind && onChange({ kind })}
          data={contactKinds.map((kind) => ({ value: kind, label: t(`common:contactKind.${kind}`) }))}
        />
        <TextInput
          aria-label={t(`common:contactKind.${point.kind}`)}
          value={point.value}
          maxLength={300}
          inputMode={point.kind === 'phone' ? 'tel' : 'text'}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
        <TextInput
          aria-label={t('contactLabel')}
          placeholder={t('contactLabelHint')}
          value={point.label}
          maxLength={60}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
        />
        <ActionIcon
          aria-label={t('service-file:more', named)}
          title={t('service-file:moreHint')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronUp size={14} aria-hidden="true" /> : <ChevronDown size={14} aria-hidden="true" />}
        </ActionIcon>
        <ActionIcon aria-label={t('removeContact', named)} onClick={onRemove}>
          <X size={14} aria-hidden="true" />
        </ActionIcon>
      </div>
      {open && (
        <div className={css.marks}>
          <Checkbox
            label={t('service-file:preferred')}
            checked={point.preferred ?? false}
            onChange={(event) => onChange({ preferred: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('service-file:verified')}
            checked={point.verified ?? false}
            onChange={(event) => onChange({ verified: event.currentTarget.checked })}
          />
          <HoursField value={point.doNotContact ?? null} onChange={(doNotContact) => onChange({ doNotContact })} />
        </div>
      )}
    </div>
  );
}

function nextLine(points: readonly ContactLine[]): number {
  return Math.max(0, ...points.map((point) => point.line)) + 1;
}
