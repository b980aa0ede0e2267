import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '#domain/contract/ipc/customer-views.ts';
import type { CustomerMentions } from '#domain/contract/ipc/erasure-procedures.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { DialogButtons, takeFocus } from '../../ui/dialog-buttons.tsx';
import { Mentions } from './mentions.tsx';

const watched = ['article', 'articleDraft', 'articleRevision', 'articleProposal', 'customer'];
const none: CustomerMentions = { texts: [], revisionIds: [] };

interface Props {
  readonly customer: CustomerDetail;
  onClose(): void;
}

/** Wants the customer's name before it has everything erased, and names what of the knowledge base is left for people to mend. */
export function EraseDialog({ customer, onClose }: Props) {
  const { t } = useTranslation(['customers', 'common']);
  const navigation = useNavigation();
  const { call, running } = useProcedure();
  const [typed, setTyped] = useState('');
  /** What is left, once the customer is gone and nobody could look for them any more. */
  const [left, setLeft] = useState<CustomerMentions['texts'] | null>(null);
  const { id: customerId } = customer;
  const { name } = customer.fields;
  const found = useQuery('customers.mentions', { customerId }, { collections: watched });
  const { texts, revisionIds } = found.value ?? none;
  const leave = () => navigation.go('customers', null);
  const erase = async () => {
    const outcome = await call('customers.erase', { customerId, revisionIds: [...revisionIds] });
    if (!outcome.ok) return;
    if (texts.length === 0) leave();
    else setLeft(texts);
  };
  return (
    <Modal
      opened
      onClose={left ? leave : onClose}
      title={left ? t('mentions.leftTitle') : t('eraseTitle', { name })}
      size="md"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {left ? (
        <Stack gap="sm" ref={takeFocus} tabIndex={-1}>
          <Text size="sm">{t('mentions.left')}</Text>
          <Mentions texts={left} />
          <Group justify="flex-end">
            <Button onClick={leave}>{t('common:actions.close')}</Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="sm">
          <Text size="sm">{t('eraseText', { count: customer.cases.length })}</Text>
          <Text size="sm">{t('eraseUnsent')}</Text>
          {texts.length > 0 && (
            <>
              <Text size="sm" fw={600}>
                {t('mentions.first')}
              </Text>
              <Mentions texts={texts} />
            </>
          )}
          {revisionIds.length > 0 && <Text size="sm">{t('mentions.revisions', { count: revisionIds.length })}</Text>}
          <TextInput
            label={t('eraseConfirm')}
            placeholder={name}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <DialogButtons
            label={t('erase')}
            color="red"
            ready={typed.trim() === name.trim() && !found.loading}
            running={running}
            onConfirm={() => void erase()}
            onClose={onClose}
          />
        </Stack>
      )}
    </Modal>
  );
}
