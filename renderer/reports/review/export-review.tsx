import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewPack, ServiceReviewView } from '#domain/contract/ipc/service-review-procedures.ts';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useMakeFile } from '../export/use-make-file.ts';
import { useReviewReport } from './use-review-report.ts';

const formats = ['pdf', 'xlsx'] as const;

interface Props {
  readonly review: ServiceReviewView;
  readonly pack: ReviewPack;
}

/** The pack as a file. */
export function ExportReview({ review, pack }: Props) {
  const { t } = useTranslation('reports');
  const reportOf = useReviewReport();
  const { make, stop, progress } = useMakeFile();
  const { firstDay, lastDay, zone } = review;
  const save = (format: (typeof formats)[number]) =>
    make({
      ...{ format, bom: true, report: reportOf(review, pack), rows: null },
      frame: { span: { from: firstDay, to: lastDay }, compared: null, bucket: 'day', filters: {}, zone },
    });
  if (progress !== null) return <ProgressLine label={t('export.running')} part={progress} onStop={stop} />;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={14} aria-hidden="true" />}>
          {t('export.make')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => void save(format)}>
            {t(`export.formats.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
