import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { useCore } from '../../state/core-context.tsx';
import { useDraft } from '../../state/use-draft.ts';
import { pickedOf } from '../../ui/customer-picker.tsx';
import { Page } from '../../ui/page.tsx';
import { NewCaseDone } from './new-case-done.tsx';
import { blankCase, type NewCase, newCaseFrom } from './new-case-draft.ts';
import { NewCaseForm } from './new-case-form.tsx';
import { type OpenedCase, useOpenCase } from './use-open-case.ts';

interface Props {
  /** The customer to start with, when the form was asked for from a service file. */
  readonly customerId: CustomerId | null;
  onShow(caseId: string): void;
  onClose(): void;
}

/** A new case: kept as a draft while it is typed, and answered with a number to read out. */
export function NewCasePage({ customerId, onShow, onClose }: Props) {
  const { t } = useTranslation('cases');
  const draft = useDraft<NewCase>('new-case', '', blankCase);
  const { open, running } = useOpenCase();
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  const values = newCaseFrom(draft.content);
  const latest = useRef(values);
  useEffect(() => {
    latest.current = values;
  });
  const change = (some: Partial<NewCase>) => {
    latest.current = { ...latest.current, ...some };
    draft.change(latest.current);
  };
  useStartingCustomer(draft.loaded ? customerId : null, (customer) => change({ customer, newCustomer: null }));

  const submit = async () => {
    const made = await open(values, change);
    if (!made) return;
    await draft.finish();
    setOpened(made);
  };
  const discard = async () => {
    await draft.finish();
    onClose();
  };
  return (
    <Page title={t('new.title')}>
      {opened ? (
        <NewCaseDone opened={opened} onShow={() => onShow(opened.id)} onAnother={() => setOpened(null)} />
      ) : (
        <NewCaseForm
          values={values}
          savedAt={draft.savedAt}
          running={running}
          onChange={change}
          onBlur={() => void draft.flush()}
          onSubmit={() => void submit()}
          onDiscard={() => void discard()}
        />
      )}
    </Page>
  );
}

/** Looks the asked-for customer up once and puts them into the form; later choices stand. */
function useStartingCustomer(id: CustomerId | null, put: (customer: NewCase['customer']) => void): void {
  const { link } = useCore();
  const putNow = useRef(put);
  useEffect(() => {
    putNow.current = put;
  });
  useEffect(() => {
    if (id === null) return;
    link.call('customers.get', { customerId: id }).then(
      ({ fields }) => putNow.current(pickedOf({ id, name: fields.name, contactPoints: fields.contactPoints })),
      // Somebody who is not there cannot be put into the form; the field for finding customers stays.
      () => {},
    );
  }, [id, link]);
}
