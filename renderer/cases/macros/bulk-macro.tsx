import { Button, Menu, Modal } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkProgress, BulkResult } from '#domain/contract/ipc/queue-views.ts';
import { useCore, useSettings } from '../../state/core-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { useMacroWords } from '../../state/use-macro-words.ts';
import { type Macro, useMacros } from '../../state/use-macros.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import type { BulkActionProps } from '../list/bulk/bulk-action.ts';
import { ManyProgress } from '../relations/many-progress.tsx';
import { ManyResult } from '../relations/many-result.tsx';
import { ChangeList } from './change-list.tsx';
import css from './macros.module.css';

/** One macro on all selected cases. */
export function MacroAction({ caseIds, done }: BulkActionProps) {
  const { t } = useTranslation('macros');
  const macros = useMacros();
  const [chosen, setChosen] = useState<Macro | null>(null);
  if (macros.length === 0) return null;
  return (
    <>
      <Menu position="top-start">
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronDown size={13} aria-hidden="true" />}>
            {t('menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {macros.map((macro) => (
            <Menu.Item key={macro.id} onClick={() => setChosen(macro)}>
              {macro.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen && <ManyDialog macro={chosen} caseIds={caseIds} done={done} onClose={() => setChosen(null)} />}
    </>
  );
}

interface Props extends Pick<BulkActionProps, 'caseIds' | 'done'> {
  readonly macro: Macro;
  onClose(): void;
}

/** What it does; which of the cases it cannot do all of is told when it is done, for those are left as they were. */
function ManyDialog({ macro: { name, content }, caseIds, done, onClose }: Props) {
  const { t } = useTranslation(['macros', 'common']);
  const words = useMacroWords();
  const { link, undo } = useCore();
  const { call, running } = useProcedure();
  const undoSeconds = useSettings((settings) => settings.undoSeconds);
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const [result, setResult] = useState<BulkResult | null>(null);
  const apply = async () => {
    const id = crypto.randomUUID();
    const stop = link.on('bulk', (told) => told.id === id && setProgress(told));
    const held = content.text ? { holdMs: undoSeconds * 1000 } : {};
    const ran = await call('macros.run', { id, caseIds: [...caseIds], macro: content, whole: true, ...held });
    stop();
    setProgress(null);
    if (!ran.ok) return;
    undo.made('macro', ran.value.undo, ran.value.done);
    if (ran.value.refused > 0) setResult(ran.value);
    else done();
  };
  return (
    <Modal
      opened
      onClose={result ? done : onClose}
      title={t('many.title', { name, count: caseIds.length })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {result ? (
        <div className={css.dialog}>
          <ManyResult result={result} done={t('many.done', { count: result.done })} />
          <Button className={css.end ?? ''} data-autofocus onClick={done}>
            {t('common:actions.close')}
          </Button>
        </div>
      ) : (
        <div className={css.dialog}>
          <ChangeList label={t('dialog.changes')} changes={words.wishes(content)} />
          {content.text && (
            <>
              <span className={css.what}>{t(`kind.${content.text.kind}`)}</span>
              <p className={css.text}>{content.text.body}</p>
            </>
          )}
          <p className={css.hint}>{t(content.text ? 'many.hintText' : 'many.hint')}</p>
          <ManyProgress progress={progress} />
          <DialogButtons
            label={t('many.apply', { count: caseIds.length })}
            ready
            autoFocus
            running={running}
            onConfirm={() => void apply()}
            onClose={onClose}
          />
        </div>
      )}
    </Modal>
  );
}
