import { Button } from '@mantine/core';
import { FileQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { useSync } from '../../state/core-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { EmptyState } from '../../ui/states.tsx';
import { LeftDrafts } from '../composer/left-drafts.tsx';

interface Props {
  readonly caseId: CaseId;
  onBack(): void;
}

/** The case was moved, erased, or was closed so long ago that only the server's archive has it. */
export function CaseNotHere({ caseId, onBack }: Props) {
  const { t } = useTranslation('cases');
  const isOnline = useSync((sync) => sync.connection === 'online');
  const { call, running } = useProcedure();
  return (
    <EmptyState icon={FileQuestion} title={t('view.gone')} hint={t('view.goneHint')}>
      {isOnline && (
        <Button loading={running} onClick={() => void call('archive.open', { caseId })}>
          {t('view.fetch')}
        </Button>
      )}
      <Button variant="default" onClick={onBack}>
        {t('view.openList')}
      </Button>
      <LeftDrafts caseId={caseId} />
    </EmptyState>
  );
}
