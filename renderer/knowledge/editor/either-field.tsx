import { Button } from '@mantine/core';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentAddress } from '../../state/files/attachment-address.ts';
import { type EditorHandle, MarkdownEditor } from '../../ui/editor/markdown-editor.tsx';
import css from './body-field.module.css';
import type { BodyHandle } from './body-handle.ts';
import { openRich } from './open-rich.ts';
import { RichField } from './rich-field.tsx';

interface Props {
  readonly ref?: Ref<BodyHandle>;
  readonly label: string;
  readonly value: string;
  onChange(text: string): void;
  onBlur(): void;
  onSubmit(): void;
  onFiles(files: readonly File[]): boolean;
}

/** Written with its looks or as Markdown; what only Markdown can hold opens as that and says so. */
export function EitherField({ ref, label, value, onChange, onBlur, onSubmit, onFiles }: Props) {
  const { t } = useTranslation('article-editor');
  const written = useRef(value);
  const rich = useRef<BodyHandle>(null);
  const plain = useRef<EditorHandle>(null);
  const [wantsPlain, setWantsPlain] = useState(false);
  const [start, setStart] = useState(() => openRich(value));
  // A text that comes from elsewhere: a stored draft, a conflict that was settled.
  useEffect(() => {
    if (value === written.current) return;
    written.current = value;
    setStart(openRich(value));
  }, [value]);
  const change = (text: string) => {
    written.current = text;
    onChange(text);
  };
  useImperativeHandle(ref, () => ({
    insertFile(id, name, isShown) {
      rich.current?.insertFile(id, name, isShown);
      const words = name.replace(/[\\[\]]/g, '\\$&');
      plain.current?.insert(`${isShown ? '!' : ''}[${words}](${attachmentAddress(id)})`);
    },
  }));
  const isHeld = typeof start !== 'string';
  if (isHeld && !wantsPlain)
    return (
      <RichField
        ref={rich}
        label={label}
        start={start}
        onChange={change}
        onBlur={onBlur}
        onPlain={() => setWantsPlain(true)}
        onFiles={onFiles}
      />
    );
  return (
    <>
      <div className={css.plainHead}>
        <span>{isHeld ? t('plainHint') : t(`plainOnly.${start}`)}</span>
        <Button
          variant="subtle"
          onClick={() => {
            setStart(openRich(value));
            setWantsPlain(false);
          }}
        >
          {t('rich')}
        </Button>
      </div>
      <div className={css.plain}>
        <MarkdownEditor
          ref={plain}
          label={label}
          placeholder=""
          value={value}
          plain
          readOnly={false}
          providers={none}
          menuLabel={label}
          onChange={change}
          onBlur={onBlur}
          onSubmit={onSubmit}
          onUndoNothing={() => false}
          onFiles={onFiles}
        />
      </div>
    </>
  );
}

const none = [] as const;
