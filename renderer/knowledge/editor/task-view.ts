import type { NodeViewConstructor } from 'prosemirror-view';

/** A point of a list; a task has a box to tick. */
export function taskView(name: () => string): NodeViewConstructor {
  return (node, view, place) => {
    const dom = document.createElement('li');
    const { checked } = node.attrs as { checked: boolean | null };
    if (checked === null) return { dom, contentDOM: dom };
    dom.dataset.checked = String(checked);
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = checked;
    box.contentEditable = 'false';
    box.setAttribute('aria-label', name());
    box.addEventListener('change', () => {
      const at = place();
      if (at !== undefined) view.dispatch(view.state.tr.setNodeAttribute(at, 'checked', box.checked));
    });
    const contentDOM = document.createElement('div');
    dom.append(box, contentDOM);
    return {
      dom,
      contentDOM,
      // Another box is drawn where a task became a point, or was ticked.
      update: (next) => next.type === node.type && next.attrs.checked === checked,
      stopEvent: (event) => event.target === box,
      ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
    };
  };
}
