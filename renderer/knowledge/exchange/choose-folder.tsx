import { Button, FileButton, Progress } from '@mantine/core';
import { FolderUp } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import css from './exchange.module.css';

interface Props {
  readonly taking: number | null;
  onFiles(files: readonly File[]): void;
}

const accepted = '.md,.mdx,.markdown,.txt,.html,.htm,.docx,.csv,.tsv,.zip';
/** Not part of the standard, and known to every browser: a folder is chosen instead of files. */
const wholeFolder = { webkitdirectory: '' } as const;

/** Where a folder, an archive or files are chosen or dropped, and what may be in them. */
export function ChooseFolder({ taking, onFiles }: Props) {
  const { t } = useTranslation('knowledge-exchange');
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const drop = useCallback((files: Iterable<File>) => onFiles([...files]), [onFiles]);
  const isOver = useFileDrop(place, drop);
  useActions([{ id: 'list.new', run: () => button.current?.click() }]);
  return (
    <div ref={setPlace} className={css.choose} data-over={isOver || undefined}>
      <FolderUp size={28} strokeWidth={1.5} aria-hidden="true" />
      {taking === null ? (
        <>
          <div className={css.buttons}>
            <FileButton multiple accept={accepted} onChange={onFiles} inputProps={{ 'aria-label': t('chooseFiles') }}>
              {(props) => (
                <Button {...props} ref={button}>
                  {t('chooseFiles')}
                </Button>
              )}
            </FileButton>
            <FileButton multiple onChange={onFiles} inputProps={{ ...wholeFolder, 'aria-label': t('chooseFolder') }}>
              {(props) => (
                <Button {...props} variant="default">
                  {t('chooseFolder')}
                </Button>
              )}
            </FileButton>
          </div>
          <span className={css.hint}>{t('drop')}</span>
        </>
      ) : (
        <div className={css.taking} role="status">
          <span>{t('taking')}</span>
          <Progress value={taking * 100} size="sm" aria-label={t('taking')} />
        </div>
      )}
      <p className={css.hint}>{t('accepts')}</p>
      <p className={css.hint}>{t('local')}</p>
    </div>
  );
}
