import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../choice-chips.tsx';

const scores = ['1', '2', '3', '4', '5'] as const;

interface Props {
  readonly value: number | null;
  onChange(score: number | null): void;
  readonly error?: string | undefined;
}

/** A score from 1 to 5, as customers are asked on the phone. */
export function ScoreField({ value, onChange, error }: Props) {
  const { t } = useTranslation('follow-ups');
  return (
    <ChoiceChips
      label={t('score')}
      options={scores.map((score) => ({ value: score, label: t('points', { score }) }))}
      value={scores.find((score) => Number(score) === value) ?? null}
      onChange={(score) => onChange(score === null ? null : Number(score))}
      clearable
      error={error}
    />
  );
}
