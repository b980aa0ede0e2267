import { Button, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkCommand, BulkResult } from '#domain/contract/ipc/queue-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useCore } from '../../state/core-context.tsx';
import { ManyProgress } from './many-progress.tsx';
import { ManyResult } from './many-result.tsx';
import { PickDialog } from './pick-dialog.tsx';
import { useMany } from './use-many.ts';

interface Props {
  readonly caseIds: readonly CaseId[];
  /** It is done, and nothing needs to be selected any more. */
  done(): void;
}

/** Merges the selected cases into one that is looked for; it may be one of them. */
export function MergeAction(props: Props) {
  return <Asking kind="merge" {...props} command={(intoId) => ({ name: 'case.merge', input: { intoId } })} />;
}

/** Makes the selected cases parts of one that is looked for: an incident, mostly. */
export function ParentAction(props: Props) {
  return <Asking kind="parent" {...props} command={(parentId) => ({ name: 'case.set-parent', input: { parentId } })} />;
}

interface AskingProps extends Props {
  readonly kind: 'merge' | 'parent';
  command(id: CaseId): BulkCommand;
}

function Asking({ kind, caseIds, done, command }: AskingProps) {
  const { t } = useTranslation(['relations', 'common']);
  const { undo } = useCore();
  const many = useMany();
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState<BulkResult | null>(null);
  const confirm = async (id: CaseId) => {
    const asked = command(id);
    const result = await many.run(
      caseIds.filter((each) => each !== id),
      asked,
    );
    if (!result) return;
    undo.made(asked.name, result.undo, result.done);
    setOpen(false);
    if (result.refused > 0) setLeft(result);
    else done();
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t(`many.${kind}`)}
      </Button>
      {open && (
        <PickDialog
          title={t(`many.${kind}Title`, { count: caseIds.length })}
          hint={t(`many.${kind}Hint`)}
          confirm={t(`many.${kind}Confirm`)}
          without={[]}
          single
          running={many.running}
          onConfirm={([id]) => id && void confirm(id)}
          onClose={() => setOpen(false)}
        >
          <ManyProgress progress={many.progress} />
        </PickDialog>
      )}
      {left && (
        <Modal
          opened
          onClose={done}
          title={t(`many.${kind}Title`, { count: caseIds.length })}
          closeButtonProps={{ 'aria-label': t('common:actions.close') }}
        >
          <Stack gap="sm">
            <ManyResult result={left} done={t('many.done', { count: left.done })} />
          </Stack>
        </Modal>
      )}
    </>
  );
}
