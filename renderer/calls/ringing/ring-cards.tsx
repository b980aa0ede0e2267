import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import { useRoute } from '../../state/core-context.tsx';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { RingCard } from './ring-card.tsx';
import css from './ringing.module.css';
import { useRingActions } from './use-ring-actions.ts';
import { useRingWords } from './use-ring-words.ts';

const none: readonly Ring[] = [];

/** What the telephone says, over whatever is on show: it takes nobody's focus and nobody's half-written words. */
export function RingCards({ notifyOutside }: { readonly notifyOutside: (text: string) => void }) {
  const { t } = useTranslation('ringing');
  const noted = useRoute(({ area, params }) => (area === 'calls' ? params.ring : undefined));
  const all = useQuery('calls.ringing', {}, { collections: ['ring'] }).value ?? none;
  // Whoever writes its note knows of the call.
  const rings = all.filter(({ id, state }) => state === 'ringing' || id !== noted);
  const words = useRingWords();
  const { answer } = useRingActions();
  const first = rings.find(({ state }) => state === 'ringing');
  useActions(first ? [{ id: 'call.answer', run: () => answer(first, null) }] : []);

  const told = useRef('');
  useEffect(() => {
    if (!first || told.current === first.id) return;
    told.current = first.id;
    notifyOutside(words(first));
  }, [first, words, notifyOutside]);

  return (
    <section className={css.cards} aria-label={t('region')} hidden={rings.length === 0}>
      <p className="hf-visually-hidden" role="alert">
        {first ? words(first) : ''}
      </p>
      {rings.map((ring) => (
        <RingCard key={ring.id} ring={ring} />
      ))}
    </section>
  );
}
