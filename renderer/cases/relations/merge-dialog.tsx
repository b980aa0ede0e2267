import { Button, Modal, Stack } from '@mantine/core';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { CasePicker } from './case-picker.tsx';
import { MergePreview } from './merge-preview.tsx';
import css from './relations.module.css';

interface Props {
  readonly detail: CaseDetail;
  onClose(): void;
}

/** Finds the case to merge with, shows what will become of both, and merges them; either may be the one that goes on. */
export function MergeDialog({ detail, onClose }: Props) {
  const { t } = useTranslation(['relations', 'common']);
  const { run, running } = useCommand();
  const navigation = useNavigation();
  const [other, setOther] = useState<CaseId | null>(null);
  const [turned, setTurned] = useState(false);
  const [from, into] = turned ? [other, detail.id] : [detail.id, other];
  const merge = async () => {
    if (!from || !into) return;
    const merged = await run('case.merge', { caseId: from, intoId: into });
    if (!merged.ok) return;
    onClose();
    if (into !== detail.id) navigation.go('cases', into, navigation.store.getState().params);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('merge.title', { number: detail.fields.number })}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Stack gap="sm">
        <p className={css.hint}>{t('merge.hint')}</p>
        <CasePicker
          label={t('merge.with')}
          without={[detail.id]}
          autoFocus
          onPick={([hit]) => setOther(hit?.id ?? null)}
        />
        {from && into && <MergePreview from={from} into={into} />}
        <DialogButtons
          label={t('merge.confirm')}
          ready={other !== null}
          running={running}
          onConfirm={() => void merge()}
          onClose={onClose}
          aside={
            other && (
              <Button
                variant="subtle"
                leftSection={<ArrowLeftRight size={14} aria-hidden="true" />}
                onClick={() => setTurned(!turned)}
              >
                {t('merge.turn')}
              </Button>
            )
          }
        />
      </Stack>
    </Modal>
  );
}
