import { Button, Tooltip } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { useNavigation } from '../../state/core-context.tsx';

/** The way to everything held of a customer in one piece. */
export function OpenCustomerFile({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation('customer-file');
  const navigation = useNavigation();
  return (
    <Tooltip label={t('export.open')}>
      <Button
        variant="default"
        aria-label={t('export.open')}
        onClick={() => navigation.go('customers', customerId, { file: '1' })}
      >
        <FileText size={14} aria-hidden="true" />
      </Button>
    </Tooltip>
  );
}
