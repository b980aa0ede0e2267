import { Button } from '@mantine/core';
import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type IdentityView, revealedForMs } from '#domain/contract/ipc/customer-file-views.ts';
import { useSession } from '../../state/core-context.tsx';
import css from './record.module.css';
import { RevealIdentity } from './reveal-identity.tsx';

interface Props {
  readonly identity: IdentityView;
  readonly isOwn: boolean;
}

/** One identity number: its mask, or for a minute the whole of it. */
export function IdentityNumber({ identity, isOwn }: Props) {
  const { t } = useTranslation('customer-file');
  const mayAsk = useSession((session) => session.agent !== null && session.agent.role !== 'agent');
  const [asking, setAsking] = useState(false);
  const [number, setNumber] = useState<string | null>(null);
  return (
    <div className={css.identity}>
      {number === null ? (
        <span className={css.number}>{identity.mask}</span>
      ) : (
        <Whole number={number} onOver={() => setNumber(null)} />
      )}
      {!isOwn && <span className={css.soft}>{t('identity.of', { name: identity.customerName })}</span>}
      {mayAsk && number === null && (
        <Button variant="default" leftSection={<Eye size={14} aria-hidden="true" />} onClick={() => setAsking(true)}>
          {t('identity.show')}
        </Button>
      )}
      {asking && <RevealIdentity identity={identity} onShown={setNumber} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Whole({ number, onOver }: { readonly number: string; onOver(): void }) {
  const { t } = useTranslation('customer-file');
  const left = useSecondsLeft(onOver);
  return (
    <>
      <output className={css.number}>{number}</output>
      <span className={css.left}>{t('identity.shownFor', { count: left })}</span>
      <Button variant="default" leftSection={<EyeOff size={14} aria-hidden="true" />} onClick={onOver}>
        {t('identity.hide')}
      </Button>
    </>
  );
}

/** Counts down from a minute; a window that slept meanwhile finds it over. */
function useSecondsLeft(onOver: () => void): number {
  const [until] = useState(() => Date.now() + revealedForMs);
  const [left, setLeft] = useState(revealedForMs / 1000);
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1000);
      if (seconds <= 0 || seconds > revealedForMs / 1000) onOver();
      else setLeft(seconds);
    }, 1000);
    return () => clearInterval(timer);
  }, [until, onOver]);
  return left;
}
