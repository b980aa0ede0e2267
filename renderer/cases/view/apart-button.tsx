import { ActionIcon } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCore } from '../../state/core-context.tsx';
import { keyCaps } from '../../state/shortcuts/key-names.ts';
import { useKeys } from '../../state/shortcuts/use-actions.ts';
import { windowKind } from '../../state/window-kind.ts';
import { modKeyName } from '../../ui/mod-key.ts';

/** Takes the case to a window of its own, unless it is in one. */
export function ApartButton() {
  const { t } = useTranslation('keyboard');
  const { actions } = useCore();
  const keys = useKeys('case.window');
  if (windowKind(window) === 'case') return null;
  const name = t('action.case.window');
  return (
    <ActionIcon
      size={26}
      aria-label={name}
      title={keys === null ? name : `${name} (${keyCaps(keys, modKeyName()).join(' ')})`}
      onClick={() => actions.run('case.window')}
    >
      <ExternalLink size={15} />
    </ActionIcon>
  );
}
