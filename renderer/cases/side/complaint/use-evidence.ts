import { useTranslation } from 'react-i18next';
import type { CaseDetail, TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import type { StepDone } from '#domain/model/case-fields.ts';
import type { ComplaintStep } from '#domain/model/choices.ts';
import { countsAsCompensated, countsAsFollowedUp, showsStep } from '#domain/rules/complaint-path.ts';
import { moneyText } from '../../../state/format-number.ts';
import { relativeTime } from '../../../state/format-time.ts';
import { useLocale } from '../../../state/use-locale.ts';
import { useQuery } from '../../../state/use-query.ts';

interface Offered {
  /** The record's id. */
  readonly value: string;
  /** With who and when. */
  readonly label: string;
  /** What is kept with the step, for who reads it later. */
  readonly words: string;
}

const longest = 120;

/** The records that may show a step, the newest first. */
export function useEvidence(
  detail: CaseDetail,
  step: ComplaintStep,
  kind: StepDone['evidence']['kind'],
): readonly Offered[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const caseId = detail.id;
  const timeline = useQuery('cases.timeline', { caseId }, { collections: ['entry', 'call'] }).value ?? [];
  const paid = useQuery('cases.cooperation', { caseId }, { collections: ['compensation'] }).value?.compensations ?? [];
  const articles = useQuery('articles.list', {}, { collections: ['article'] }).value ?? [];
  const when = (at: number) => relativeTime(at, Date.now(), locale);

  if (kind === 'entry')
    return timeline
      .filter((entry) => showsStep(step, entry.kind) && wordsOf(entry) !== '')
      .toSorted((a, b) => b.happenedAt - a.happenedAt)
      .map((entry) => ({
        value: entry.id,
        label: `${when(entry.happenedAt)} · ${entry.authorName} · ${brief(wordsOf(entry))}`,
        words: brief(wordsOf(entry)),
      }));
  if (kind === 'follow-up')
    return detail.followUps.filter(countsAsFollowedUp).map(({ id, promise, outcome, outcomeNote }) => {
      const words = [outcome ? t(`followUpOutcome.${outcome}`) : '', outcomeNote || promise].join(' · ');
      return { value: id, label: brief(words), words: brief(words) };
    });
  if (kind === 'compensation')
    return paid.filter(countsAsCompensated).map(({ id, kind: what, amount, currency, item, askedAt }) => {
      const money = amount > 0 ? moneyText(amount, currency, locale) : '';
      const words = [t(`compensationKind.${what}`), money, item].filter(Boolean).join(' ');
      return { value: id, label: `${when(askedAt)} · ${words}`, words };
    });
  if (kind === 'article')
    return articles
      .filter((article) => step !== 'apologise' || article.kind === 'script')
      .map(({ id, title }) => ({ value: id, label: title, words: title }));
  return [];
}

function wordsOf({ body, call }: TimelineEntry): string {
  return body || call?.need || call?.note || call?.done || '';
}

function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line;
}
