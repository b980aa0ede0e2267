import type { TFunction } from 'i18next';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';

/** What was done, where both have the same name as well. */
export function mergedText(
  t: TFunction<'duplicates'>,
  { fields: from }: CustomerDetail,
  { fields: into }: CustomerDetail,
): string {
  const names = { from: from.name, into: into.name };
  return from.name === into.name ? t('doneSame', names) : t('done', names);
}
