import { Anchor } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, FailureState, LoadingState } from '../ui/states.tsx';
import { ResultGroup } from './result-group.tsx';
import { groupNames, linesOf } from './result-lines.ts';
import css from './search.module.css';
import { useSearch } from './use-search.ts';

interface Props {
  readonly text: string;
  /** Nothing is being typed. */
  readonly isSettled: boolean;
  onChange(text: string): void;
}

/** What was found, by kind, the best of each first. */
export function SearchResults({ text, isSettled, onChange }: Props) {
  const { t } = useTranslation('search');
  const { found, isCurrent, failure } = useSearch(text);
  if (failure) return <FailureState failure={failure} />;
  if (!found) return <LoadingState />;
  const { page } = found;
  const groups = groupNames.filter((name) => page[name].hits.length > 0);
  return (
    <div className={css.results} aria-busy={!isCurrent} data-current={(isCurrent && isSettled) || undefined}>
      <p role="status" className="hf-visually-hidden">
        {groups.map((name) => `${t(`group.${name}`)}: ${page[name].count}`).join(', ') || t('nothing')}
      </p>
      {page.behind > 0 && <p className={css.note}>{t('behind', { count: page.behind })}</p>}
      {page.didYouMean !== null && (
        <p className={css.meant}>
          {t('didYouMean')}{' '}
          <Anchor component="button" type="button" onClick={() => onChange(page.didYouMean ?? '')}>
            {page.didYouMean}
          </Anchor>
        </p>
      )}
      {groups.map((name) => (
        <ResultGroup key={`${name} ${found.text}`} name={name} text={found.text} group={linesOf(name, page)} />
      ))}
      {groups.length === 0 && <EmptyState icon={SearchX} title={t('nothing')} hint={t('nothingHint')} />}
    </div>
  );
}
