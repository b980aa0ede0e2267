import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { WritingDesk } from '../../state/writing-desk.tsx';
import { FailureState, LoadingState } from '../../ui/states.tsx';
import { CaseFiles } from '../files/case-files.tsx';
import { CaseMacros } from '../macros/case-macros.tsx';
import { BeingHere } from '../presence/being-here.tsx';
import { MergedBanner } from '../relations/merged-banner.tsx';
import { RepeatBanner } from '../relations/repeat-banner.tsx';
import { useRelations } from '../relations/use-relations.ts';
import { SidePanel } from '../side/side-panel.tsx';
import { ArchivedHint } from './archived-hint.tsx';
import { CaseHeader } from './case-header.tsx';
import { CaseNotHere } from './case-not-here.tsx';
import { CaseNotices } from './case-notices.tsx';
import css from './case-view.module.css';
import { type CallFormSlotProps, Composer } from './composer.tsx';
import { ConflictBanner } from './conflict-banner.tsx';
import { HeldReplies } from './held-replies.tsx';
import { Timeline } from './timeline.tsx';

interface Props {
  readonly caseId: CaseId;
  onBack(): void;
  readonly renderCallForm?: ((props: CallFormSlotProps) => ReactNode) | undefined;
}

// Parts of a case arrive one after another, and each is drawn alone: a line of the timeline leaves the rest as it stands.
const Header = memo(CaseHeader);
const Lines = memo(Timeline);
const Writing = memo(Composer);
const Side = memo(SidePanel);

/** One case: what it is, what was said, where to write, and everything around it on the right. */
export function CaseView({ caseId, onBack, renderCallForm }: Props) {
  const { t } = useTranslation('cases');
  const found = useQuery(
    'cases.get',
    { caseId },
    { collections: [`case/${caseId}`, 'customer', 'conflict', 'followUp', 'agent', 'team'] },
  );
  const timeline = useQuery(
    'cases.timeline',
    { caseId },
    { collections: [`case/${caseId}`, 'entry', 'call', 'agent'] },
  );
  const relations = useRelations(caseId);
  const detail = found.value;
  if (!detail && found.failure) {
    if (found.failure.kind !== 'not-found' && found.failure.kind !== 'not-here')
      return <FailureState failure={found.failure} />;
    return <CaseNotHere caseId={caseId} onBack={onBack} />;
  }
  if (!detail) return <LoadingState />;
  const open = detail.conflicts.filter((conflict) => conflict.state === 'open');
  return (
    <CaseFiles key={caseId} caseId={caseId}>
      <CaseMacros detail={detail}>
        <WritingDesk>
          <article className={css.view} aria-label={t('view.label', { number: detail.fields.number })}>
            <div className={css.main}>
              <Header detail={detail} onBack={onBack} />
              {detail.archived && <ArchivedHint caseId={caseId} />}
              {open.map((conflict) => (
                <ConflictBanner key={conflict.id} conflict={conflict} />
              ))}
              {detail.fields.mergedIntoId !== null && (
                <MergedBanner detail={detail} goesOnIn={relations?.goesOnIn ?? null} />
              )}
              <RepeatBanner caseId={caseId} />
              <CaseNotices caseId={caseId} />
              <HeldReplies caseId={caseId} />
              {timeline.value ? (
                <Lines detail={detail} entries={timeline.value} />
              ) : timeline.failure ? (
                <FailureState failure={timeline.failure} />
              ) : (
                <div className={css.waiting} />
              )}
              <BeingHere caseId={caseId}>
                {detail.fields.mergedIntoId === null && <Writing detail={detail} renderCallForm={renderCallForm} />}
              </BeingHere>
            </div>
            <Side detail={detail} />
          </article>
        </WritingDesk>
      </CaseMacros>
    </CaseFiles>
  );
}
