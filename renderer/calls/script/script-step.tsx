import { Button } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ScriptStep as Step, stepAfter } from '#domain/rules/script/read-script.ts';
import { Phrases } from './phrases.tsx';
import css from './script-panel.module.css';
import type { ScriptUse } from './script-use.ts';
import type { ReadScript } from './use-scripts.ts';

interface Props {
  readonly of: ReadScript;
  readonly step: Step;
  readonly use: ScriptUse;
  /** The calming phrases of all steps stand over it already. */
  readonly isUpset: boolean;
  onChange(use: ScriptUse): void;
  onInsert(text: string): void;
}

/** What can be said now, and what the caller may answer: the answers have the digits as keys. */
export function ScriptStep({ of: { article, script }, step, use, isUpset, onChange, onInsert }: Props) {
  const { t } = useTranslation('scripts');
  const { path } = use;
  const next = stepAfter(script, step.key);
  const go = (to: string | null) => to !== null && onChange({ ...use, path: [...path, to].slice(-50) });
  const back = () => path.length > 0 && onChange({ ...use, path: path.slice(0, -1) });
  const answers = [
    ...step.answers,
    ...(next ? [{ text: next.title === '' ? t('next') : t('nextStep', { step: next.title }), to: next.key }] : []),
  ];
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step.key);
  useEffect(() => {
    // The answer that was pressed is gone: who works by key goes on at what it led to.
    if (shown.current !== step.key) heading.current?.focus();
    shown.current = step.key;
  }, [step.key]);
  const phrase = (text: string) => ({ articleId: article.id, step: step.title, text });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the digits press the buttons in it
    <div
      className={css.step}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const answer = /^[1-9]$/.test(event.key) ? answers[Number(event.key) - 1] : undefined;
        if (answer) go(answer.to);
        else if (event.key === 'Backspace') back();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <header className={css.stepHead}>
        <h3 ref={heading} tabIndex={-1} className={css.stepTitle}>
          {step.title || article.title}
        </h3>
        {path.length > 0 && (
          <Button variant="subtle" size="compact-xs" leftSection={<ArrowLeft size={12} />} onClick={back}>
            {t('back')}
          </Button>
        )}
      </header>
      {step.hints.map((hint) => (
        <p key={hint} className={css.hint}>
          {hint}
        </p>
      ))}
      <Phrases label={t('toSay')} phrases={step.words.map(phrase)} use={use} onChange={onChange} onInsert={onInsert} />
      {!isUpset && (
        <Phrases
          label={t('calming')}
          calming
          phrases={step.calming.map(phrase)}
          use={use}
          onChange={onChange}
          onInsert={onInsert}
        />
      )}
      {answers.length > 0 && (
        <ul className={css.answers} aria-label={t('answers')}>
          {answers.map(({ text, to }, index) => (
            <li key={`${to}-${text}`}>
              <button type="button" className={css.answer} disabled={to === null} onClick={() => go(to)}>
                {index < 9 && <kbd className={css.digit}>{index + 1}</kbd>}
                <span>{text}</span>
                {to === null && <span className={css.nowhere}>{t('nowhere')}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
