// Comfort for the grid of own figures: cells copied from a spreadsheet are pasted into as many fields, from the one that
// has the caret on, and arrows and Enter lead from cell to cell. The page works without it.

const grid = document.querySelector('[data-paste-grid]');

/** @returns {[row: number, column: number] | undefined} counted from 1 */
function placeOf(field) {
  const found = field instanceof HTMLInputElement ? /^c(\d+)-(\d+)$/.exec(field.name) : null;
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

function cellAt(row, column) {
  const cell = document.getElementById(`c${row}-${column}`);
  return cell instanceof HTMLInputElement ? cell : undefined;
}

grid?.addEventListener('paste', (event) => {
  const place = placeOf(event.target);
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (!place || (lines.length === 1 && !lines[0].includes('\t'))) return;
  event.preventDefault();
  for (const [down, line] of lines.entries()) {
    for (const [across, value] of line.split('\t').entries()) {
      const cell = cellAt(place[0] + down, place[1] + across);
      if (cell) cell.value = value.trim().slice(0, cell.maxLength);
    }
  }
});

/** Where a key leads from a cell. Sideways only from the edge of what is written in it. */
function stepOf(event, field) {
  if (event.key === 'ArrowUp') return [-1, 0];
  if (event.key === 'ArrowDown' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey)) return [1, 0];
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return undefined;
  const isLeft = event.key === 'ArrowLeft';
  // Numbers run from the left in every language; the columns of the table run as the page does.
  const edge = isLeft ? 0 : field.value.length;
  if (field.selectionStart !== edge || field.selectionEnd !== edge) return undefined;
  const isMirrored = getComputedStyle(grid).direction === 'rtl';
  return [0, isLeft === isMirrored ? 1 : -1];
}

grid?.addEventListener('keydown', (event) => {
  const place = placeOf(event.target);
  if (!place || event.shiftKey || event.altKey || event.isComposing) return;
  const step = stepOf(event, event.target);
  if (!step) return;
  event.preventDefault();
  const next =
    cellAt(place[0] + step[0], place[1] + step[1]) ??
    // Below the last row, the next column begins.
    (event.key === 'Enter' ? cellAt(1, place[1] + 1) : undefined);
  next?.focus();
  next?.select();
});
