import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerId, HoldingId, OrganisationId } from '#domain/model/ids.ts';
import { useRoute } from '../state/core-context.tsx';
import { SplitView } from '../ui/split-view.tsx';
import { EmptyState } from '../ui/states.tsx';
import { CarePage } from './care/care-page.tsx';
import { CustomerDetail } from './customer-detail.tsx';
import { CustomerList } from './customer-list.tsx';
import { DuplicatePair } from './duplicates/duplicate-pair.tsx';
import { DuplicatesList } from './duplicates/duplicates-list.tsx';
import { EditCustomer } from './edit-customer.tsx';
import { ExpiringList } from './holdings/expiring-list.tsx';
import { HoldingPage } from './holdings/holding-page.tsx';
import { ImportPage } from './import/import-page.tsx';
import { NewCustomer } from './new-customer.tsx';
import { OrganisationPage } from './organisations/organisation-page.tsx';
import { OrganisationsList } from './organisations/organisations-list.tsx';
import { CustomerFilePage } from './record/customer-file-page.tsx';

/** `#/customers`, `#/customers/new?name=…`, `#/customers/<id>`, `#/customers/<id>?edit=1` or `?file=1`, `#/customers/duplicates?pair=<id>~<id>`, `#/customers/care`,
 * `#/customers/organisations?organisation=<id>`. */
export function CustomersPage() {
  const { t } = useTranslation(['customers', 'duplicates', 'holdings', 'organisations']);
  const id = useRoute((route) => route.id);
  const pairId = useRoute((route) => route.params.pair ?? null);
  const organisationId = useRoute((route) => (route.params.organisation ?? null) as OrganisationId | null);
  const holdingId = useRoute((route) => route.params.holding ?? null);
  if (id === 'care') return <CarePage />;
  if (id === 'holdings')
    return (
      <SplitView
        label={t('holdings:expiring.title')}
        list={<ExpiringList selectedId={holdingId} />}
        showing={holdingId === null ? 'list' : 'detail'}
      >
        <HoldingPage holdingId={holdingId as HoldingId | null} />
      </SplitView>
    );
  if (id === 'organisations')
    return (
      <SplitView
        label={t('organisations:title')}
        list={<OrganisationsList selectedId={organisationId} />}
        showing={organisationId === null ? 'list' : 'detail'}
      >
        <OrganisationPage organisationId={organisationId} />
      </SplitView>
    );
  if (id === 'import') return <ImportPage />;
  if (id === 'duplicates')
    return (
      <SplitView
        label={t('duplicates:title')}
        list={<DuplicatesList pairId={pairId} />}
        showing={pairId === null ? 'list' : 'detail'}
      >
        <DuplicatePair pairId={pairId} />
      </SplitView>
    );
  return (
    <SplitView label={t('title')} list={<CustomerList selectedId={id} />} showing={id === null ? 'list' : 'detail'}>
      <Shown id={id} />
    </SplitView>
  );
}

function Shown({ id }: { readonly id: string | null }) {
  const { t } = useTranslation('customers');
  const editing = useRoute((route) => route.params.edit !== undefined);
  const inFull = useRoute((route) => route.params.file !== undefined);
  if (id === null) return <EmptyState icon={UserRound} title={t('choose')} hint={t('chooseHint')} />;
  if (id === 'new') return <NewCustomer />;
  const customerId = id as CustomerId;
  if (inFull) return <CustomerFilePage key={id} customerId={customerId} />;
  return editing ? (
    <EditCustomer key={id} customerId={customerId} />
  ) : (
    <CustomerDetail key={id} customerId={customerId} />
  );
}
