// Sets scroll padding for a fixed bar, so that it does not cover elements that are focused by keyboard.

const clearance = 12;

/** @param {HTMLElement} bar that is fixed to an edge, if the screen is high enough @param {'Top' | 'Bottom'} edge */
export function keepRoom(bar, edge) {
  const measure = () => {
    const stays = bar.offsetHeight > 0 && getComputedStyle(bar).position === 'sticky';
    document.documentElement.style[`scrollPadding${edge}`] = stays ? `${bar.offsetHeight + clearance}px` : '';
  };
  new ResizeObserver(measure).observe(bar);
  addEventListener('resize', measure);
}
