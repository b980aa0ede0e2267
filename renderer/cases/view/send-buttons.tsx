import { ActionIcon, Button, Menu } from '@mantine/core';
import { ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#domain/model/choices.ts';
import { modKeyName } from '../../ui/mod-key.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import css from './message-field.module.css';

interface Props {
  readonly kind: 'reply' | 'note';
  readonly disabled: boolean;
  readonly running: boolean;
  onSend(andSet?: CaseStatus): void;
}

/** Where a reply usually leaves the case. */
const afterReply: readonly CaseStatus[] = ['pending-customer', 'pending-third-party', 'solved'];

export function SendButtons({ kind, disabled, running, onSend }: Props) {
  const { t } = useTranslation(['cases', 'common']);
  return (
    <>
      <span className={css.keys}>{`${modKeyName()} + Enter`}</span>
      <Button.Group>
        <Button disabled={disabled} loading={running} onClick={() => onSend()}>
          {kind === 'reply' ? t('composer.send') : t('composer.saveNote')}
        </Button>
        {kind === 'reply' && (
          <Menu position="top-end">
            <Menu.Target>
              <ActionIcon
                className={css.more ?? ''}
                variant="filled"
                color="ink"
                size={30}
                disabled={disabled || running}
                aria-label={t('composer.sendAnd')}
                title={t('composer.sendAnd')}
              >
                <ChevronUp size={14} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {afterReply.map((status) => (
                <Menu.Item
                  key={status}
                  aria-label={t('composer.sendAndStatus', { status: t(`common:status.${status}`) })}
                  onClick={() => onSend(status)}
                >
                  <StatusBadge status={status} />
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Button.Group>
    </>
  );
}
