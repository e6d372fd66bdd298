/** A popover closes when the focus leaves it, as it does at a press beside it: else it would cover what the focus goes to. */
export function bindPopovers() {
  document.addEventListener('focusin', ({ target }) => {
    for (const popover of document.querySelectorAll(':popover-open')) {
      if (!(popover instanceof HTMLElement) || popover.popover !== 'auto') continue;
      if (target instanceof Node && !popover.contains(target)) popover.hidePopover();
    }
  });
}
