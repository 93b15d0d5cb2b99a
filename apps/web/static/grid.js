// Comfort for the grid of own figures: cells copied from a spreadsheet are pasted into as many fields, from the one that
// has the caret on. The page works without it.

const grid = document.querySelector('[data-paste-grid]');

grid?.addEventListener('paste', (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement)) return;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (lines.length === 1 && !lines[0].includes('\t')) return;
  const [, row, column] = /^c(\d+)-(\d+)$/.exec(field.name) ?? [];
  if (row === undefined) return;
  event.preventDefault();
  for (const [down, line] of lines.entries()) {
    for (const [across, value] of line.split('\t').entries()) {
      const cell = document.getElementById(`c${Number(row) + down}-${Number(column) + across}`);
      if (cell instanceof HTMLInputElement) cell.value = value.trim().slice(0, cell.maxLength);
    }
  }
});
