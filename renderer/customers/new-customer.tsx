import { useTranslation } from 'react-i18next';
import { useNavigation, useRoute } from '../state/core-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { useDraft } from '../state/use-draft.ts';
import { useLocale } from '../state/use-locale.ts';
import { LoadingState } from '../ui/states.tsx';
import { additionOf } from './customer-changes.ts';
import { CustomerForm } from './customer-form.tsx';
import { type CustomerDraft, emptyCustomer, wholeDraft } from './customer-values.ts';
import { useOrganisation } from './use-organisation.ts';

/** A new service file, kept as a draft until it is saved. */
export function NewCustomer() {
  const { t } = useTranslation('customers');
  const navigation = useNavigation();
  const locale = useLocale();
  const name = useRoute((route) => route.params.name ?? '');
  const blank = emptyCustomer(locale);
  const draft = useDraft<CustomerDraft>('customer', '', { rev: 0, base: blank, values: { ...blank, name } });
  const { run, running } = useCommand();
  const organisation = useOrganisation();

  if (!draft.loaded) return <LoadingState />;
  const content = wholeDraft(draft.content, blank);
  const { values } = content;
  const save = async () => {
    const found = await organisation(values.organisation);
    if (!found.ok) return;
    // Kept, so that a second try does not make the organisation twice.
    draft.change({ ...content, values: { ...values, organisation: found.value } });
    const saved = await run('customer.add', additionOf(values, found.value.id));
    if (!saved.ok) return;
    await draft.finish();
    navigation.replace('customers', saved.value.made?.id ?? null);
  };
  return (
    <CustomerForm
      title={t('newTitle')}
      values={values}
      savedAt={draft.savedAt}
      running={running}
      onChange={(next) => draft.change({ ...content, values: next })}
      onBlur={() => void draft.flush()}
      onSave={() => void save()}
      onClose={() => navigation.replace('customers')}
      onDiscard={() => void draft.finish()}
    />
  );
}
