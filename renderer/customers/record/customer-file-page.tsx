import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { ArrowLeft, Download, FileDown, FolderArchive, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '#domain/model/ids.ts';
import { paperBridge } from '../../bridge/paper.ts';
import { useNavigation, useSession } from '../../state/core-context.tsx';
import { useNotify } from '../../state/notify-context.tsx';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { downloadText } from '../../ui/download-text.ts';
import { Page } from '../../ui/page.tsx';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import css from './customer-file-page.module.css';
import { CustomerPaper } from './customer-paper.tsx';
import { fileText } from './file-text.ts';
import { useArchive } from './use-archive.ts';
import { useCustomerFile } from './use-customer-file.ts';

/** Puts together all that is held of a customer, shows it as it will be printed, and hands it out. */
export function CustomerFilePage({ customerId }: { readonly customerId: CustomerId }) {
  const found = useQuery('customers.get', { customerId }, { collections: ['customer'] });
  if (found.value) return <Ready customerId={found.value.id} name={found.value.fields.name} />;
  return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
}

function Ready({ customerId, name }: { readonly customerId: CustomerId; readonly name: string }) {
  const { t } = useTranslation('customer-file');
  const navigation = useNavigation();
  const notify = useNotify();
  const isLead = useSession((session) => session.agent !== null && session.agent.role !== 'agent');
  const { progress, made, make, cancel } = useCustomerFile(customerId);
  const archive = useArchive();
  const hasFiles = (made?.file.records.attachment ?? []).some(({ removedAt }) => removedAt === null);
  const [internal, setInternal] = useState(false);
  const [identity, setIdentity] = useState(false);
  const [reason, setReason] = useState('');
  const lacksReason = identity && reason.trim() === '';
  const paper = paperBridge(window);
  const print = () => window.print();
  const savePdf = async () => {
    const saved = made && (await paper?.savePdf(made.fileName));
    if (saved === 'failed') notify({ tone: 'bad', text: t('export.pdfFailed') });
    if (saved === 'saved') notify({ tone: 'good', text: t('export.pdfSaved') });
  };
  useActions([
    { id: 'customer.printFile', applies: made !== null, run: print },
    { id: 'customer.pdfFile', applies: made !== null && paper !== undefined, run: () => void savePdf() },
  ]);
  const save = () => {
    if (!made) return;
    const name = `${made.fileName}.json`;
    downloadText(name, 'application/json', fileText(made.file));
    notify({ tone: 'good', text: t('export.saved', { file: name }) });
  };
  return (
    <Page
      title={t('export.title', { name })}
      sunken
      actions={
        <>
          <Button
            variant="default"
            leftSection={<ArrowLeft size={14} aria-hidden="true" />}
            onClick={() => navigation.replace('customers', customerId)}
          >
            {t('export.back')}
          </Button>
          {made && (
            <>
              <Button variant="default" leftSection={<Download size={14} aria-hidden="true" />} onClick={save}>
                {t('export.save')}
              </Button>
              {hasFiles && (
                <Button
                  variant="default"
                  leftSection={<FolderArchive size={14} aria-hidden="true" />}
                  loading={archive.saving}
                  onClick={() => void archive.save(made)}
                >
                  {t('export.saveAll')}
                </Button>
              )}
              <Button
                variant={paper ? 'default' : 'filled'}
                leftSection={<Printer size={14} aria-hidden="true" />}
                onClick={print}
              >
                {t(paper ? 'export.printAlone' : 'export.print')}
              </Button>
              {paper && (
                <Button leftSection={<FileDown size={14} aria-hidden="true" />} onClick={() => void savePdf()}>
                  {t('export.pdf')}
                </Button>
              )}
            </>
          )}
        </>
      }
    >
      <form
        className={css.wish}
        onSubmit={(event) => {
          event.preventDefault();
          if (!lacksReason && !progress) void make({ internal, identity, reason: reason.trim() });
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('export.intro')}</Text>
          <Checkbox
            label={t('export.internal')}
            description={t('export.internalHint')}
            checked={internal}
            onChange={(event) => setInternal(event.currentTarget.checked)}
          />
          {isLead && (
            <Checkbox
              label={t('export.identity')}
              description={t('export.identityHint')}
              checked={identity}
              onChange={(event) => setIdentity(event.currentTarget.checked)}
            />
          )}
          <TextInput
            label={t('export.reason')}
            value={reason}
            maxLength={500}
            error={lacksReason && t('export.reasonMissing')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" disabled={lacksReason} loading={progress !== null}>
              {t(made ? 'export.again' : 'export.make')}
            </Button>
            {progress && (
              <>
                <Text size="sm" role="status">
                  {progress.total > 0
                    ? t('export.fetching', { done: progress.done, total: progress.total })
                    : t('export.gathering')}
                </Text>
                <Button variant="default" onClick={cancel}>
                  {t('export.cancel')}
                </Button>
              </>
            )}
          </Group>
        </Stack>
      </form>
      {made && <CustomerPaper file={made.file} />}
    </Page>
  );
}
