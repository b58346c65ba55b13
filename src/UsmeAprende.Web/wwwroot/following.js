// A phone that follows the lesson of a café goes on doing so on every page that it opens. All others load nothing for it.
if (sessionStorage['usme.sigan'] && document.querySelector('.lesson')) import('./follow.js').catch(() => null);
