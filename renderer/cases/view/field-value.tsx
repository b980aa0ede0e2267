import { useTranslation } from 'react-i18next';
import { caseStatuses, caseTypes, priorities, tiers } from '#domain/model/choices.ts';
import type { CustomerId, HoldingId } from '#domain/model/ids.ts';
import type { Json } from '#domain/model/json.ts';
import { absoluteTime } from '../../state/format-time.ts';
import { useCustomWords } from '../../state/use-case-fields.ts';
import { useLocale } from '../../state/use-locale.ts';
import { usePeople } from '../../state/use-people.ts';
import { useQuery } from '../../state/use-query.ts';

interface Props {
  readonly field: string;
  readonly value: Json;
}

/** A field's value in the agent's words: 高 instead of `high`, a name instead of an id. */
export function FieldValue({ field, value }: Props) {
  const textOf = useFieldText();
  if (field === 'customerId' && typeof value === 'string') return <CustomerName id={value as CustomerId} />;
  if (field === 'holdingId' && typeof value === 'string') return <HoldingName id={value as HoldingId} />;
  return textOf(field, value);
}

function HoldingName({ id }: { readonly id: HoldingId }) {
  const { t } = useTranslation('holdings');
  const { value } = useQuery('holdings.get', { holdingId: id }, { collections: [`holding/${id}`] });
  return value?.fields.name ?? t('unknown');
}

function CustomerName({ id }: { readonly id: CustomerId }) {
  const { t } = useTranslation();
  const { value } = useQuery('customers.get', { customerId: id }, { collections: [`customer/${id}`] });
  return value?.fields.name ?? t('unknownPerson');
}

/** The same as plain text; a customer only as "unknown", for names of customers have to be read first. */
export function useFieldText(): (field: string, value: Json) => string {
  const { t } = useTranslation(['cases', 'common', 'holdings']);
  const people = usePeople();
  const locale = useLocale();
  const custom = useCustomWords();

  const personName = (value: Json) => people.agents.find(({ id }) => id === value)?.name ?? t('common:unknownPerson');
  const words: Readonly<Record<string, (value: Json) => string | undefined>> = {
    status: (value) => known(caseStatuses, value, (status) => t(`common:status.${status}`)),
    priority: (value) => known(priorities, value, (priority) => t(`common:priority.${priority}`)),
    type: (value) => known(caseTypes, value, (type) => t(`common:type.${type}`)),
    tier: (value) => known(tiers, value, (tier) => t(`common:tier.${tier}`)),
    assigneeId: personName,
    ownerId: personName,
    teamId: (value) => people.teams.find(({ id }) => id === value)?.name ?? t('common:unknownPerson'),
    customerId: () => t('common:unknownPerson'),
    holdingId: () => t('holdings:unknown'),
    expectedAt: (value) => (typeof value === 'number' ? absoluteTime(value, locale) : undefined),
    dueAt: (value) => (typeof value === 'number' ? absoluteTime(value, locale) : undefined),
  };
  return (field, value) => {
    if (value === null || value === '') return field === 'assigneeId' ? t('common:nobody') : t('conflict.empty');
    const own = custom.textOf(field, value);
    if (own !== undefined) return own;
    return (Object.hasOwn(words, field) ? words[field]?.(value) : undefined) ?? plainText(value);
  };
}

function known<T extends string>(all: readonly T[], value: Json, word: (one: T) => string): string | undefined {
  const found = all.find((each) => each === value);
  return found === undefined ? undefined : word(found);
}

function plainText(value: Json): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(String).join(', ') : JSON.stringify(value);
}
