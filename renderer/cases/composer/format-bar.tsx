import {
  Bold,
  Code,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  Paperclip,
  Strikethrough,
  TextQuote,
} from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { alongBar } from '../../ui/along-bar.ts';
import type { Format } from '../../ui/editor/formatting.ts';
import { modKeyName } from '../../ui/mod-key.ts';
import css from './format-bar.module.css';

interface Props {
  readonly plain: boolean;
  readonly disabled: boolean;
  onFormat(format: Format): void;
  onFiles(files: readonly File[]): void;
  onPlain(plain: boolean): void;
}

const buttons: readonly { readonly format: Format; readonly Icon: LucideIcon; readonly keys?: string }[] = [
  { format: 'bold', Icon: Bold, keys: 'B' },
  { format: 'italic', Icon: Italic, keys: 'I' },
  { format: 'strike', Icon: Strikethrough, keys: 'Shift+X' },
  { format: 'bullets', Icon: List, keys: 'Shift+8' },
  { format: 'numbers', Icon: ListOrdered, keys: 'Shift+7' },
  { format: 'quote', Icon: TextQuote, keys: 'Shift+9' },
  { format: 'code', Icon: Code, keys: 'E' },
  { format: 'link', Icon: Link2 },
];

/** What can be done to the text with the mouse; each has its key too. One stop for Tab, the arrows go along it. */
export function FormatBar({ plain, disabled, onFormat, onFiles, onPlain }: Props) {
  const { t } = useTranslation('composer');
  const files = useRef<HTMLInputElement>(null);
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  };
  return (
    <div className={css.bar} role="toolbar" aria-label={t('format.label')} onKeyDown={alongBar}>
      {buttons.map(({ format, Icon, keys }, index) => {
        const name = t(`format.${format}`);
        return (
          <button
            key={format}
            type="button"
            className={css.button}
            disabled={disabled}
            tabIndex={index === 0 ? 0 : -1}
            aria-label={name}
            title={keys ? `${name} (${modKeyName()}+${keys})` : name}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onFormat(format)}
          >
            <Icon size={15} aria-hidden="true" />
          </button>
        );
      })}
      <button
        type="button"
        className={css.button}
        disabled={disabled}
        tabIndex={-1}
        aria-label={t('format.attach')}
        title={t('format.attach')}
        onClick={() => files.current?.click()}
      >
        <Paperclip size={15} aria-hidden="true" />
      </button>
      <input ref={files} type="file" multiple hidden aria-hidden="true" tabIndex={-1} onChange={chosen} />
      <span className={css.space} />
      <button
        type="button"
        className={css.toggle}
        tabIndex={-1}
        aria-pressed={plain}
        title={t('format.plainHint')}
        onClick={() => onPlain(!plain)}
      >
        Markdown
      </button>
    </div>
  );
}
