import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isLead } from '#domain/rules/rights.ts';
import { useAgent } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useLocale } from '../../state/use-locale.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ChooseFile } from './choose-file.tsx';
import css from './import.module.css';
import { ImportForm } from './import-form.tsx';
import { refusalText } from './import-words.ts';
import { useImportFile } from './use-import-file.ts';

/** `#/customers/import`: from a file to service files, in three steps. */
export function ImportPage() {
  const { t } = useTranslation('customer-import');
  const locale = useLocale();
  const lead = isLead(useAgent());
  const { file, taking, problem, take, read, setColumns, drop } = useImportFile();
  const look = file?.look;
  const fault = problem ?? (look?.ok === false ? refusalText(look.refusal, t, locale) : null);
  const back = (
    <Anchor size="sm" href={hrefOf('customers')}>
      {t('back')}
    </Anchor>
  );
  if (!lead)
    return (
      <Page title={t('title')} actions={back}>
        <EmptyState title={t('forLeads')} />
      </Page>
    );
  return (
    <Page
      title={t('title')}
      aside={<span className="hf-truncate">{file?.name}</span>}
      actions={
        <>
          {file && (
            <Button variant="default" onClick={drop}>
              {t('another')}
            </Button>
          )}
          {back}
        </>
      }
    >
      <div className={css.page}>
        {fault && (
          <p className={css.fault} role="alert">
            {fault}
          </p>
        )}
        {file && look?.ok ? (
          <ImportForm
            key={file.id}
            file={{ ...file, look }}
            onReading={(next) => void read(next)}
            onColumns={setColumns}
          />
        ) : (
          <ChooseFile taking={taking} onFile={(chosen) => void take(chosen)} />
        )}
      </div>
    </Page>
  );
}
