import { Button } from '@mantine/core';
import { ArrowLeft, Plus, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewPack, ServiceReviewView } from '#domain/contract/ipc/service-review-procedures.ts';
import type { ServiceReviewId } from '#domain/model/ids.ts';
import { hrefOf } from '../../state/route.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useQuery } from '../../state/use-query.ts';
import { Page } from '../../ui/page.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { ActionForm } from './action-form.tsx';
import { ActionList } from './action-list.tsx';
import { CasesSection } from './cases-section.tsx';
import { CloseButton } from './close-button.tsx';
import { ComplaintsSection } from './complaints-section.tsx';
import { ExportReview } from './export-review.tsx';
import { FiguresSection } from './figures-section.tsx';
import { NotesSection } from './notes-section.tsx';
import { OutliersSection } from './outliers-section.tsx';
import { PackSection } from './pack-section.tsx';
import css from './review.module.css';
import { useSectionWalk } from './use-section-walk.ts';

/** One review: what earlier ones left, what the period was like, and what is decided. */
export function ReviewView({ reviewId }: { readonly reviewId: ServiceReviewId }) {
  const found = useQuery(
    'serviceReviews.get',
    { reviewId },
    { collections: ['serviceReview', 'improvementAction', 'agent', 'team'] },
  );
  if (found.value) return <Ready review={found.value} />;
  return found.failure ? <FailureState failure={found.failure} /> : <LoadingState />;
}

function Ready({ review }: { readonly review: ServiceReviewView }) {
  const { t } = useTranslation(['service-review', 'common']);
  const isOpen = review.state === 'open';
  const pack = useQuery(
    'serviceReviews.figures',
    { reviewId: review.id, kept: !isOpen },
    { collections: ['facts'], keepFormer: true },
  );
  const walk = useSectionWalk<HTMLElement>();
  const [adding, setAdding] = useState(false);
  useActions(isOpen ? [{ id: 'list.new', run: () => setAdding(true) }] : []);
  const names = ['carried', 'figures', 'outliers', 'cases', 'complaints', 'decided', 'notes'] as const;
  return (
    <Page
      title={review.title}
      sunken
      aside={
        <>
          <span className={css.state} data-tone={isOpen ? 'warn' : undefined}>
            {t(`state.${review.state}`)}
          </span>
          <SaveStateMark state={review.saveState} quiet />
        </>
      }
      actions={
        <>
          <Button
            component="a"
            href={hrefOf('reports', 'review')}
            variant="default"
            leftSection={<ArrowLeft size={14} aria-hidden="true" />}
          >
            {t('list.title')}
          </Button>
          <Button
            variant="default"
            leftSection={<Printer size={14} aria-hidden="true" />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
          {pack.value && <ExportReview review={review} pack={pack.value} />}
          <CloseButton review={review} pack={pack.value} />
        </>
      }
    >
      <nav className={css.sections} aria-label={t('sections')}>
        {names.map((name) => (
          <button key={name} type="button" className={css.jump} onClick={() => walk.show(t(`${name}.title`))}>
            {t(`${name}.title`)}
          </button>
        ))}
      </nav>
      <article ref={walk.pack} className={css.pack} data-print-sheet="" aria-label={review.title}>
        {/* On the screen it stands above. */}
        <p className={css.paper}>{review.title}</p>
        <About review={review} pack={pack.value} />
        <PackSection title={t('carried.title')} count={review.carried.length} rule={t('carried.rule')}>
          <ActionList actions={review.carried} none={t('carried.none')} />
        </PackSection>
        {pack.value ? (
          <>
            <FiguresSection review={review} figures={pack.value.figures} />
            <OutliersSection figures={pack.value.figures} />
            <CasesSection cases={pack.value.examples} />
            <ComplaintsSection complaints={pack.value.complaints} total={pack.value.complaintCount} />
          </>
        ) : pack.failure ? (
          <FailureState failure={pack.failure} />
        ) : (
          <LoadingState />
        )}
        <PackSection
          title={t('decided.title')}
          count={review.decided.length}
          rule={t('decided.rule')}
          actions={
            isOpen &&
            !adding && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<Plus size={13} aria-hidden="true" />}
                onClick={() => setAdding(true)}
              >
                {t('action.add')}
              </Button>
            )
          }
        >
          {adding && isOpen && <ActionForm reviewId={review.id} onDone={() => setAdding(false)} />}
          <ActionList actions={review.decided} none={t('decided.none')} />
        </PackSection>
        <NotesSection review={review} />
      </article>
    </Page>
  );
}

interface AboutProps {
  readonly review: ServiceReviewView;
  readonly pack: ReviewPack | undefined;
}

/** Of which days and whose work the pack is, and what its figures do not know yet. */
function About({ review, pack }: AboutProps) {
  const { t } = useTranslation(['service-review', 'reports']);
  const { firstDay, lastDay, zone, teamName, state, closedByName } = review;
  return (
    <p className={css.about}>
      <strong>{t('days', { from: firstDay, to: lastDay })}</strong>
      <span>{zone}</span>
      <span>{teamName ?? (pack ? t(`reports:asOf.reach.${pack.reach}`) : t('allTeams'))}</span>
      <span>{t('startedBy', { name: review.createdByName })}</span>
      {state === 'closed' && <span>{t('closedBy', { name: closedByName ?? '' })}</span>}
      {pack && pack.behind > 0 && state === 'open' && <span role="status">{t('counting')}</span>}
    </p>
  );
}
