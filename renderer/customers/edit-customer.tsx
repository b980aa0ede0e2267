import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { sameJson } from '#domain/model/json.ts';
import { useNavigation } from '../state/core-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { useDraft } from '../state/use-draft.ts';
import { useQuery } from '../state/use-query.ts';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { editOf } from './customer-changes.ts';
import { CustomerForm } from './customer-form.tsx';
import { type CustomerDraft, seenOf, valuesOf, wholeDraft } from './customer-values.ts';
import { useOrganisation } from './use-organisation.ts';

export function EditCustomer({ customerId }: { readonly customerId: CustomerId }) {
  const found = useQuery('customers.get', { customerId }, { collections: [`customer/${customerId}`, 'organisation'] });
  if (found.value) return <Editor customer={found.value} />;
  return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
}

/** Sends only what was changed here, so that a colleague's edit of another field stays. */
function Editor({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useTranslation('customers');
  const navigation = useNavigation();
  const now = valuesOf(customer.fields, customer.organisation?.name ?? null);
  const draft = useDraft<CustomerDraft>('customer', customer.id, {
    rev: customer.rev,
    base: now,
    values: now,
  });
  const { run, running } = useCommand();
  const organisation = useOrganisation();

  if (!draft.loaded) return <LoadingState />;
  const { rev, base, values } = wholeDraft(draft.content, now);
  const leave = async () => {
    await draft.finish();
    navigation.replace('customers', customer.id);
  };
  const save = async () => {
    const found = await organisation(values.organisation);
    if (!found.ok) return;
    const content = { rev, base, values: { ...values, organisation: found.value } };
    draft.change(content);
    const saved = await run(
      'customer.edit',
      { customerId: customer.id, ...editOf(content, found.value.id) },
      seenOf(customer.id, content),
    );
    if (saved.ok || saved.failure.kind === 'nothing-to-do') await leave();
  };
  return (
    <CustomerForm
      title={t('editTitle', { name: customer.fields.name })}
      customerId={customer.id}
      values={values}
      savedAt={sameJson(base, values) ? null : draft.savedAt}
      running={running}
      onChange={(next) => draft.change({ rev, base, values: next })}
      onBlur={() => void draft.flush()}
      onSave={() => void save()}
      onClose={() => navigation.replace('customers', customer.id)}
      onDiscard={() => void leave()}
    />
  );
}
