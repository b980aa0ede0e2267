import { SegmentedControl } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../state/core-context.tsx';
import { useQuery } from '../state/use-query.ts';
import { Pager } from '../ui/pager.tsx';
import { Section } from '../ui/section.tsx';
import { FailureState, LoadingState } from '../ui/states.tsx';
import { ConflictCard } from './conflict-card.tsx';
import { SettledCard } from './settled-card.tsx';
import css from './sync.module.css';

const pageSize = 25;
const states = ['open', 'resolved'] as const;
type State = (typeof states)[number];

/** Everything two people changed at once: what still wants a choice, and what was chosen. */
export function ConflictsView() {
  const { t } = useTranslation('sync');
  const wanted = useRoute((route) => route.params.conflict);
  const [{ state, offset }, show] = useState<{ readonly state: State; readonly offset: number }>({
    state: 'open',
    offset: 0,
  });
  const { value, failure } = useQuery(
    'conflicts.list',
    { state, offset, limit: pageSize },
    { collections: ['conflict', 'case', 'customer'], keepFormer: true },
  );
  const list = useRef<HTMLDivElement>(null);
  const leave = useCallback(() => list.current?.focus(), []);
  const isShown = value !== undefined;
  const asked = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isShown || wanted === undefined) return;
    asked.current?.scrollIntoView({ block: 'start' });
    asked.current?.focus();
  }, [isShown, wanted]);
  return (
    <Section
      title={t('conflictsTitle')}
      {...(value ? { count: value.total } : {})}
      actions={
        <SegmentedControl
          aria-label={t('conflictState.label')}
          data={states.map((each) => ({ value: each, label: t(`conflictState.${each}`) }))}
          value={state}
          onChange={(next) => show({ state: next as State, offset: 0 })}
        />
      }
    >
      <div ref={list} tabIndex={-1} className={css.group}>
        {!value && (failure ? <FailureState failure={failure} /> : <LoadingState />)}
        {value?.total === 0 && (
          <p className={css.nothing}>
            <CircleCheck size={16} aria-hidden="true" />
            {t(state === 'open' ? 'noConflicts' : 'noneSettled')}
          </p>
        )}
        {value && value.total > 0 && (
          <ul className={css.rows}>
            {value.rows.map((conflict) =>
              conflict.state === 'open' ? (
                <ConflictCard
                  key={conflict.id}
                  conflict={conflict}
                  {...(conflict.id === wanted ? { card: asked } : {})}
                  onSettled={leave}
                />
              ) : (
                <SettledCard key={conflict.id} conflict={conflict} />
              ),
            )}
          </ul>
        )}
      </div>
      <Pager
        label={t('conflictsTitle')}
        offset={offset}
        limit={pageSize}
        total={value?.total ?? 0}
        onMove={(next) => show({ state, offset: next })}
      />
    </Section>
  );
}
