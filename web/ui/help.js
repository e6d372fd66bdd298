/** The help dialog: its own button opens it; Escape, the cross and a click beside it close it. */
export function bindHelp() {
  const dialog = document.getElementById('help');
  if (!(dialog instanceof HTMLDialogElement)) return;
  document.getElementById('help-button')?.addEventListener('click', () => dialog.showModal());
  document.getElementById('help-close')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}
