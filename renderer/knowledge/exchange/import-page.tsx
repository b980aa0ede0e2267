import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { mayApproveKnowledge } from '#domain/rules/rights.ts';
import { useAgent } from '../../state/core-context.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { BackLink } from './back-link.tsx';
import { ChooseFolder } from './choose-folder.tsx';
import css from './exchange.module.css';
import { ImportForm } from './import-form.tsx';
import { useFolder } from './use-folder.ts';

/** `#/knowledge/import`: from files to articles. */
export function ImportPage() {
  const { t } = useTranslation('knowledge-exchange');
  const may = mayApproveKnowledge(useAgent());
  const { folder, taking, problem, take, drop } = useFolder();
  const onFiles = useCallback((files: readonly File[]) => void take(files), [take]);
  return (
    <Page
      title={t('importTitle')}
      aside={folder && <span className="hf-truncate">{t('chosen', { name: folder.name, count: folder.files })}</span>}
      actions={
        <>
          {folder && (
            <Button variant="default" onClick={drop}>
              {t('another')}
            </Button>
          )}
          <BackLink />
        </>
      }
    >
      {may ? (
        <div className={css.page}>
          {problem && (
            <p className={css.fault} role="alert">
              {problem}
            </p>
          )}
          {folder ? <ImportForm key={folder.id} folder={folder} /> : <ChooseFolder taking={taking} onFiles={onFiles} />}
        </div>
      ) : (
        <EmptyState title={t('forApprovers')} />
      )}
    </Page>
  );
}
