import type { CaseId } from '#domain/model/ids.ts';
import { hrefOf } from '../../state/route.ts';
import css from './item.module.css';

interface Props {
  readonly id: CaseId;
  readonly number: string;
  readonly subject: string;
  /** False for who may not see it: then its number and subject are all they are told. */
  readonly held?: boolean;
}

export function CaseLink({ id, number, subject, held = true }: Props) {
  const words = `#${number} ${subject}`;
  return held ? (
    <a className={css.case} href={hrefOf('cases', id)}>
      {words}
    </a>
  ) : (
    <span className={css.strong}>{words}</span>
  );
}
