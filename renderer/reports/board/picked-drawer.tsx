import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LiveBoard } from '#domain/contract/ipc/board-procedures.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import css from './board.module.css';
import { BoardRowLine } from './board-row-line.tsx';
import type { Picked } from './picked.ts';

interface Props {
  readonly picked: Picked | null;
  readonly board: LiveBoard | undefined;
  readonly zIndex?: number;
  onClose(): void;
}

/** The cases that a number was counted from, beside the board; they stay true as the board does. */
export function PickedDrawer({ picked, board, zIndex = 200, onClose }: Props) {
  const { t } = useTranslation(['board', 'sla', 'common']);
  const title = picked && [
    t(`pick.${picked.pick}`),
    ...(picked.clock ? [t(`sla:clock.${picked.clock}`)] : []),
    ...(board?.teams ?? []).filter(({ teamId }) => teamId === picked.teamId).map(({ name }) => name),
    ...(board?.people ?? []).filter(({ agentId }) => agentId === picked.agentId).map(({ name }) => name),
  ];
  return (
    <Drawer
      opened={picked !== null}
      onClose={onClose}
      position="right"
      size={560}
      zIndex={zIndex}
      title={title?.join(' · ')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {picked && <PickedRows picked={picked} />}
    </Drawer>
  );
}

function PickedRows({ picked }: { readonly picked: Picked }) {
  const { t } = useTranslation('board');
  const locale = useLocale();
  const { value, failure } = useQuery('board.rows', picked, { collections: ['board'] });
  if (!value) return failure ? <FailureState failure={failure} /> : <LoadingState />;
  const { total, rows } = value;
  if (total === 0) return <EmptyState title={t('rows.none')} />;
  return (
    <>
      <p className={css.quiet}>
        {rows.length < total
          ? t('rows.some', { shown: numberText(rows.length, locale), formatted: numberText(total, locale) })
          : t('rows.total', { count: total, formatted: numberText(total, locale) })}
      </p>
      <ul className={css.rows} aria-label={t('rows.label')}>
        {rows.map((row) => (
          <BoardRowLine key={row.id} row={row} />
        ))}
      </ul>
    </>
  );
}
