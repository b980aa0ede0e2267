import { useTranslation } from 'react-i18next';
import type { CustomerSummary } from '#domain/contract/ipc/customer-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { hrefOf } from '../state/route.ts';
import { useQuery } from '../state/use-query.ts';
import { useSettled } from '../ui/use-settled.ts';
import css from './customer-form.module.css';
import type { ContactLine } from './customer-values.ts';
import { sameContact } from './same-contact.ts';

interface Except {
  readonly exceptId: CustomerId | undefined;
}

/** Who else has this phone number or address: perhaps the same person. */
export function ContactTwins({ point, exceptId }: Except & { readonly point: ContactLine }) {
  const text = useSettled(point.value.trim(), 250);
  return (
    <Twins
      text={text.length >= 4 ? text : ''}
      exceptId={exceptId}
      reason="contactTaken"
      matches={(customer) => customer.contactPoints.some((theirs) => sameContact(theirs, point))}
    />
  );
}

/** Who else has exactly this name. */
export function NameTwins({ name, exceptId }: Except & { readonly name: string }) {
  const text = useSettled(name.trim(), 250);
  return (
    <Twins
      text={text.length >= 2 ? text : ''}
      exceptId={exceptId}
      reason="nameTaken"
      matches={(customer) => customer.name === text}
    />
  );
}

interface TwinsProps extends Except {
  readonly text: string;
  readonly reason: 'contactTaken' | 'nameTaken';
  matches(customer: CustomerSummary): boolean;
}

function Twins({ text, exceptId, reason, matches }: TwinsProps) {
  return text === '' ? null : <FoundTwins text={text} exceptId={exceptId} reason={reason} matches={matches} />;
}

function FoundTwins({ text, exceptId, reason, matches }: TwinsProps) {
  const { t } = useTranslation('customers');
  const found = useQuery('customers.list', { text, limit: 20 }, { collections: ['customer'] }).value?.rows ?? [];
  const twins = found.filter((customer) => customer.id !== exceptId && matches(customer)).slice(0, 3);
  if (twins.length === 0) return null;
  return (
    <p className={css.twins} role="status">
      {t(reason)}{' '}
      {twins.map((customer) => (
        <a key={customer.id} href={hrefOf('customers', customer.id)}>
          {customer.name}
        </a>
      ))}
    </p>
  );
}
