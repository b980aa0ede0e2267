import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '#domain/contract/ipc/contract.ts';
import type { InputOf } from '#domain/contract/ipc/procedure.ts';
import type { ReportFile } from '#domain/contract/ipc/report-file-procedures.ts';
import type { reportFileFormats } from '#domain/model/choices.ts';
import { useCore } from '../../state/core-context.tsx';
import { fromBase64 } from '../../state/files/base64.ts';
import { useProcedure } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { downloadBlob } from '../../ui/download-text.ts';
import type { ReportFrame } from '../filters/report-frame.ts';
import type { Opened } from '../rows/opened.ts';
import { rowColumns, useRowChoices } from './row-columns.ts';
import type { ShownReport } from './use-report.ts';

interface Wanted {
  readonly format: (typeof reportFileFormats)[number];
  /** CSV only: the mark by which old programs know UTF-8. */
  readonly bom: boolean;
  readonly report: ShownReport & { readonly title: string };
  readonly rows: Opened | null;
  readonly frame: ReportFrame;
  /** Of a report that was put together: its rows instead, under the id by which they were read. */
  readonly built?: BuiltRows;
}

interface BuiltRows {
  readonly id: string;
  readonly rows: NonNullable<InputOf<Contract['reportFiles.make']>['built']>;
  readonly choices: Readonly<Record<string, string>>;
}

/** The same, as the procedure takes it: it could be written to, and is not. */
type Handed = InputOf<Contract['reportFiles.make']>['report'];

interface MadeFiles {
  /** How much is behind; null while nothing runs. */
  readonly progress: number | null;
  make(wanted: Wanted): Promise<ReportFile | null>;
  stop(): void;
}

/** Has the core write a file, takes it away piece by piece and hands it to the person. */
export function useMakeFile(): MadeFiles {
  const { t } = useTranslation(['reports', 'metrics']);
  const language = useLocale();
  const { link } = useCore();
  const { call } = useProcedure();
  const choices = useRowChoices();
  const running = useRef<string | null>(null);
  const [progress, setProgress] = useState<number | null>(null);

  const takeAway = async (id: string, { fileName, size, mediaType }: ReportFile): Promise<boolean> => {
    const pieces: Blob[] = [];
    for (let offset = 0; offset < size; ) {
      const piece = await call('reportFiles.piece', { id, offset });
      if (!piece.ok) return false;
      const bytes = fromBase64(piece.value.data);
      if (bytes.length === 0) break;
      pieces.push(new Blob([bytes]));
      offset += bytes.length;
    }
    await call('reportFiles.drop', { id });
    downloadBlob(fileName, new Blob(pieces, { type: mediaType }));
    return true;
  };

  return {
    progress,
    stop() {
      if (running.current !== null) void call('reportFiles.cancel', { id: running.current });
    },
    async make({ format, bom, report, rows, frame, built }) {
      const id = built?.id ?? crypto.randomUUID();
      running.current = id;
      setProgress(0);
      const unsubscribe = link.on('bulk', (told) => {
        if (told.id === id) setProgress(told.done / Math.max(1, told.total));
      });
      const words = {
        ...{ summary: t('export.words.summary'), definitions: t('export.words.definitions') },
        ...{ definition: t('export.words.definition'), version: t('export.words.version') },
        // Filled in by the file's writer.
        page: t('export.words.page', { page: '{{page}}', pages: '{{pages}}' }),
        rowsCut: t('export.words.rowsCut', { shown: '{{shown}}', total: '{{total}}' }),
        ...{ yes: t('rows.yes'), no: t('rows.no') },
      };
      const made = await call('reportFiles.make', {
        ...{ id, format, bom, language, zone: frame.zone, words, built: built?.rows ?? null },
        choices: { ...choices, ...built?.choices },
        report: report as Handed,
        rows: rows && {
          title: t(`metrics:${rows.metric}.name`),
          columns: rowColumns(rows.metric, t),
          of: {
            ...{ metric: rows.metric, period: frame.span, zone: frame.zone, filters: frame.filters },
            ...{ group: rows.group, bucket: rows.bucket === null ? null : { unit: frame.bucket, start: rows.bucket } },
          },
        },
      });
      const isTaken = made.ok && (await takeAway(id, made.value));
      unsubscribe();
      running.current = null;
      setProgress(null);
      return isTaken && made.ok ? made.value : null;
    },
  };
}
