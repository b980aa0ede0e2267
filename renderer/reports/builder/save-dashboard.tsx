import { ActionIcon } from '@mantine/core';
import { BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotify } from '../../state/notify-context.tsx';
import { NameDialog } from './name-dialog.tsx';
import { dashboardContent, type ShownDashboard } from './saved-wish.ts';
import { useChangeReport } from './use-saved-reports.ts';

/** Keeps the dashboard as it is shown: its days in words, whose work, and what stands side by side. */
export function SaveDashboard({ shown }: { readonly shown: ShownDashboard }) {
  const { t } = useTranslation(['report-builder', 'reports']);
  const notify = useNotify();
  const { make, running } = useChangeReport();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('saved.save')}
        title={t('saved.save')}
        onClick={() => setAsking(true)}
      >
        <BookmarkPlus size={15} aria-hidden="true" />
      </ActionIcon>
      {asking && (
        <NameDialog
          title={t('saved.save')}
          name={`${t(`reports:dashboard.${shown.page}`)} · ${t(`reports:period.${shown.wish.period}`)}`}
          isNew
          running={running}
          onClose={() => setAsking(false)}
          onSave={async (named) => {
            const outcome = await make({ ...named, content: dashboardContent(shown) });
            if (!outcome.ok) return;
            setAsking(false);
            notify({ tone: 'good', text: t('saved.done', { name: named.name }) });
          }}
        />
      )}
    </>
  );
}
