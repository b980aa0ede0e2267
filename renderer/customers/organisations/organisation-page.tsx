import { Button, Tooltip } from '@mantine/core';
import { Building2, PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OrganisationDetail } from '#domain/contract/ipc/organisation-views.ts';
import type { OrganisationId } from '#domain/model/ids.ts';
import { useNavigation, useRoute } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { usePeople } from '../../state/use-people.ts';
import { useQuery } from '../../state/use-query.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { Section } from '../../ui/section.tsx';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { ContactPoints } from '../contact-points.tsx';
import css from '../customer-detail.module.css';
import { CustomerHoldings } from '../holdings/customer-holdings.tsx';
import { EditOrganisation } from './edit-organisation.tsx';
import { NewOrganisation } from './new-organisation.tsx';
import { OrganisationPeople } from './organisation-people.tsx';

export function OrganisationPage({ organisationId }: { readonly organisationId: OrganisationId | null }) {
  const { t } = useTranslation('organisations');
  if (organisationId === null) return <EmptyState icon={Building2} title={t('choose')} hint={t('chooseHint')} />;
  if (String(organisationId) === 'new') return <NewOrganisation />;
  return <Found key={organisationId} organisationId={organisationId} />;
}

function Found({ organisationId }: { readonly organisationId: OrganisationId }) {
  const editing = useRoute((route) => route.params.edit !== undefined);
  const found = useQuery(
    'organisations.get',
    { organisationId },
    { collections: [`organisation/${organisationId}`, 'customer', 'case'] },
  );
  if (!found.value) return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
  return editing ? <EditOrganisation organisation={found.value} /> : <Shown organisation={found.value} />;
}

/** How an organisation is reached, who its people are, and what it has from us. */
function Shown({ organisation }: { readonly organisation: OrganisationDetail }) {
  const { t } = useTranslation(['organisations', 'common', 'service-file']);
  const navigation = useNavigation();
  const { run } = useCommand();
  const { id, fields, numbers, people } = organisation;
  const manager = usePeople().agents.find((each) => each.id === fields.accountManagerId);
  return (
    <article className={css.page} aria-label={fields.name}>
      <header className={css.head}>
        <Avatar name={fields.name} size={40} />
        <div className={css.who}>
          <div className={css.nameLine}>
            <h2 className={css.name}>{fields.name}</h2>
            <SaveStateMark state={organisation.saveState} label quiet />
          </div>
          <p className={css.facts}>
            {manager && <span>{t('service-file:lookedAfterBy', { name: manager.name })}</span>}
            <span>{t('people', { count: people.total })}</span>
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
              onClick={() => navigation.go('customers', 'organisations', { organisation: id, edit: '1' })}
            >
              <PenLine size={14} aria-hidden="true" />
            </Button>
          </Tooltip>
        </div>
      </header>
      <div className={css.columns}>
        <div className={css.column}>
          <ContactPoints
            points={fields.contactPoints}
            numbers={numbers}
            edit={(change) => run('organisation.edit', { organisationId: id, ...change })}
          />
          <Section title={t('notes')}>
            <p className={fields.notes === '' ? css.nothing : css.notes}>{fields.notes || t('noNotes')}</p>
          </Section>
        </div>
        <div className={css.column}>
          <OrganisationPeople organisation={organisation} />
          <CustomerHoldings owners={{ customer: null, organisation: { id, name: fields.name } }} />
        </div>
      </div>
    </article>
  );
}
