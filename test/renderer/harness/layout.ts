/**
 * jsdom lays nothing out: a virtual list that measures nothing draws nothing, and a dropdown whose anchor is nowhere hides
 * itself. Here everything is in the middle of the same large window.
 */
for (const [prototype, name, pixels] of [
  [Element.prototype, 'clientHeight', 800],
  [Element.prototype, 'clientWidth', 600],
  [HTMLElement.prototype, 'offsetHeight', 60],
] as const)
  Object.defineProperty(prototype, name, { configurable: true, get: () => pixels });

Element.prototype.getBoundingClientRect = () => new DOMRect(100, 100, 50, 20);

// The editor of texts asks where letters stand.
Range.prototype.getClientRects = () => [new DOMRect(100, 400, 8, 16)] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect(100, 400, 8, 16);

// The editor of articles asks what stands under the mouse.
document.elementFromPoint = () => null;
