import type { NodeViewConstructor } from 'prosemirror-view';

/** Where in the field a picture stands, for whoever draws it. */
export interface PicturePlace {
  readonly dom: HTMLElement;
  readonly src: string;
  readonly alt: string;
}

export interface PicturePlaces {
  add(place: PicturePlace): void;
  remove(dom: HTMLElement): void;
}

/** A place in the text for a picture, which React draws as the reader does. */
export function pictureView(places: PicturePlaces): NodeViewConstructor {
  return (node) => {
    const dom = document.createElement('span');
    dom.className = 'hf-picture';
    dom.contentEditable = 'false';
    places.add({ dom, src: node.attrs.src, alt: node.attrs.alt });
    return { dom, ignoreMutation: () => true, destroy: () => places.remove(dom) };
  };
}
