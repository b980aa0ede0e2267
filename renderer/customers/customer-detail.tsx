import { Button, Tooltip } from '@mantine/core';
import { CalendarClock, PenLine, Phone, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail as Detail } from '#domain/contract/ipc/customer-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { useNavigation } from '../state/core-context.tsx';
import { useHanding } from '../state/files/use-handing.ts';
import { hrefOf } from '../state/route.ts';
import { useCommand } from '../state/use-command.ts';
import { usePeople } from '../state/use-people.ts';
import { useQuery } from '../state/use-query.ts';
import { Avatar } from '../ui/avatar.tsx';
import { FileDrop } from '../ui/files/file-drop.tsx';
import { FilesList } from '../ui/files/files-list.tsx';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { Section } from '../ui/section.tsx';
import { NeedsBand } from '../ui/service/needs-band.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { CustomerRisk } from './care/customer-risk.tsx';
import { ContactPoints } from './contact-points.tsx';
import { CustomerAppointments } from './customer-appointments.tsx';
import { CustomerCalls } from './customer-calls.tsx';
import { CustomerCases } from './customer-cases.tsx';
import css from './customer-detail.module.css';
import { CustomerFacts } from './customer-facts.tsx';
import { CustomerFollowUps } from './customer-follow-ups.tsx';
import { CustomerNotes } from './customer-notes.tsx';
import { CustomerRecommendations } from './customer-recommendations.tsx';
import { CustomerTimeline } from './customer-timeline.tsx';
import { CustomerVisits } from './customer-visits.tsx';
import { MergeCustomer } from './duplicates/merge-customer.tsx';
import { MergedFiles } from './duplicates/merged-files.tsx';
import { EraseCustomer } from './erase-customer.tsx';
import { CustomerHoldings } from './holdings/customer-holdings.tsx';
import { CustomerHistory } from './record/customer-history.tsx';
import { IdentityCard } from './record/identity-card.tsx';
import { OpenCustomerFile } from './record/open-customer-file.tsx';

/** The whole service file on one page. */
export function CustomerDetail({ customerId }: { readonly customerId: CustomerId }) {
  const found = useQuery(
    'customers.get',
    { customerId },
    // Any customer: the file this id leads to may be another one's, and others may go on in it.
    { collections: ['customer', 'organisation', 'case', 'call', 'followUp'] },
  );
  const customer = found.value;
  if (!customer) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  return <ServiceFile customer={customer} />;
}

function ServiceFile({ customer }: { readonly customer: Detail }) {
  const { t } = useTranslation('files');
  const { run } = useCommand();
  const owner = { customerId: customer.id };
  const files = useHanding(owner);
  return (
    <FileDrop hint={t('dropHere.customer')} className={css.drop} add={files.add}>
      <article className={css.page} aria-label={customer.fields.name}>
        <Head customer={customer} />
        <CustomerRisk customerId={customer.id} />
        <div className={css.needs}>
          <NeedsBand specialNeeds={customer.fields.specialNeeds} contactPoints={customer.fields.contactPoints} />
        </div>
        <div className={css.columns}>
          <div className={css.column}>
            <ContactPoints
              points={customer.fields.contactPoints}
              numbers={customer.numbers}
              edit={(change) => run('customer.edit', { customerId: customer.id, ...change })}
            />
            <CustomerFacts fields={customer.fields} />
            <CustomerNotes customerId={customer.id} fields={customer.fields} />
            <IdentityCard customerId={customer.id} mask={customer.fields.identityMask} />
            <MergedFiles customer={customer} />
            <Section title={t('title')}>
              <div className={css.files}>
                <FilesList owner={owner} files={files} action="customer.attach" />
              </div>
            </Section>
            <CustomerHistory customerId={customer.id} />
          </div>
          <div className={css.column}>
            <CustomerCases customerId={customer.id} cases={customer.cases} />
            <CustomerHoldings
              owners={{
                customer: { id: customer.id, name: customer.fields.name },
                organisation: customer.organisation,
              }}
            />
            <CustomerRecommendations customerId={customer.id} />
            <CustomerFollowUps customerId={customer.id} followUps={customer.followUps} />
            <CustomerAppointments customerId={customer.id} />
            <CustomerCalls customerId={customer.id} calls={customer.calls} />
            <CustomerVisits customerId={customer.id} />
            <CustomerTimeline customerId={customer.id} />
          </div>
        </div>
      </article>
    </FileDrop>
  );
}

function Head({ customer }: { readonly customer: Detail }) {
  const { t } = useTranslation(['customers', 'common', 'service-file']);
  const navigation = useNavigation();
  const { id, fields, organisation } = customer;
  const manager = usePeople().agents.find((each) => each.id === fields.accountManagerId);
  const open = customer.cases.filter((row) => !isFinished(row.status)).length;
  return (
    <header className={css.head}>
      <Avatar name={fields.name} size={40} />
      <div className={css.who}>
        <div className={css.nameLine}>
          <h2 className={css.name}>{fields.name}</h2>
          {fields.tier === 'vip' && <span className={css.vip}>{t('common:tier.vip')}</span>}
          <SaveStateMark state={customer.saveState} label quiet />
        </div>
        <p className={css.facts}>
          {organisation && (
            <span>
              <a href={hrefOf('customers', 'organisations', { organisation: organisation.id })}>{organisation.name}</a>
            </span>
          )}
          {manager && <span>{t('service-file:lookedAfterBy', { name: manager.name })}</span>}
          <span>{t('speaks', { language: t(`common:language.${fields.language}`) })}</span>
          <span>{t('common:customerPicker.openCases', { count: open })}</span>
          <span>
            {t('since')} <TimeText at={fields.createdAt} />
          </span>
        </p>
      </div>
      <div className={css.actions}>
        <Tooltip label={t('common:actions.edit')}>
          <Button
            variant="default"
            aria-label={t('common:actions.edit')}
            onClick={() => navigation.go('customers', id, { edit: '1' })}
          >
            <PenLine size={14} aria-hidden="true" />
          </Button>
        </Tooltip>
        <MergeCustomer customer={customer} />
        <OpenCustomerFile customerId={id} />
        <EraseCustomer customer={customer} />
        <Button
          variant="default"
          leftSection={<CalendarClock size={14} />}
          onClick={() => navigation.go('follow-ups', 'new', { customer: id })}
        >
          {t('scheduleFollowUp')}
        </Button>
        <Button
          variant="default"
          leftSection={<Phone size={14} />}
          onClick={() => navigation.go('calls', null, { customer: id })}
        >
          {t('recordCall')}
        </Button>
        <Button leftSection={<Plus size={14} />} onClick={() => navigation.go('cases', 'new', { customer: id })}>
          {t('openCase')}
        </Button>
      </div>
    </header>
  );
}
