import { Menu } from '@mantine/core';
import { ChevronDown, Plus, Table2 } from 'lucide-react';
import type { Command, EditorState } from 'prosemirror-state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
} from 'prosemirror-tables';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { calloutKinds } from '../../ui/article/callouts.ts';
import css from './rich-bar.module.css';
import { around, codeBlock, heading, isWithin, paragraph, rule, table } from './rich-commands.ts';
import { schema } from './schema.ts';

interface Props {
  readonly state: EditorState;
  onRun(command: Command): void;
}

const { nodes } = schema;
const levels = [1, 2, 3] as const;

/** A word or sign that opens a list of further ones. The first of the bar is where Tab stops. */
function BarMenu({
  name,
  face,
  first = false,
  children,
}: {
  readonly name: string;
  readonly face: ReactNode;
  readonly first?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Menu position="bottom-start" shadow="md" returnFocus={false}>
      <Menu.Target>
        <button
          type="button"
          className={css.word}
          tabIndex={first ? 0 : -1}
          aria-label={name}
          title={name}
          onMouseDown={(event) => event.preventDefault()}
        >
          {face}
          <ChevronDown size={12} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** What the block is in which the cursor stands. */
export function BlockMenu({ state, onRun }: Props) {
  const { t } = useTranslation('article-editor');
  const level = [1, 2, 3, 4, 5, 6].find((each) => isWithin(state, nodes.heading, { level: each }));
  const now = level
    ? t('block.heading', { level })
    : isWithin(state, nodes.code_block)
      ? t('block.code')
      : t('block.text');
  return (
    <BarMenu first name={t('block.label', { now })} face={<span className={css.block}>{now}</span>}>
      <Menu.Item onClick={() => onRun(paragraph)}>{t('block.text')}</Menu.Item>
      {levels.map((each) => (
        <Menu.Item key={each} onClick={() => onRun(heading(each))}>
          {t('block.heading', { level: each })}
        </Menu.Item>
      ))}
      <Menu.Item onClick={() => onRun(codeBlock)}>{t('block.code')}</Menu.Item>
    </BarMenu>
  );
}

/** What is put in or around: callouts, internal blocks, tables. */
export function InsertMenu({ state, onRun }: Props) {
  const { t } = useTranslation(['article-editor', 'article']);
  return (
    <BarMenu name={t('insert')} face={<Plus size={15} aria-hidden="true" />}>
      <Menu.Label>{t('callout')}</Menu.Label>
      {calloutKinds.map((kind) => (
        <Menu.Item key={kind} onClick={() => onRun(around(nodes.callout, { kind }))}>
          {isWithin(state, nodes.callout, { kind })
            ? t('without', { block: t(`article:callout.${kind}`) })
            : t(`article:callout.${kind}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={() => onRun(around(nodes.internal))}>
        {isWithin(state, nodes.internal) ? t('without', { block: t('article:internal') }) : t('article:internal')}
      </Menu.Item>
      <Menu.Item onClick={() => onRun(table)}>{t('table')}</Menu.Item>
      <Menu.Item onClick={() => onRun(rule)}>{t('rule')}</Menu.Item>
    </BarMenu>
  );
}

const tableCommands = {
  rowBefore: addRowBefore,
  rowAfter: addRowAfter,
  columnBefore: addColumnBefore,
  columnAfter: addColumnAfter,
  deleteRow,
  deleteColumn,
  deleteTable,
} as const satisfies Readonly<Record<string, Command>>;

const tableSteps = Object.keys(tableCommands) as (keyof typeof tableCommands)[];

/** Rows and columns, while the cursor stands in a table. */
export function TableMenu({ onRun }: Pick<Props, 'onRun'>) {
  const { t } = useTranslation('article-editor');
  return (
    <BarMenu name={t('tableMenu')} face={<Table2 size={15} aria-hidden="true" />}>
      {tableSteps.map((step) => (
        <Menu.Item key={step} onClick={() => onRun(tableCommands[step])}>
          {t(`tableStep.${step}`)}
        </Menu.Item>
      ))}
    </BarMenu>
  );
}
