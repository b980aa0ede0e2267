import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useCaseLook } from '../use-case-look.ts';
import css from './side-block.module.css';

interface Props {
  /** Under this name it is remembered that somebody folded it. */
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * A card beside the case. One that has nothing (`data-empty`) takes a line with what can be added to it; any other can be folded. Folded, it
 * stays mounted: its keys go on working, and a form they open is shown.
 */
export function SideBlock({ id, title, children }: Props) {
  const { look, change } = useCaseLook();
  const content = useId();
  const isFolded = look.folded.includes(id);
  const fold = () =>
    change({ folded: isFolded ? look.folded.filter((each) => each !== id) : [...look.folded, id].slice(-40) });
  return (
    <section className={css.block} aria-label={title} data-folded={isFolded || undefined}>
      <h3 className={css.title}>
        <button type="button" className={css.fold} aria-expanded={!isFolded} aria-controls={content} onClick={fold}>
          {title}
          <ChevronDown size={13} className={css.chevron} aria-hidden="true" />
        </button>
      </h3>
      <div id={content} className={css.content}>
        {children}
      </div>
    </section>
  );
}
