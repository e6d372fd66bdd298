/**
 * Shows where something that scrolls sideways is cut: the element tells by `data-cut` on which sides there is more, and the style
 * sheets let it fade there.
 */
import { setAttribute } from '../dom.js';

/** @param {HTMLElement} scroller whose content or size may change */
export function showEdges(scroller) {
  const look = () => {
    const { scrollLeft, scrollWidth, clientWidth } = scroller;
    const start = scrollLeft > 1 ? 'start' : '';
    const end = scrollLeft + clientWidth < scrollWidth - 1 ? 'end' : '';
    setAttribute(scroller, 'data-cut', [start, end].filter(Boolean).join(' '));
  };
  scroller.addEventListener('scroll', look, { passive: true });
  const sizes = new ResizeObserver(look);
  sizes.observe(scroller);
  const observeContent = () => {
    for (const child of scroller.children) sizes.observe(child);
    look();
  };
  new MutationObserver(observeContent).observe(scroller, { childList: true });
  observeContent();
}
