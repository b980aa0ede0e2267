import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SaveState } from '#domain/contract/ipc/save-state.ts';
import { SaveStateMark } from '../save-state-mark.tsx';
import { TimeText } from '../time-text.tsx';
import css from './conversation-row.module.css';

interface Props {
  readonly icon: LucideIcon;
  /** What the icon says. */
  readonly kind: string;
  readonly name: string;
  /** Beside the name. */
  readonly marks?: ReactNode;
  readonly saveState: SaveState;
  readonly at: number;
  /** The second line: what came of it and what it was about, with dots between. */
  readonly children: ReactNode;
}

/** A call or a visit in a list. */
export function ConversationRow({ icon, kind, name, marks, saveState, at, children }: Props) {
  return (
    <>
      <span className={css.line}>
        <SmallSign icon={icon} text={kind} />
        <span className={css.name}>{name}</span>
        {marks}
        <SaveStateMark state={saveState} quiet />
        <TimeText at={at} className={css.time ?? ''} />
      </span>
      <span className={css.about}>{children}</span>
    </>
  );
}

interface SignProps {
  readonly icon: LucideIcon;
  readonly text: string;
}

/** A picture in a line, with its word for those who do not see it. */
export function SmallSign({ icon: Icon, text }: SignProps) {
  return (
    <span className={css.icon} title={text}>
      <Icon size={13} aria-hidden="true" />
      <span className="hf-visually-hidden">{text}</span>
    </span>
  );
}
