import { Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useNotify } from '../../state/notify-context.tsx';
import { CustomerPicker, type PickedCustomer } from '../../ui/customer-picker.tsx';
import { MergePair } from './merge-pair.tsx';
import { mergedText } from './merged-text.ts';

/** Finds the customer whom this one is, and merges the two. */
export function MergeCustomerDialog({ customer, onClose }: { readonly customer: CustomerDetail; onClose(): void }) {
  const { t } = useTranslation(['duplicates', 'common']);
  const navigation = useNavigation();
  const notify = useNotify();
  const [other, setOther] = useState<PickedCustomer | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('mergeTitle', { name: customer.fields.name })}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Stack gap="sm">
        <CustomerPicker label={t('search')} value={other} onPick={setOther} autoFocus />
        {other && other.id !== customer.id && (
          <MergePair
            oneId={customer.id}
            otherId={other.id}
            onMerged={({ from, into }) => {
              notify({ tone: 'good', text: mergedText(t, from, into) });
              onClose();
              navigation.replace('customers', into.id);
            }}
          />
        )}
      </Stack>
    </Modal>
  );
}
