import { Cloud, HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SaveState } from '#domain/contract/ipc/save-state.ts';
import css from './save-state-mark.module.css';

interface Props {
  readonly state: SaveState;
  /** Rows show only what is out of the ordinary: nothing once it is on the server. */
  readonly quiet?: boolean;
  readonly label?: boolean;
}

/** Where a change is. The words never say more than is known. */
export function SaveStateMark({ state, quiet = false, label = false }: Props) {
  const { t } = useTranslation();
  if (quiet && state === 'on-server') return null;
  const Icon = state === 'on-server' ? Cloud : HardDrive;
  return (
    <span className={css.mark} data-state={state} title={t(`saveState.${state}`)}>
      <Icon size={13} aria-hidden="true" />
      <span className={label ? css.label : 'hf-visually-hidden'}>{t(`saveStateShort.${state}`)}</span>
    </span>
  );
}
