// A link within a drawing is followed as any other link: what guards links against a lost signal knows only those of HTML.
document.addEventListener('click', event => {
  const drawn = /** @type {Element} */ (event.target).closest('svg a[href]');
  if (!drawn || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const link = Object.assign(document.createElement('a'), { href: drawn.getAttribute('href'), hidden: true });
  drawn.closest('svg')?.after(link);
  link.click();
});
