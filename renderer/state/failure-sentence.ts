import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure, failureOf } from '#domain/contract/failure.ts';

/** The sentence a person reads for a failure, in their language. */
export function useFailureSentence(): (error: unknown) => string {
  const { t } = useTranslation('failure');
  return useCallback(
    (error) => {
      const failure: Failure = isFailure(error) ? error : failureOf(error);
      return failure.details?.gone === true ? t('gone') : t(failure.kind, { ...failure.details });
    },
    [t],
  );
}

function isFailure(error: unknown): error is Failure {
  return typeof error === 'object' && error !== null && !(error instanceof Error) && 'kind' in error;
}
