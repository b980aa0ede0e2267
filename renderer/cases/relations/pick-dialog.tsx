import { Modal, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { CasePicker } from './case-picker.tsx';
import type { PickedCase } from './picked-case.ts';
import { RelatedLine } from './related-line.tsx';
import css from './relations.module.css';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly confirm: string;
  readonly without: readonly string[];
  /** One case only: the next one chosen takes its place. */
  readonly single?: boolean;
  readonly running: boolean;
  /** Shown above the buttons. */
  readonly children?: ReactNode;
  onConfirm(ids: readonly CaseId[]): void;
  onClose(): void;
}

/** Asks for one case or several, found by searching. */
export function PickDialog(props: Props) {
  const { title, hint, confirm, without, single = false, running, children, onConfirm, onClose } = props;
  const { t } = useTranslation(['relations', 'common']);
  const [chosen, setChosen] = useState<readonly PickedCase[]>([]);
  const ids = chosen.map(({ id }) => id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Stack gap="sm">
        <p className={css.hint}>{hint}</p>
        <CasePicker
          label={t('pick.label')}
          without={[...without, ...ids]}
          autoFocus
          several={!single}
          onPick={(hits) => setChosen(single ? hits : [...chosen, ...hits])}
        />
        {chosen.length > 0 && (
          <ul className={css.chosen} aria-label={t('pick.chosen')}>
            {chosen.map((hit) => (
              <RelatedLine
                key={hit.id}
                row={hit}
                remove={{
                  label: t('pick.remove', { number: hit.number }),
                  running: false,
                  onRemove: () => setChosen(chosen.filter(({ id }) => id !== hit.id)),
                }}
              />
            ))}
          </ul>
        )}
        {children}
        <DialogButtons
          label={confirm}
          ready={ids.length > 0}
          running={running}
          onConfirm={() => onConfirm(ids)}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
