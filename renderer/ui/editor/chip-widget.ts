import { WidgetType } from '@codemirror/view';
import type { ChipKind } from './chip-kind.ts';

/** A reference in one piece: the cursor goes past it, Backspace takes all of it. */
export class ChipWidget extends WidgetType {
  readonly kind: ChipKind;
  readonly label: string;

  constructor(kind: ChipKind, label: string) {
    super();
    this.kind = kind;
    this.label = label;
  }

  override eq(other: ChipWidget): boolean {
    return other.kind === this.kind && other.label === this.label;
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = 'hf-chip';
    chip.dataset.kind = this.kind;
    chip.textContent = this.label;
    return chip;
  }
}

/** Stands for the `-` of a list. */
export class BulletWidget extends WidgetType {
  override eq(): boolean {
    return true;
  }

  override toDOM(): HTMLElement {
    const bullet = document.createElement('span');
    bullet.className = 'hf-bullet';
    bullet.textContent = '•';
    return bullet;
  }
}
