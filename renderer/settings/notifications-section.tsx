import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../ui/section.tsx';
import css from './settings.module.css';

type Answer = NotificationPermission | 'dismissed' | 'failed' | 'unsupported';

function current(): Answer {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
}

/** Whether the system may notify of what is due. Only a click may ask, and only browser or system can take it back. */
export function NotificationsSection() {
  const { t } = useTranslation('sla-settings');
  const [answer, setAnswer] = useState<Answer>(current);
  useEffect(() => {
    // It may have been changed meanwhile, in the browser's own settings.
    const look = () => setAnswer(current());
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  const ask = async () => {
    const given = await Notification.requestPermission().catch(() => 'failed' as const);
    setAnswer(given === 'default' ? 'dismissed' : given);
  };
  const mayAsk = answer === 'default' || answer === 'dismissed' || answer === 'failed';
  return (
    <Section title={t('notify.title')}>
      <div className={css.lines}>
        <div className={css.line}>
          <div className={css.label}>
            {t('notify.label')}
            <span className={css.hint}>{t('notify.hint')}</span>
            <span className={css.hint} role="status">
              {t(`notify.${answer}`)}
            </span>
          </div>
          {mayAsk && (
            <Button variant="default" onClick={() => void ask()}>
              {t('notify.allow')}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
