// A bar that stays on the screen lies over what one comes to by keyboard, unless the page stops short of it when it scrolls.

const clearance = 12;

/** @param {HTMLElement} bar that stays at an edge while it is shown, where the screen is high enough @param {'Top' | 'Bottom'} edge */
export function keepRoom(bar, edge) {
  const measure = () => {
    const stays = bar.offsetHeight > 0 && getComputedStyle(bar).position === 'sticky';
    document.documentElement.style[`scrollPadding${edge}`] = stays ? `${bar.offsetHeight + clearance}px` : '';
  };
  new ResizeObserver(measure).observe(bar);
  addEventListener('resize', measure);
}
