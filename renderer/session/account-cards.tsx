import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { KnownAccount } from '#domain/contract/ipc/session-views.ts';
import { Avatar } from '../ui/avatar.tsx';
import css from './account-cards.module.css';

interface Props {
  readonly accounts: readonly KnownAccount[];
  readonly chosen: KnownAccount | null;
  onChoose(account: KnownAccount | null): void;
}

export function AccountCards({ accounts, chosen, onChoose }: Props) {
  const { t } = useTranslation(['session', 'common']);
  return (
    <fieldset className={css.cards}>
      <legend className={css.legend}>{t('knownAccounts')}</legend>
      {accounts.map((account) => (
        <button
          key={account.agentId}
          type="button"
          className={css.card}
          aria-pressed={account.agentId === chosen?.agentId}
          onClick={() => onChoose(account)}
        >
          <Avatar name={account.name} size={32} />
          <span className={css.text}>
            <span className={css.name}>{account.name}</span>
            <span className={css.detail}>{account.workspaceName}</span>
            {account.waiting > 0 && <span className={css.waiting}>{t('waiting', { count: account.waiting })}</span>}
          </span>
        </button>
      ))}
      <button type="button" className={css.card} aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        <span className={css.other}>
          <UserPlus size={16} aria-hidden="true" />
        </span>
        <span className={css.text}>{t('otherAccount')}</span>
      </button>
    </fieldset>
  );
}
