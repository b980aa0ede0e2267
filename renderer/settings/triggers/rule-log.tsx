import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleFiring } from '#domain/contract/ipc/rule-views.ts';
import { hrefOf } from '../../state/route.ts';
import { useRefusalSentences } from '../../state/use-refusal-sentences.ts';
import { TimeText } from '../../ui/time-text.tsx';
import own from './triggers.module.css';

/** What rules did by themselves lately, the newest first. */
export function RuleLog({ firings }: { readonly firings: readonly RuleFiring[] }) {
  const { t } = useTranslation('triggers');
  const [shown, setShown] = useState(false);
  const list = useId();
  return (
    <div className={own.log}>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={shown}
        aria-controls={list}
        onClick={() => setShown(!shown)}
      >
        {t(shown ? 'log.hide' : 'log.show')}
      </Button>
      <div id={list}>
        {shown && firings.length === 0 && <p className={own.hint}>{t('log.none')}</p>}
        {shown && firings.length > 0 && (
          <ul className={own.firings} aria-label={t('log.title')}>
            {firings.map((firing) => (
              <Firing key={firing.id} firing={firing} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Firing({ firing: { name, caseId, number, subject, at, refused } }: { readonly firing: RuleFiring }) {
  const sentences = useRefusalSentences();
  return (
    <li className={own.firing}>
      <TimeText at={at} className={own.when ?? ''} />
      <span title={name}>{name}</span>
      <a href={hrefOf('cases', caseId)} title={`${number} ${subject}`}>{`${number} ${subject}`}</a>
      {refused !== null && <span className={own.refused}>{sentences(refused).join(' ')}</span>}
    </li>
  );
}
