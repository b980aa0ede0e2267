import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseField, FieldValue } from '#domain/rules/case-fields.ts';
import { isComposingKey } from './use-composed-text.ts';

interface Props {
  readonly field: CaseField;
  readonly value: FieldValue | null;
  /** Over it; beside the name of the field that stands elsewhere, when left out. */
  readonly label?: string;
  readonly error?: ReactNode;
  readonly autoFocus?: boolean;
  /** With every letter or choice. A number that is none yet stays a text, which does not fit. */
  onChange(value: FieldValue | null): void;
  /** It was left, or finished with Enter: what was entered last counts. */
  onDone?(): void;
  /** Escape. */
  onDrop?(): void;
}

/** A field of the workspace's own, by its kind. */
export function FieldInput(props: Props) {
  const { kind } = props.field;
  if (kind === 'multi-choice') return <Several {...props} />;
  if (kind === 'choice' || kind === 'yes-no') return <OneOf {...props} />;
  return <Typed {...props} />;
}

function common({ field, label, error, autoFocus }: Props) {
  return {
    ...(label === undefined ? { 'aria-label': field.name } : { label }),
    ...(label !== undefined && field.help !== '' ? { description: field.help } : {}),
    ...(autoFocus ? { 'data-autofocus': true } : {}),
    error,
    // The name stands over the field, what helps to fill it in below: fields beside one another stay in line.
    inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const, 'error' as const],
  };
}

function Typed(props: Props) {
  const { field, value, onChange, onDone, onDrop } = props;
  // What is being typed: "1." is a number on its way, and is not written over with "1".
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : String(value));
  const change = (text: string) => {
    setTyped(text);
    onChange(entered(field, text));
  };
  const rest = {
    ...common(props),
    value: shown,
    onBlur: () => {
      setTyped(null);
      onDone?.();
    },
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposingKey(event)) return;
    if (event.key === 'Escape' && onDrop) {
      setTyped(null);
      onDrop();
      event.currentTarget.blur();
    }
    if (event.key === 'Enter' && onDone && !event.shiftKey) event.currentTarget.blur();
  };
  if (field.kind !== 'text')
    return (
      <TextInput
        {...rest}
        type={field.kind === 'date' ? 'date' : 'text'}
        inputMode={field.kind === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    );
  return (
    <Textarea
      {...rest}
      autosize
      minRows={1}
      maxRows={6}
      maxLength={2000}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Digits are taken in full width as well, and with commas between the thousands. */
function entered({ kind }: CaseField, text: string): FieldValue | null {
  if (text.trim() === '') return null;
  if (kind !== 'number') return text;
  const plain = text.normalize('NFKC').replaceAll(',', '').trim();
  const number = Number(plain);
  return plain !== '' && Number.isFinite(number) ? number : text;
}

function OneOf(props: Props) {
  const { field, value, onChange } = props;
  const { t } = useTranslation('case-fields');
  const isYesNo = field.kind === 'yes-no';
  const data = isYesNo
    ? (['yes', 'no'] as const).map((each) => ({ value: each as string, label: t(each) }))
    : offered(field, value === null ? [] : [String(value)]);
  const chosen = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value === null ? null : String(value);
  return (
    <Select
      {...common(props)}
      data={data}
      value={chosen}
      placeholder="–"
      searchable={data.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': t('clear', { field: field.name }) }}
      onChange={(next) => onChange(next === null ? null : isYesNo ? next === 'yes' : next)}
      onBlur={() => props.onDone?.()}
    />
  );
}

function Several(props: Props) {
  const { field, value, onChange } = props;
  const chosen = Array.isArray(value) ? value : [];
  const data = offered(field, chosen);
  const focused = useRef(false);
  return (
    <MultiSelect
      {...common(props)}
      data={data}
      value={[...chosen]}
      placeholder={chosen.length === 0 ? '–' : ''}
      searchable={data.length > 8}
      onChange={(next) => {
        onChange(next.length === 0 ? null : next);
        // One that is taken out by its own button: the field has not been entered, and will not be left.
        if (!focused.current) props.onDone?.();
      }}
      onFocus={() => {
        focused.current = true;
      }}
      onBlur={() => {
        focused.current = false;
        props.onDone?.();
      }}
    />
  );
}

/** What can be chosen, and what was chosen while it could be. */
function offered({ choices }: CaseField, held: readonly string[]) {
  return choices
    .filter(({ key, active }) => active || held.includes(key))
    .map(({ key, label }) => ({ value: key, label }));
}
