import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFailureSentence } from '../../state/failure-sentence.ts';
import type { Handing } from '../../state/files/use-handing.ts';
import css from './files.module.css';

/** A file that is not saved yet, or could not be: then it stays until it was read why. */
export function HandingLine({ handing, onDismiss }: { readonly handing: Handing; onDismiss(): void }) {
  const { t } = useTranslation(['files', 'common']);
  const sentence = useFailureSentence();
  const { name, done, failure } = handing;
  return (
    <li className={css.line} data-tone={failure ? 'bad' : 'plain'}>
      <span>
        <span className={css.name}>{name}</span>
        <br />
        <span className={css.facts} role={failure ? 'alert' : undefined}>
          {failure ? sentence(failure) : t('handing', { percent: Math.floor(done * 100) })}
        </span>
      </span>
      {failure && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('dismiss', { name })} onClick={onDismiss}>
          <X size={14} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  );
}
