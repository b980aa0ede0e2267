import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ServiceReviewView } from '#domain/contract/ipc/service-review-procedures.ts';
import { serviceReviewLimits } from '#domain/model/service-review-fields.ts';
import { useCommand } from '../../state/use-command.ts';
import { useDraft } from '../../state/use-draft.ts';
import { onModEnter } from '../../ui/mod-enter.ts';
import { PackSection } from './pack-section.tsx';
import css from './review.module.css';

/** What is typed, and what stood there when that began: a colleague's notes are merged with these, not written over. */
type Typed = { readonly text: string; readonly base: string; readonly rev: number } | null;

/** What was found and concluded. Durable here with every word, the review's own as soon as the field is left. */
export function NotesSection({ review }: { readonly review: ServiceReviewView }) {
  const { t } = useTranslation(['service-review', 'common']);
  const { run, running } = useCommand();
  const { id, summary, rev, state } = review;
  const draft = useDraft<Typed>('review', id, null);
  const typed = draft.content;
  const isTyped = typed !== null && typed.text !== summary;
  const save = async () => {
    if (!typed || running) return;
    if (!isTyped) return draft.finish();
    const saved = await run(
      'service-review.edit',
      { reviewId: id, set: { summary: typed.text } },
      { collection: 'serviceReview', id, rev: typed.rev, fields: { summary: typed.base } },
      undefined,
      { draft: { kind: 'review', subject: id } },
    );
    if (saved.ok || saved.failure.kind === 'nothing-to-do') await draft.finish();
  };
  if (state === 'closed')
    return (
      <PackSection title={t('notes.title')}>
        <p className={css.summary}>{summary || t('notes.none')}</p>
      </PackSection>
    );
  return (
    <PackSection
      title={t('notes.title')}
      actions={isTyped && <span className={css.faint}>{t('common:draftSaved')}</span>}
    >
      <Textarea
        classNames={{ root: css.screen ?? '' }}
        aria-label={t('notes.title')}
        placeholder={t('notes.hint')}
        value={typed?.text ?? summary}
        maxLength={serviceReviewLimits.summary}
        autosize
        minRows={4}
        maxRows={30}
        onChange={(event) =>
          draft.change({ base: typed?.base ?? summary, rev: typed?.rev ?? rev, text: event.currentTarget.value })
        }
        onBlur={() => void save()}
        onKeyDown={(event) => onModEnter(event, () => void save())}
      />
      {/* Paper shows all of it, not the part that is in sight. */}
      <p className={css.paper}>{typed?.text ?? summary}</p>
      {isTyped && (
        <div className={css.buttons}>
          <Button size="compact-sm" loading={running} onClick={() => void save()}>
            {t('common:actions.save')}
          </Button>
        </div>
      )}
    </PackSection>
  );
}
