import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QuestionsAsked } from '#domain/contract/ipc/question-views.ts';
import { caseTypes, channels } from '#domain/model/choices.ts';
import { useOwnTeams } from '../../state/use-people.ts';
import css from './questions.module.css';

export type Wanted = Pick<QuestionsAsked, 'days' | 'teamId' | 'channel' | 'type' | 'product'>;

interface Props {
  readonly wanted: Wanted;
  /** What there are questions about. */
  readonly products: readonly string[];
  onChange(change: Partial<Wanted>): void;
}

/** Whose questions, and by which way they came. */
export function QuestionFilters({ wanted, products, onChange }: Props) {
  const { t } = useTranslation(['questions', 'common']);
  const teams = useOwnTeams();
  const named = new Set(wanted.product === null ? products : [wanted.product, ...products]);
  return (
    <div className={css.filters}>
      <Select
        aria-label={t('team')}
        placeholder={t('allTeams')}
        clearable
        clearButtonProps={{ 'aria-label': t('allTeams') }}
        value={wanted.teamId}
        onChange={(chosen) => onChange({ teamId: teams.find(({ id }) => id === chosen)?.id ?? null })}
        data={teams.map(({ id, name }) => ({ value: id as string, label: name }))}
      />
      <Select
        aria-label={t('channel')}
        placeholder={t('allChannels')}
        clearable
        clearButtonProps={{ 'aria-label': t('allChannels') }}
        value={wanted.channel}
        onChange={(chosen) => onChange({ channel: channels.find((each) => each === chosen) ?? null })}
        data={channels.map((each) => ({ value: each, label: t(`common:channel.${each}`) }))}
      />
      <Select
        aria-label={t('type')}
        placeholder={t('allTypes')}
        clearable
        clearButtonProps={{ 'aria-label': t('allTypes') }}
        value={wanted.type}
        onChange={(chosen) => onChange({ type: caseTypes.find((each) => each === chosen) ?? null })}
        data={caseTypes.map((each) => ({ value: each, label: t(`common:type.${each}`) }))}
      />
      <Select
        aria-label={t('products')}
        placeholder={t('allProducts')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('allProducts') }}
        value={wanted.product}
        onChange={(product) => onChange({ product })}
        data={[...named]}
      />
    </div>
  );
}
