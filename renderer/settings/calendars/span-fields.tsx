import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import css from './calendars.module.css';
import { clockMinutes, clockText, readSpan, type SpanText } from './clock-text.ts';

interface Props {
  /** Whose hours they are, for who cannot see where the fields stand. */
  readonly of: string;
  readonly spans: readonly SpanText[];
  /** Say what is wrong; not while a person still types for the first time. */
  readonly checked: boolean;
  onChange(spans: readonly SpanText[]): void;
}

/** The hours of a day: any number of spans, each from a time to a time. */
export function SpanFields({ of, spans, checked, onChange }: Props) {
  const { t } = useTranslation('sla-settings');
  const last = spans.at(-1);
  const add = () => onChange([...spans, last ? { from: last.to, to: '' } : { from: '09:00', to: '18:00' }]);
  return (
    <div className={css.spans}>
      {spans.length === 0 && <span className={css.closed}>{t('calendar.closed')}</span>}
      {spans.map((span, index) => (
        <OneSpan
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place
          key={index}
          of={spans.length > 1 ? t('calendar.spanOf', { day: of, number: index + 1 }) : of}
          span={span}
          checked={checked}
          onChange={(next) => onChange(spans.with(index, next))}
          onRemove={() => onChange(spans.toSpliced(index, 1))}
        />
      ))}
      {spans.length < 24 && (
        <Button
          variant="subtle"
          leftSection={<Plus size={14} />}
          aria-label={t('calendar.addSpanTo', { day: of })}
          onClick={add}
        >
          {t('calendar.addSpan')}
        </Button>
      )}
    </div>
  );
}

interface SpanProps {
  readonly of: string;
  readonly span: SpanText;
  readonly checked: boolean;
  onChange(span: SpanText): void;
  onRemove(): void;
}

function OneSpan({ of, span, checked, onChange, onRemove }: SpanProps) {
  const { t } = useTranslation('sla-settings');
  const read = readSpan(span);
  const problem = checked && 'problem' in read ? read.problem : undefined;
  const wrong = problem && t(problem === 'order' ? 'calendar.badOrder' : 'calendar.badTime');
  const field = (end: 'from' | 'to') => (
    <TextInput
      className={css.time ?? ''}
      aria-label={t(`calendar.${end}`, { day: of })}
      value={span[end]}
      maxLength={8}
      inputMode="numeric"
      placeholder="00:00"
      error={problem === end || (problem === 'order' && end === 'to') ? wrong : undefined}
      onChange={(event) => onChange({ ...span, [end]: event.currentTarget.value })}
      onBlur={() => {
        const minutes = clockMinutes(span[end]);
        if (minutes !== undefined) onChange({ ...span, [end]: clockText(minutes) });
      }}
    />
  );
  return (
    <div className={css.span}>
      {field('from')}
      <span aria-hidden="true">–</span>
      {field('to')}
      <ActionIcon aria-label={t('calendar.removeSpan', { day: of })} onClick={onRemove}>
        <X size={16} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
