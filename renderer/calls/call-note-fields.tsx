import { Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { callOutcomes, moods } from '#domain/model/choices.ts';
import { ChoiceChips } from '../ui/choice-chips.tsx';
import { DueField } from '../ui/due-field.tsx';
import { type CallContent, type Missing, type NoteField, withCallBack } from './call-content.ts';
import css from './call-form.module.css';

interface Props {
  readonly content: CallContent;
  readonly missing: readonly Missing[];
  onChange(content: CallContent): void;
  /** Beneath a case's timeline there is little room: the fields grow with what is written. */
  readonly compact?: boolean;
}

const structured: readonly NoteField[] = ['need', 'cause', 'done', 'promised'];

/** The structured note: what was wanted, why, what was done and promised, how it ended. */
export function CallNoteFields({ content, missing, onChange, compact = false }: Props) {
  const { t } = useTranslation(['calls', 'common']);
  const set = (change: Partial<CallContent>) => onChange({ ...content, ...change });
  return (
    <>
      <div className={css.note}>
        {structured.map((field) => (
          <Textarea
            key={field}
            name={field}
            label={t(`fields.${field}`)}
            value={content[field]}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
            autosize
            minRows={compact ? 1 : 2}
            maxRows={8}
          />
        ))}
        <Textarea
          className={css.wide ?? ''}
          name="note"
          label={t('fields.note')}
          placeholder={t('noteHint')}
          value={content.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
          autosize
          minRows={compact ? 1 : 2}
          maxRows={10}
        />
      </div>
      <div className={css.choices}>
        <ChoiceChips
          label={t('fields.outcome')}
          options={callOutcomes.map((value) => ({ value, label: t(`common:callOutcome.${value}`) }))}
          value={content.outcome}
          onChange={(outcome) =>
            set({
              outcome,
              // Who promises to call back wants to be reminded.
              ...(outcome === 'call-back' && !content.callBack.wanted ? withCallBack(content) : {}),
            })
          }
          error={missing.includes('outcome') ? t('missing.outcome') : undefined}
        />
        <ChoiceChips
          label={t('fields.mood')}
          options={moods.map((value) => ({ value, label: t(`common:mood.${value}`) }))}
          value={content.mood}
          onChange={(mood) => set({ mood })}
          clearable
        />
      </div>
      <CallBackFields content={content} missing={missing} onChange={onChange} />
    </>
  );
}

/** The promise to call back becomes a follow-up with the same click that saves the call. */
function CallBackFields({ content, missing, onChange }: Props) {
  const { t } = useTranslation('calls');
  const { callBack } = content;
  const set = (change: Partial<CallContent['callBack']>) =>
    onChange({ ...content, callBack: { ...callBack, ...change } });
  return (
    <div className={css.callBack}>
      <Switch
        label={t('callBack')}
        checked={callBack.wanted}
        onChange={(event) =>
          event.currentTarget.checked ? onChange({ ...content, ...withCallBack(content) }) : set({ wanted: false })
        }
      />
      {callBack.wanted && (
        <div className={css.callBackFields}>
          <DueField
            label={t('callBackAt')}
            value={callBack.dueAt}
            onChange={(dueAt) => set({ dueAt })}
            error={missing.includes('dueAt') ? t('missing.dueAt') : undefined}
          />
          <TextInput
            id="call-back-promise"
            label={t('callBackPromise')}
            placeholder={content.promised.split('\n')[0] || t('callBackPromiseHint')}
            value={callBack.promise}
            maxLength={2000}
            onChange={(event) => set({ promise: event.currentTarget.value })}
            error={missing.includes('promise') ? t('missing.promise') : undefined}
          />
        </div>
      )}
    </div>
  );
}
