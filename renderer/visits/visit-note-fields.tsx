import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moods, visitKinds, visitOutcomes } from '#domain/model/choices.ts';
import { ChoiceChips } from '../ui/choice-chips.tsx';
import type { Missing, VisitNote, VisitText } from './visit-content.ts';
import css from './visit-form.module.css';
import { VisitTimes } from './visit-times.tsx';

interface Props {
  readonly note: VisitNote;
  readonly missing: readonly Missing[];
  readonly plannedAt?: number | null;
  onChange(part: Partial<VisitNote>): void;
}

const texts: readonly VisitText[] = ['need', 'cause', 'done', 'parts'];

/** Where and when it was, what was found and done there, how it ended. */
export function VisitNoteFields({ note, missing, plannedAt = null, onChange }: Props) {
  const { t } = useTranslation(['visits', 'common']);
  return (
    <>
      <div className={css.block}>
        <div className={css.where}>
          <SegmentedControl
            aria-label={t('fields.kind')}
            value={note.kind}
            onChange={(kind) => onChange({ kind })}
            data={visitKinds.map((value) => ({ value, label: t(`common:visitKind.${value}`) }))}
          />
          <TextInput
            label={t('fields.place')}
            value={note.place}
            maxLength={500}
            onChange={(event) => onChange({ place: event.currentTarget.value })}
          />
          <TextInput
            label={t('fields.metWith')}
            value={note.metWith}
            maxLength={200}
            onChange={(event) => onChange({ metWith: event.currentTarget.value })}
          />
        </div>
        <VisitTimes note={note} missing={missing} plannedAt={plannedAt} onChange={onChange} />
      </div>
      <div className={css.block}>
        <div className={css.texts}>
          {texts.map((field) => (
            <Textarea
              key={field}
              label={t(`fields.${field}`)}
              value={note[field]}
              onChange={(event) => onChange({ [field]: event.currentTarget.value })}
              autosize
              minRows={2}
              maxRows={10}
            />
          ))}
          <Textarea
            className={css.wide ?? ''}
            label={t('fields.promised')}
            value={note.promised}
            onChange={(event) => onChange({ promised: event.currentTarget.value })}
            autosize
            minRows={1}
            maxRows={8}
          />
        </div>
        <div className={css.choices}>
          <ChoiceChips
            label={t('fields.outcome')}
            options={visitOutcomes.map((value) => ({ value, label: t(`common:visitOutcome.${value}`) }))}
            value={note.outcome}
            onChange={(outcome) => onChange({ outcome })}
            error={missing.includes('outcome') ? t('missing.outcome') : undefined}
          />
          <ChoiceChips
            label={t('fields.mood')}
            options={moods.map((value) => ({ value, label: t(`common:mood.${value}`) }))}
            value={note.mood}
            onChange={(mood) => onChange({ mood })}
            clearable
          />
        </div>
      </div>
    </>
  );
}
