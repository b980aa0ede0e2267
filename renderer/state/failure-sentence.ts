import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure, failureOf } from '#domain/contract/failure.ts';
import { complaintSteps } from '#domain/model/choices.ts';
import { listText } from './format-list.ts';
import type { Locale } from './i18n.ts';
import { useLocale } from './use-locale.ts';

/** The sentence a person reads for a failure, in their language. */
export function useFailureSentence(): (error: unknown) => string {
  const { t } = useTranslation(['failure', 'common']);
  const locale = useLocale();
  const stepsOf = useCallback(
    ({ details }: Failure) => {
      const named = typeof details?.steps === 'string' ? details.steps.split(',') : [];
      const steps = complaintSteps
        .filter((step) => named.includes(step))
        .map((step) => t(`common:complaintStep.${step}`));
      return steps.length > 0 ? { steps: listText(steps, locale) } : {};
    },
    [t, locale],
  );
  return useCallback(
    (error) => {
      const failure: Failure = isFailure(error) ? error : failureOf(error);
      return t(keyOf(failure), { ...failure.details, ...stepsOf(failure), ...namesOf(failure, locale) });
    },
    [t, stepsOf, locale],
  );
}

/** Fields are named line by line. */
function namesOf({ details }: Failure, locale: Locale) {
  return typeof details?.names === 'string' ? { names: listText(details.names.split('\n'), locale) } : {};
}

function keyOf({ kind, details }: Failure) {
  if (details?.gone === true) return 'gone';
  if (typeof details?.blanks === 'string') return 'blanks-left';
  if (kind !== 'protocol-mismatch' || typeof details?.server !== 'number') return kind;
  return details.server > Number(details.client) ? 'app-too-old' : 'server-too-old';
}

function isFailure(error: unknown): error is Failure {
  return typeof error === 'object' && error !== null && !(error instanceof Error) && 'kind' in error;
}
