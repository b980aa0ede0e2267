import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { undoChoices } from '#domain/contract/ipc/held-message.ts';
import { useSettings } from '../state/core-context.tsx';
import { useProcedure } from '../state/use-command.ts';
import { Section } from '../ui/section.tsx';
import css from './settings.module.css';

/** How messages are written and sent on this workstation. */
export function WritingSection() {
  const { t } = useTranslation('composer');
  const { call } = useProcedure();
  const undoSeconds = useSettings((settings) => settings.undoSeconds);
  const plainText = useSettings((settings) => settings.plainText);
  const seconds = (value: number) => ({
    value: String(value),
    label: value === 0 ? t('settings.undoNever') : t('settings.undoSeconds', { count: value }),
  });
  return (
    <Section title={t('settings.title')}>
      <div className={css.lines}>
        <div className={css.line}>
          <div className={css.label}>
            <span id="undo-seconds">{t('settings.undo')}</span>
            <span className={css.hint}>{t('settings.undoHint')}</span>
          </div>
          <SegmentedControl
            aria-labelledby="undo-seconds"
            value={String(undoSeconds)}
            onChange={(value) =>
              void call('settings.set', { undoSeconds: undoChoices.find((each) => String(each) === value) ?? 10 })
            }
            data={undoChoices.map(seconds)}
          />
        </div>
        <div className={css.line}>
          <div className={css.label}>
            <span id="plain-text">{t('settings.look')}</span>
          </div>
          <SegmentedControl
            aria-labelledby="plain-text"
            value={plainText ? 'plain' : 'rich'}
            onChange={(value) => void call('settings.set', { plainText: value === 'plain' })}
            data={[
              { value: 'rich', label: t('settings.rich') },
              { value: 'plain', label: t('settings.plain') },
            ]}
          />
        </div>
      </div>
    </Section>
  );
}
