import { Button } from '@mantine/core';
import { Eraser, Undo2 } from 'lucide-react';
import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { signatureSheet } from '#domain/model/visit-fields.ts';
import { lastStrokeUndone, onSheet, penDown, penTo } from './pen.ts';
import css from './signature.module.css';

interface Props {
  readonly strokes: string;
  onChange(strokes: string): void;
  /** The pen was lifted: what is drawn can be kept. */
  onLift(): void;
}

/** A sheet to write one's name on with a pen, a finger or a mouse. Lines, not pixels: sharp on every screen and on paper. */
export function SignaturePad({ strokes, onChange, onLift }: Props) {
  const { t } = useTranslation('visits');
  /** The pointer that draws: a second finger or a palm does not. */
  const pen = useRef<number | null>(null);
  // Several points may come before the next drawing of this component.
  const path = useRef(strokes);
  path.current = strokes;
  const change = (next: string) => {
    if (next === path.current) return;
    path.current = next;
    onChange(next);
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (pen.current !== null || event.button !== 0) return;
    pen.current = event.pointerId;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    change(penDown(path.current, onSheet(placeOf(event), event.currentTarget.getBoundingClientRect())));
  };
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (pen.current !== event.pointerId) return;
    const box = event.currentTarget.getBoundingClientRect();
    const between = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const points = between.length > 0 ? between : [event];
    change(points.reduce((drawn, point) => penTo(drawn, onSheet(placeOf(point), box)), path.current));
  };
  const lift = (event: PointerEvent<SVGSVGElement>) => {
    if (pen.current !== event.pointerId) return;
    pen.current = null;
    onLift();
  };
  return (
    <div className={css.pad}>
      <svg
        className={css.sheet}
        viewBox={`0 0 ${signatureSheet.width} ${signatureSheet.height}`}
        role="img"
        aria-label={strokes === '' ? t('sign.padEmpty') : t('sign.padDrawn')}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={lift}
        onPointerCancel={lift}
      >
        <path className={css.line} d={`M40 ${signatureSheet.height - 70}h${signatureSheet.width - 80}`} />
        <path className={css.ink} d={strokes} />
      </svg>
      <div className={css.tools}>
        <Button
          variant="default"
          leftSection={<Undo2 size={14} aria-hidden="true" />}
          disabled={strokes === ''}
          onClick={() => change(lastStrokeUndone(strokes))}
        >
          {t('sign.undo')}
        </Button>
        <Button
          variant="default"
          leftSection={<Eraser size={14} aria-hidden="true" />}
          disabled={strokes === ''}
          onClick={() => change('')}
        >
          {t('sign.clear')}
        </Button>
      </div>
    </div>
  );
}

function placeOf({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) {
  return { x: clientX, y: clientY };
}
