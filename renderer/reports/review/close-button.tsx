import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReviewPack, ServiceReviewView } from '#domain/contract/ipc/service-review-procedures.ts';
import { useCommand } from '../../state/use-command.ts';

interface Props {
  readonly review: ServiceReviewView;
  readonly pack: ReviewPack | undefined;
}

/** Keeps the figures and examples that are on show; or lets them go on. */
export function CloseButton({ review: { id: reviewId, state }, pack }: Props) {
  const { t } = useTranslation('service-review');
  const { run, running } = useCommand();
  if (state === 'closed')
    return (
      <Button variant="default" loading={running} onClick={() => void run('service-review.reopen', { reviewId })}>
        {t('reopen')}
      </Button>
    );
  const close = async () => {
    if (!pack) return;
    const examples = pack.examples.map(({ caseId, why }) => ({ caseId, why }));
    await run('service-review.close', { reviewId, figures: pack.figures, examples });
  };
  return (
    <Button loading={running} disabled={!pack} title={t('closeHint')} onClick={() => void close()}>
      {t('close')}
    </Button>
  );
}
