import { Button } from '@mantine/core';
import {
  CirclePause,
  type LucideIcon,
  NotebookPen,
  Phone,
  PhoneIncoming,
  PhoneMissed,
  PhoneOutgoing,
} from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneCandidate } from '#domain/contract/ipc/duplicate-views.ts';
import type { Ring } from '#domain/contract/ipc/ring-views.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { FollowUpId } from '#domain/model/ids.ts';
import { hrefOf } from '../../state/route.ts';
import { useQuery } from '../../state/use-query.ts';
import { CallerTerms } from '../../ui/holding/caller-terms.tsx';
import { CallerRecommendations } from '../../ui/recommendation/caller-recommendations.tsx';
import { NeedsBand } from '../../ui/service/needs-band.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { CallerRisk } from './caller-risk.tsx';
import { OrganisationCandidate } from './organisation-candidate.tsx';
import css from './ringing.module.css';
import { useRingActions } from './use-ring-actions.ts';
import { useRingWords } from './use-ring-words.ts';

const none: readonly ContactPoint[] = [];

/** As many as are looked over while it rings. */
const mostShown = 3;

function iconOf({ state, direction }: Ring): LucideIcon {
  if (state === 'missed') return PhoneMissed;
  if (state === 'talking') return Phone;
  if (state === 'on-hold') return CirclePause;
  if (state === 'wrap-up') return NotebookPen;
  return direction === 'in' ? PhoneIncoming : PhoneOutgoing;
}

const takeWords = {
  ringing: 'answer',
  talking: 'note',
  'on-hold': 'takeBack',
  'wrap-up': 'note',
  missed: 'callBack',
} as const satisfies Record<Ring['state'], string>;

/** One call: who it may be, what is open for them, and what can be done. */
export function RingCard({ ring }: { readonly ring: Ring }) {
  const { t } = useTranslation('ringing');
  const title = useId();
  const words = useRingWords();
  const { answer, dismiss } = useRingActions();
  const found = useQuery(
    'customers.byPhone',
    { phone: ring.number },
    { collections: ['customer', 'case', 'followUp', 'holding', 'recommendation', 'organisation'] },
  );
  const { shown = ring.number, candidates = [], organisations = [] } = found.value ?? {};
  const named = new Set(candidates.slice(0, mostShown).map(({ customer }) => customer.id));
  const Icon = iconOf(ring);
  return (
    <article className={css.card} aria-labelledby={title} data-state={ring.state}>
      <header className={css.head}>
        <Icon size={16} aria-hidden="true" />
        <h2 id={title} className={css.title}>
          {words(ring, shown)}
        </h2>
        <TimeText at={ring.at} className={css.time ?? ''} />
      </header>
      {candidates.length + organisations.length === 0 && (
        <p className={css.quiet}>{found.loading ? t('reading') : t('unknown')}</p>
      )}
      {candidates.length > 0 && (
        <ul className={css.candidates} aria-label={t('likely')}>
          {candidates.slice(0, mostShown).map((candidate) => (
            <Candidate
              key={candidate.customer.id}
              candidate={candidate}
              exceptId={ring.callBackId}
              calling={ring.direction === 'out'}
              onChoose={() => answer(ring, candidate.customer.id)}
            />
          ))}
        </ul>
      )}
      {organisations.length > 0 && (
        <ul className={css.candidates} aria-label={t('organisations')}>
          {organisations.map((candidate) => (
            <OrganisationCandidate
              key={candidate.id}
              candidate={{ ...candidate, people: candidate.people.filter(({ id }) => !named.has(id)) }}
              onChoose={(customerId) => answer(ring, customerId)}
            />
          ))}
        </ul>
      )}
      {ring.callBackId && (
        <p className={css.quiet}>
          {t('planned')} <a href={hrefOf('follow-ups')}>{t('openPlan')}</a>
        </p>
      )}
      <footer className={css.foot}>
        <Button onClick={() => answer(ring, null)}>{t(takeWords[ring.state])}</Button>
        <Button variant="default" onClick={() => dismiss(ring)}>
          {t('dismiss')}
        </Button>
      </footer>
    </article>
  );
}

interface CandidateProps {
  readonly candidate: PhoneCandidate;
  /** The call-back that was planned for this very call tells nothing. */
  readonly exceptId: FollowUpId | null;
  /** Whoever rings us may be spoken to. */
  readonly calling: boolean;
  onChoose(): void;
}

function Candidate({ candidate, exceptId, calling, onChoose }: CandidateProps) {
  const { t } = useTranslation(['ringing', 'common']);
  const { customer, match, openCases, promises, lastPromised, holdings, recommendations } = candidate;
  const [newest] = openCases;
  const promised = promises.find(({ id }) => id !== exceptId)?.promise ?? lastPromised?.text;
  return (
    <li className={css.candidate}>
      <button
        type="button"
        className={css.choose}
        aria-label={t('answerAs', { name: customer.name })}
        onClick={onChoose}
      >
        <span className={css.name}>{customer.name}</span>
        {customer.tier === 'vip' && <span className={css.vip}>{t('common:tier.vip')}</span>}
        <span className={css.match}>{t(`match.${match}`)}</span>
      </button>
      <p className={css.about}>
        {newest ? (
          <>
            {t('openCases', { count: customer.openCases })}
            <a href={hrefOf('cases', newest.id)} className="hf-truncate">
              {newest.number} {newest.subject}
            </a>
          </>
        ) : (
          t('noOpenCases')
        )}
      </p>
      <NeedsBand specialNeeds={customer.specialNeeds} contactPoints={calling ? customer.contactPoints : none} />
      {promised && <p className={css.about}>{t('promised', { text: promised })}</p>}
      <CallerTerms holdings={holdings} />
      <CallerRecommendations recommendations={recommendations} />
      <CallerRisk customerId={customer.id} />
    </li>
  );
}
