import { Button, Checkbox } from '@mantine/core';
import { HeartHandshake } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../state/use-query.ts';
import { Section } from '../../ui/section.tsx';
import { EmptyState, FailureState, LoadingState } from '../../ui/states.tsx';
import { GiveThanks } from './give-thanks.tsx';
import css from './goals.module.css';
import { ThanksRow } from './thanks-row.tsx';

const pageSize = 50;

/** What colleagues thanked each other for, the newest first. */
export function ThanksSection() {
  const { t } = useTranslation('goals');
  const [mine, setMine] = useState(false);
  const [limit, setLimit] = useState(pageSize);
  const [giving, setGiving] = useState(false);
  const collections = ['recognition', 'agent', 'case'];
  const { value, failure } = useQuery('recognitions.list', { mine, limit }, { collections, keepFormer: true });
  return (
    <Section
      title={t('thanks.title')}
      {...(value && { count: value.total })}
      actions={
        <>
          <Checkbox
            label={t('thanks.mine')}
            checked={mine}
            onChange={(event) => setMine(event.currentTarget.checked)}
          />
          <Button
            variant="default"
            leftSection={<HeartHandshake size={14} aria-hidden="true" />}
            onClick={() => setGiving(true)}
          >
            {t('thanks.give')}
          </Button>
        </>
      }
    >
      <div className={css.body}>
        {!value && (failure ? <FailureState failure={failure} /> : <LoadingState />)}
        {value?.total === 0 && (
          <EmptyState icon={HeartHandshake} title={t('thanks.none')} hint={t('thanks.noneHint')} />
        )}
        {value && value.total > 0 && (
          <ul className={css.thanks} aria-label={t('thanks.title')}>
            {value.rows.map((row) => (
              <ThanksRow key={row.id} row={row} />
            ))}
          </ul>
        )}
        {value && value.total > value.rows.length && limit < 500 && (
          <Button variant="default" onClick={() => setLimit(Math.min(500, limit + pageSize))}>
            {t('thanks.more')}
          </Button>
        )}
      </div>
      {giving && <GiveThanks onClose={() => setGiving(false)} />}
    </Section>
  );
}
