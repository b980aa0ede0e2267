import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProcedure } from '../state/use-command.ts';
import { useQuery } from '../state/use-query.ts';
import { Section } from '../ui/section.tsx';
import css from './settings.module.css';

/** How far the index of this device has come; made anew where something should be found and is not. */
export function SearchIndexSection() {
  const { t } = useTranslation('search-settings');
  const { call, running } = useProcedure();
  const { value: state } = useQuery('search.get', {}, { collections: ['search'] });
  if (!state) return null;
  const { behind, paused } = state;
  const isDone = behind === 0;
  return (
    <Section title={t('index.title')}>
      <div className={css.lines}>
        <div className={css.line}>
          <div className={css.label}>
            <span role="status">
              {isDone ? t('index.current') : t('index.behind', { count: behind })}{' '}
              {paused && !isDone && t('index.rests')}
            </span>
            <span className={css.hint}>{t('index.rebuildHint')}</span>
          </div>
          <div className={css.buttons}>
            {!isDone && (
              <Button
                variant="default"
                onClick={() => void call('search.reindex', { what: paused ? 'resume' : 'pause' })}
              >
                {paused ? t('index.resume') : t('index.pause')}
              </Button>
            )}
            <Button variant="default" loading={running} onClick={() => void call('search.reindex', { what: 'start' })}>
              {t('index.rebuild')}
            </Button>
          </div>
        </div>
      </div>
    </Section>
  );
}
