import { Button } from '@mantine/core';
import { FilePlus2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GapExample, KnowledgeGap } from '#domain/contract/ipc/knowledge-at-work.ts';
import { hrefOf } from '../../state/route.ts';
import { TimeText } from '../../ui/time-text.tsx';
import css from './gaps.module.css';

interface Props {
  readonly gap: KnowledgeGap;
  readonly running: boolean;
  onWrite(): void;
}

/** One thing that was asked, how often and in which words; what to write begins here. */
export function GapLine({ gap, running, onWrite }: Props) {
  const { t } = useTranslation('gaps');
  const { label, searches, cases, lastAt, examples, answeredBy } = gap;
  return (
    <li className={css.gap}>
      <div className={css.head}>
        <h2 className={css.label}>{label}</h2>
        <span className={css.about}>
          {searches > 0 && <span>{t('searches', { count: searches })}</span>}
          {cases > 0 && <span>{t('cases', { count: cases })}</span>}
          <span>
            {t('last')} <TimeText at={lastAt} />
          </span>
        </span>
        {answeredBy === null && (
          <Button
            size="compact-sm"
            variant="default"
            loading={running}
            leftSection={<FilePlus2 size={14} aria-hidden="true" />}
            aria-label={t('writeAbout', { label })}
            onClick={onWrite}
          >
            {t('write')}
          </Button>
        )}
      </div>
      {answeredBy && (
        <p className={css.hint}>
          {t('answeredBy')} <a href={hrefOf('knowledge', answeredBy.id)}>{answeredBy.title}</a>
        </p>
      )}
      <ul className={css.examples} aria-label={t('examples', { label })}>
        {examples.map((example) => (
          <li key={`${example.kind} ${example.text} ${example.at}`}>
            <Example example={example} label={label} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function Example({ example, label }: { readonly example: GapExample; readonly label: string }) {
  const { t } = useTranslation('gaps');
  if (example.kind === 'case')
    return (
      <a className={css.case} href={hrefOf('cases', example.caseId)}>
        {example.text === label ? example.number : `${example.number} ${example.text}`}
      </a>
    );
  return <span className={css.search}>{t(`place.${example.place}`, { words: example.text })}</span>;
}
