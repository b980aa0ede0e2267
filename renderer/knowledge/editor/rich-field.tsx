import { closeHistory } from 'prosemirror-history';
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import 'prosemirror-view/style/prosemirror.css';
import 'prosemirror-gapcursor/style/gapcursor.css';
import { ArticlePicture } from '../../ui/article/article-references.tsx';
import { calloutKindOf } from '../../ui/article/callouts.ts';
import type { BodyHandle } from './body-handle.ts';
import { LinkLine } from './link-line.tsx';
import type { PicturePlace, PicturePlaces } from './picture-view.ts';
import type { ReadDocument } from './read-document.ts';
import { RichBar } from './rich-bar.tsx';
import { insertFile } from './rich-commands.ts';
import css from './rich-field.module.css';
import { type RichActions, richView } from './rich-view.ts';

interface Props {
  readonly ref: Ref<BodyHandle>;
  readonly label: string;
  /** Another one begins the field anew, without its past. */
  readonly start: ReadDocument;
  onChange(text: string): void;
  onBlur(): void;
  onPlain(): void;
  /** Pasted, dropped or chosen files. False leaves them to whoever is around. */
  onFiles(files: readonly File[]): boolean;
}

/** Writes an article as it will look. What it gives back is Markdown. */
export function RichField(props: Props) {
  const { ref, label, start, onFiles } = props;
  const { t } = useTranslation(['article-editor', 'article']);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const [state, setState] = useState<EditorState>();
  const [linking, setLinking] = useState(false);
  const [pictures, setPictures] = useState<readonly PicturePlace[]>([]);
  const places = useMemo(
    (): PicturePlaces => ({
      add: (place) => setPictures((all) => [...all, place]),
      remove: (dom) => setPictures((all) => all.filter((place) => place.dom !== dom)),
    }),
    [],
  );
  const actions: RichActions = {
    onText: props.onChange,
    onState: setState,
    onBlur: props.onBlur,
    onLink: () => setLinking(true),
    onFiles,
    pictures: places,
    taskName: () => t('task'),
    blockTitle: (kind) => {
      if (kind === null) return t('article:internal');
      const known = calloutKindOf(kind);
      return known === kind.toUpperCase() ? t(`article:callout.${known}`) : kind;
    },
  };
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!host.current) return;
    const editor = richView(host.current, start, label, () => latest.current);
    view.current = editor;
    setState(editor.state);
    return () => {
      view.current = undefined;
      editor.destroy();
    };
  }, [start, label]);

  const run = (command: Command) => {
    const editor = view.current;
    if (!editor) return;
    // Each is taken back by itself.
    command(editor.state, (transaction) => editor.dispatch(closeHistory(transaction)), editor);
    editor.focus();
  };
  useImperativeHandle(ref, () => ({
    insertFile(attachmentId, name, isShown) {
      const editor = view.current;
      if (editor) insertFile(attachmentId, name, isShown)(editor.state, editor.dispatch);
    },
  }));
  return (
    <div className={css.field}>
      <div className={css.head}>
        {state && (
          <RichBar
            state={state}
            onRun={run}
            onLink={() => setLinking(true)}
            onFiles={onFiles}
            onPlain={props.onPlain}
          />
        )}
        {state && (
          <LinkLine
            key={linking ? 'open' : 'closed'}
            state={state}
            linking={linking}
            onRun={run}
            onClose={() => {
              setLinking(false);
              view.current?.focus();
            }}
          />
        )}
      </div>
      <div ref={host} className={css.text} />
      {pictures.map(({ dom, src, alt }, index) =>
        createPortal(<ArticlePicture src={src} alt={alt} />, dom, `${index}`),
      )}
    </div>
  );
}
