import {
  Bold,
  Code,
  ImagePlus,
  Italic,
  Link2,
  List,
  ListOrdered,
  ListTodo,
  type LucideIcon,
  Redo2,
  Strikethrough,
  TextQuote,
  Undo2,
} from 'lucide-react';
import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import type { Command, EditorState } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { alongBar } from '../../ui/along-bar.ts';
import { modKeyName } from '../../ui/mod-key.ts';
import { BlockMenu, InsertMenu, TableMenu } from './bar-menus.tsx';
import css from './rich-bar.module.css';
import { around, bold, code, hasMark, isWithin, italic, linkAt, list, strike } from './rich-commands.ts';
import { schema } from './schema.ts';

interface Props {
  readonly state: EditorState;
  onRun(command: Command): void;
  onLink(): void;
  onFiles(files: readonly File[]): boolean;
  onPlain(): void;
}

const { nodes, marks } = schema;

interface Button {
  readonly name: 'bold' | 'italic' | 'strike' | 'code' | 'bullets' | 'numbers' | 'tasks' | 'quote';
  readonly Icon: LucideIcon;
  readonly keys: string;
  readonly command: Command;
  isOn(state: EditorState): boolean;
}

const tasks = { checked: null };

const buttons: readonly Button[] = [
  { name: 'bold', Icon: Bold, keys: 'B', command: bold, isOn: (state) => hasMark(state, marks.strong) },
  { name: 'italic', Icon: Italic, keys: 'I', command: italic, isOn: (state) => hasMark(state, marks.em) },
  {
    name: 'strike',
    Icon: Strikethrough,
    keys: 'Shift+X',
    command: strike,
    isOn: (state) => hasMark(state, marks.strike),
  },
  { name: 'code', Icon: Code, keys: 'E', command: code, isOn: (state) => hasMark(state, marks.code) },
  {
    name: 'bullets',
    Icon: List,
    keys: 'Shift+8',
    command: list('bullets'),
    isOn: (state) => isWithin(state, nodes.bullet_list) && isWithin(state, nodes.list_item, tasks),
  },
  {
    name: 'numbers',
    Icon: ListOrdered,
    keys: 'Shift+7',
    command: list('numbers'),
    isOn: (state) => isWithin(state, nodes.ordered_list),
  },
  {
    name: 'tasks',
    Icon: ListTodo,
    keys: 'Shift+6',
    command: list('tasks'),
    isOn: (state) => isWithin(state, nodes.list_item) && !isWithin(state, nodes.list_item, tasks),
  },
  {
    name: 'quote',
    Icon: TextQuote,
    keys: 'Shift+9',
    command: around(nodes.blockquote),
    isOn: (state) => isWithin(state, nodes.blockquote),
  },
];

/** What can be done to the text with the mouse; what is done often has its key too. */
export function RichBar({ state, onRun, onLink, onFiles, onPlain }: Props) {
  const { t } = useTranslation('article-editor');
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className={css.bar} role="toolbar" aria-label={t('format')} onKeyDown={alongBar}>
      <BlockMenu state={state} onRun={onRun} />
      {buttons.map(({ name, Icon, keys, command, isOn }) => (
        <BarButton
          key={name}
          name={t(`mark.${name}`)}
          keys={keys}
          Icon={Icon}
          pressed={isOn(state)}
          onClick={() => onRun(command)}
        />
      ))}
      <BarButton
        name={t('mark.link')}
        keys="Shift+L"
        Icon={Link2}
        pressed={linkAt(state) !== undefined}
        onClick={onLink}
      />
      <button
        type="button"
        className={css.button}
        tabIndex={-1}
        aria-label={t('picture')}
        title={t('picture')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => chooser.current?.click()}
      >
        <ImagePlus size={15} aria-hidden="true" />
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        data-testid="article-files"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      <InsertMenu state={state} onRun={onRun} />
      {isInTable(state) && <TableMenu onRun={onRun} />}
      <BarButton name={t('undo')} keys="Z" Icon={Undo2} disabled={undoDepth(state) === 0} onClick={() => onRun(undo)} />
      <BarButton name={t('redo')} keys="Y" Icon={Redo2} disabled={redoDepth(state) === 0} onClick={() => onRun(redo)} />
      <span className={css.space} />
      <button type="button" className={css.word} tabIndex={-1} title={t('plainHint')} onClick={onPlain}>
        Markdown
      </button>
    </div>
  );
}

interface BarButtonProps {
  readonly name: string;
  readonly keys: string;
  readonly Icon: LucideIcon;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  onClick(): void;
}

function BarButton({ name, keys, Icon, pressed, disabled = false, onClick }: BarButtonProps) {
  return (
    <button
      type="button"
      className={css.button}
      tabIndex={-1}
      disabled={disabled}
      aria-label={name}
      aria-pressed={pressed}
      title={`${name} (${modKeyName()}+${keys})`}
      // The selection of the text stays.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <Icon size={15} aria-hidden="true" />
    </button>
  );
}
