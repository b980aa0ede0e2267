import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgentId } from '#domain/model/ids.ts';
import { productFeedbackLimits as limits } from '#domain/model/product-feedback-fields.ts';
import { usePeople } from '../../state/use-people.ts';
import { useQuery } from '../../state/use-query.ts';
import { DueField } from '../due-field.tsx';

/** What people say of a feedback. */
export interface FeedbackValues {
  readonly problem: string;
  readonly evidence: string;
  readonly product: string;
  readonly ownerId: AgentId | null;
  readonly dueAt: number | null;
}

interface Props {
  readonly values: FeedbackValues;
  /** It was tried to save it: what is missing is said. */
  readonly tried: boolean;
  onChange(change: Partial<FeedbackValues>): void;
}

/** Whether it can be saved as it is. */
export function isWhole({ problem, ownerId }: FeedbackValues): boolean {
  return problem.trim() !== '' && ownerId !== null;
}

/** The problem, what shows it, who sees to it and until when. A product may be any; those that customers have are proposed. */
export function FeedbackFields({ values, tried, onChange }: Props) {
  const { t } = useTranslation('feedback');
  const { problem, evidence, product, ownerId, dueAt } = values;
  const products = useQuery('productNames.list', {}, { collections: ['productFeedback', 'holding'] }).value ?? [];
  const people = usePeople().agents.filter(({ id, active }) => active || id === ownerId);
  return (
    <>
      <TextInput
        label={t('problem')}
        placeholder={t('problemHint')}
        value={problem}
        maxLength={limits.problem}
        withAsterisk
        data-autofocus
        error={tried && problem.trim() === '' ? t('problemMissing') : undefined}
        onChange={(event) => onChange({ problem: event.currentTarget.value })}
      />
      <Autocomplete
        label={t('product')}
        value={product}
        maxLength={limits.product}
        data={[...products]}
        limit={20}
        onChange={(text) => onChange({ product: text })}
      />
      <Textarea
        label={t('evidence')}
        placeholder={t('evidenceHint')}
        value={evidence}
        maxLength={limits.evidence}
        autosize
        minRows={3}
        maxRows={12}
        onChange={(event) => onChange({ evidence: event.currentTarget.value })}
      />
      <Select
        label={t('owner')}
        value={ownerId}
        searchable
        withAsterisk
        error={tried && ownerId === null ? t('ownerMissing') : undefined}
        data={people.map(({ id, name }) => ({ value: id as string, label: name }))}
        onChange={(id) => onChange({ ownerId: id as AgentId | null })}
      />
      <DueField label={t('due')} value={dueAt} presets={false} onChange={(at) => onChange({ dueAt: at })} />
    </>
  );
}
