import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DueField, tomorrowAtNine } from '../ui/due-field.tsx';
import type { Missing, VisitContent } from './visit-content.ts';
import css from './visit-form.module.css';

interface Props {
  readonly content: VisitContent;
  readonly missing: readonly Missing[];
  onChange(comeBack: VisitContent['comeBack']): void;
}

/** What was promised becomes a follow-up with the same click that saves the visit. */
export function ComeBackFields({ content, missing, onChange }: Props) {
  const { t } = useTranslation('visits');
  const { comeBack, note } = content;
  const set = (part: Partial<VisitContent['comeBack']>) => onChange({ ...comeBack, ...part });
  return (
    <div className={css.comeBack}>
      <Switch
        label={t('followUp')}
        checked={comeBack.wanted}
        onChange={(event) =>
          set({ wanted: event.currentTarget.checked, dueAt: comeBack.dueAt ?? tomorrowAtNine(Date.now()) })
        }
      />
      {comeBack.wanted && (
        <div className={css.comeBackFields}>
          <DueField
            label={t('followUpAt')}
            value={comeBack.dueAt}
            onChange={(dueAt) => set({ dueAt })}
            error={missing.includes('dueAt') ? t('missing.dueAt') : undefined}
          />
          <TextInput
            label={t('followUpPromise')}
            placeholder={note.promised.split('\n')[0]}
            value={comeBack.promise}
            maxLength={2000}
            onChange={(event) => set({ promise: event.currentTarget.value })}
            error={missing.includes('promise') ? t('missing.promise') : undefined}
          />
        </div>
      )}
    </div>
  );
}
