// Shows the page anew when what it shows has changed, unless somebody is in the middle of a form.
(() => {
  const address = document.querySelector('main[data-live]')?.getAttribute('data-live');
  if (!address) return;
  let seen;
  let isTouched = false;
  document.addEventListener('input', () => (isTouched = true));
  const ask = async () => {
    const answer = await fetch(address).then((response) => response.json());
    if (seen !== undefined && seen !== answer.version && !isTouched && !document.querySelector('details[open]')) {
      location.reload();
    }
    seen ??= answer.version;
  };
  setInterval(() => {
    if (document.visibilityState === 'visible') ask().catch(() => undefined);
  }, 2000);
})();
