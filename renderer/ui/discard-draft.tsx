import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './discard-draft.module.css';

/** Throws a draft away, once the person has said so twice: nothing typed is ever lost by one click. */
export function DiscardDraft({ onDiscard }: { onDiscard(): void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" onClick={() => setOpen(!open)}>
          {t('discard.draft')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('discard.draft')}>
        <p className={css.question}>{t('discard.sure')}</p>
        <div className={css.answers}>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('discard.no')}
          </Button>
          <Button
            color="red.9"
            onClick={() => {
              setOpen(false);
              onDiscard();
            }}
          >
            {t('discard.yes')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
