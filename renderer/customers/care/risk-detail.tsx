import { HeartPulse } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { EmptyState } from '../../ui/states.tsx';
import { CustomerDetail } from '../customer-detail.tsx';

/** The file of the customer that was chosen among those who may leave. */
export function RiskDetail({ customerId }: { readonly customerId: CustomerId | null }) {
  const { t } = useTranslation('care');
  if (customerId === null) return <EmptyState icon={HeartPulse} title={t('risk.choose')} hint={t('risk.chooseHint')} />;
  return <CustomerDetail key={customerId} customerId={customerId} />;
}
