import { ActionIcon, Button, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldChoice } from '#domain/rules/definitions/case-field.ts';
import { isComposingKey } from '../../ui/use-composed-text.ts';
import own from './case-fields.module.css';

interface Props {
  readonly choices: readonly FieldChoice[];
  /** Keys of those that cases may hold already: they are retired, not removed. */
  readonly held: ReadonlySet<string>;
  readonly error: string | undefined;
  onChange(choices: readonly FieldChoice[]): void;
}

export function newChoice(): FieldChoice {
  return { key: crypto.randomUUID().slice(0, 8), label: '', active: true };
}

/** The choices line by line, in their order; Enter goes on to the next. */
export function ChoicesField({ choices, held, error, onChange }: Props) {
  const { t } = useTranslation('case-fields');
  const active = choices.filter((choice) => choice.active);
  const retired = choices.filter((choice) => !choice.active);
  const [added, setAdded] = useState<string | null>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (added !== null) list.current?.querySelector<HTMLInputElement>(`[data-choice="${added}"]`)?.focus();
  }, [added]);
  const put = (next: readonly FieldChoice[]) => onChange([...next, ...retired]);
  const change = (key: string, some: Partial<FieldChoice>) =>
    onChange(choices.map((choice) => (choice.key === key ? { ...choice, ...some } : choice)));
  const add = (behind: number) => {
    const choice = newChoice();
    put(active.toSpliced(behind + 1, 0, choice));
    setAdded(choice.key);
  };
  const move = (at: number, by: 1 | -1) => {
    const moved = active[at];
    if (moved) put(active.toSpliced(at, 1).toSpliced(at + by, 0, moved));
  };
  return (
    <fieldset ref={list} className={own.choices}>
      <legend className={own.legend}>{t('settings.choices')}</legend>
      {active.map(({ key, label }, index) => {
        const name = label.trim() === '' ? t('settings.choice', { number: index + 1 }) : label;
        return (
          <div key={key} className={own.choice}>
            <TextInput
              aria-label={t('settings.choice', { number: index + 1 })}
              data-choice={key}
              value={label}
              maxLength={200}
              onChange={(event) => change(key, { label: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (isComposingKey(event) || event.key !== 'Enter') return;
                event.preventDefault();
                add(index);
              }}
            />
            <ActionIcon aria-label={t('settings.up', { name })} disabled={index === 0} onClick={() => move(index, -1)}>
              <ArrowUp size={14} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              aria-label={t('settings.down', { name })}
              disabled={index === active.length - 1}
              onClick={() => move(index, 1)}
            >
              <ArrowDown size={14} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              aria-label={t(held.has(key) ? 'settings.retireChoice' : 'settings.removeChoice', { choice: name })}
              onClick={() =>
                held.has(key) ? change(key, { active: false }) : put(active.filter((choice) => choice.key !== key))
              }
            >
              <X size={14} aria-hidden="true" />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        className={own.add ?? ''}
        variant="subtle"
        leftSection={<Plus size={14} />}
        onClick={() => add(active.length - 1)}
      >
        {t('settings.addChoice')}
      </Button>
      {retired.length > 0 && (
        <div className={own.retired}>
          <span className={own.legend}>{t('settings.retired')}</span>
          <span className={own.hint}>{t('settings.retiredHint')}</span>
          {retired.map(({ key, label }) => (
            <span key={key} className={own.gone}>
              {label}
              <ActionIcon
                aria-label={t('settings.bringBack', { choice: label })}
                onClick={() => change(key, { active: true })}
              >
                <RotateCcw size={14} aria-hidden="true" />
              </ActionIcon>
            </span>
          ))}
        </div>
      )}
      {error !== undefined && (
        <p className={own.failure} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
