import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#domain/contract/ipc/settings-views.ts';
import { languages } from '#domain/model/choices.ts';
import { useSettings } from '../state/core-context.tsx';
import { useProcedure } from '../state/use-command.ts';
import { Section } from '../ui/section.tsx';
import css from './settings.module.css';

const locales = ['system', ...languages] as const;
const themes = ['system', 'light', 'dark'] as const;
const densities = ['compact', 'comfortable'] as const;

/** Language, theme and density of this workstation; each takes effect with the click. */
export function LookSection() {
  const { t } = useTranslation('settings');
  const settings = useSettings((all) => all);
  const { call } = useProcedure();
  const set = (change: Partial<Settings>) => void call('settings.set', change);
  return (
    <Section title={t('look')}>
      <div className={css.lines}>
        <Choice label={t('language')}>
          {(labelledBy) => (
            <SegmentedControl
              aria-labelledby={labelledBy}
              value={settings.locale}
              onChange={(locale) => set({ locale })}
              data={locales.map((value) => ({ value, label: t(`locales.${value}`) }))}
            />
          )}
        </Choice>
        <Choice label={t('theme')}>
          {(labelledBy) => (
            <SegmentedControl
              aria-labelledby={labelledBy}
              value={settings.theme}
              onChange={(theme) => set({ theme })}
              data={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
            />
          )}
        </Choice>
        <Choice label={t('density')} hint={t('densityHint')}>
          {(labelledBy) => (
            <SegmentedControl
              aria-labelledby={labelledBy}
              value={settings.density}
              onChange={(density) => set({ density })}
              data={densities.map((value) => ({ value, label: t(`densities.${value}`) }))}
            />
          )}
        </Choice>
      </div>
    </Section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint?: string;
  children(labelledBy: string): ReactNode;
}

function Choice({ label, hint, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className={css.line}>
      <div className={css.label}>
        <span id={id}>{label}</span>
        {hint && <span className={css.hint}>{hint}</span>}
      </div>
      {children(id)}
    </div>
  );
}
