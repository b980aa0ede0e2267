import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#domain/contract/ipc/draft-views.ts';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import { inPhaseMs, isRunning, phaseOf, withTold } from '#domain/rules/call-clock.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { durationText } from '../../state/format-time.ts';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useEvery } from '../../ui/use-every.ts';
import { type CallContent, emptyCall } from '../call-content.ts';
import { readClocks } from '../read-clocks.ts';
import css from './unfinished-notes.module.css';

/** Before the id of a ring in the subject of its note's draft. */
export const ringPrefix = 'ring-';

interface Begun {
  readonly subject: string;
  /** Where its note is written. */
  readonly place: Parameters<typeof hrefOf>;
  readonly content: CallContent;
  readonly savedAt: number;
}

const none: readonly Ring[] = [];

/**
 * Notes of calls that were begun and not saved, each a click or a key away, so that the next call costs none of them; with where each call
 * stands. `open` is the draft on show.
 */
export function UnfinishedNotes({ open }: { readonly open: string | null }) {
  const { t } = useTranslation(['ringing', 'calls']);
  const navigation = useNavigation();
  const drafts = useQuery('drafts.list', {}, { collections: ['draft-list', 'draft'] }).value ?? [];
  const rings = useQuery('calls.ringing', {}, { collections: ['ring'] }).value ?? none;
  const begun = drafts.flatMap((draft) => (draft.kind === 'call' ? [begunOf(draft, rings)] : []));
  const others = begun.filter(({ subject }) => subject !== open);
  const at = begun.findIndex(({ subject }) => subject === open);
  const next = begun[(at + 1) % begun.length];
  useActions([{ id: 'call.next', applies: others.length > 0, run: () => next && navigation.go(...next.place) }]);
  const [now, setNow] = useState(readClocks);
  useEvery(
    others.some(({ content }) => isRunning(content.clock)),
    1000,
    () => setNow(readClocks()),
  );
  if (others.length === 0) return null;
  return (
    <nav className={css.notes} aria-label={t('unfinished')}>
      <h3 className={css.title}>{t('unfinished')}</h3>
      {begun.map(({ subject, place, content, savedAt }) => {
        const { customer, phone, need, note, clock } = content;
        const phase = phaseOf(clock);
        const isOpen = subject === open;
        return (
          <a key={subject} href={hrefOf(...place)} className={css.note} aria-current={isOpen ? 'page' : undefined}>
            <span className={css.name}>{customer?.name || phone || t('calls:unknownCaller')}</span>
            <span className="hf-truncate">{need || note}</span>
            {!isOpen && (phase === 'talking' || phase === 'on-hold') ? (
              <span className={css.phase} data-phase={phase}>
                {t(`phase.${phase}`)} <span className="hf-number">{durationText(inPhaseMs(clock, now))}</span>
              </span>
            ) : (
              <TimeText at={savedAt} className={css.time ?? ''} />
            )}
          </a>
        );
      })}
    </nav>
  );
}

/** A telephone's call, one on a case, at a customer's desk, or at nobody's. */
function begunOf({ subject, content: stored, savedAt }: Draft, rings: readonly Ring[]): Begun {
  const content = { ...emptyCall(), ...(stored as Partial<CallContent>) };
  const { link } = content;
  const ringId = subject.startsWith(ringPrefix) ? subject.slice(ringPrefix.length) : null;
  const phases = rings.find(({ id, state }) => id === ringId && state !== 'missed')?.phases ?? [];
  const told = { subject, savedAt, content: { ...content, clock: withTold(content.clock, phases) } };
  if (ringId !== null) return { ...told, place: ['calls', 'new', { ring: ringId }] };
  if (link.mode === 'existing' && link.caseId === subject) return { ...told, place: ['cases', subject] };
  return { ...told, place: subject === '' ? ['calls', 'new'] : ['calls', null, { customer: subject }] };
}
