// Keys and saving at once for the screen where people go through a document. Every form works without it.

const root = document.querySelector('[data-review]');
const state = root.querySelector('[data-state]');
const KEYS_OFF = 'sterna review keys off';

/** The browser's own store, where it may be used. */
function remembered(name, value) {
  try {
    if (value === undefined) return window.localStorage.getItem(name);
    window.localStorage.setItem(name, value);
  } catch {
    // What cannot be remembered is asked for again.
  }
  return null;
}

const panels = () => [...root.querySelectorAll('[data-panel]')];
const current = () => root.querySelector('[data-panel].here') ?? panels()[0];
const lines = (panel) => [...(panel?.querySelectorAll('[data-line]') ?? [])];
const line = (panel) => panel?.querySelector('[data-line].chosen') ?? lines(panel)[0];

function say(text) {
  state.textContent = text;
}

/** Makes a passage the one looked at. */
function show(panel, { theme, isFocused = true } = {}) {
  if (!panel) return;
  for (const each of panels()) each.classList.toggle('here', each === panel);
  const all = lines(panel);
  const open = all.find((each) => each.dataset.decided === undefined) ?? all[0];
  choose(panel, all.find((each) => each.dataset.line === theme) ?? open);
  if (!isFocused) return;
  panel.focus({ preventScroll: true });
  const row = panel.closest('.review-row') ?? panel;
  row.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/** Makes a theme the one that keys are about. */
function choose(panel, one) {
  for (const each of lines(panel)) {
    each.classList.toggle('chosen', each === one);
    if (each === one) each.setAttribute('aria-current', 'true');
    else each.removeAttribute('aria-current');
  }
}

/** Whether a passage can be seen now. */
function isSeen(panel) {
  const { top, bottom, height } = panel.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < window.innerHeight;
}

function step(by) {
  const all = panels();
  // The first step leads to the passage looked at, where that is out of sight.
  if (by > 0 && all.length > 0 && !isSeen(current())) return show(current());
  const next = all[all.indexOf(current()) + by];
  if (next) return show(next);
  root.querySelector(by > 0 ? 'a[data-after]' : 'a[data-before]')?.click();
}

function stepTheme(by) {
  const panel = current();
  const all = lines(panel);
  if (all.length === 0) return;
  const one = all[(all.indexOf(line(panel)) + by + all.length) % all.length];
  choose(panel, one);
  one.scrollIntoView({ block: 'nearest' });
}

/** What has been sent, one after the other: each answer shows what the ones before it did. */
let work = Promise.resolve();
let waiting = 0;

function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const address = form.action;
  waiting += 1;
  say(root.dataset.saving);
  work = work.then(() => save(address, body)).finally(() => (waiting -= 1));
}

async function save(address, body) {
  try {
    const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const sheet = page.querySelector('[data-sheet]');
    if (!answer.ok || !sheet) throw new Error(String(answer.status));
    renew(sheet, page, new URL(answer.url));
    say(waiting > 1 ? root.dataset.saving : root.dataset.saved);
  } catch {
    state.classList.add('late');
    say(root.dataset.notSaved);
    return;
  }
  state.classList.remove('late');
}

/** Puts what the server says in the place of what was shown; who was somewhere stays there. */
function renew(sheet, page, url) {
  const panel = current();
  const here = { passage: panel?.dataset.panel, theme: line(panel)?.dataset.line };
  const old = root.querySelector('[data-sheet]');
  const asked = url.searchParams.get('passage');
  const isElsewhere = asked !== null && !old.querySelector(`[data-panel="${asked}"]`);
  const active = document.activeElement;
  const name = active?.closest?.('[data-line]') && active.getAttribute('data-depth');
  const isKept = old.contains(active);
  const folds = [...old.querySelectorAll('details[open]')].map((each) => pathOf(each));
  const top = panel?.getBoundingClientRect().top;
  old.replaceWith(document.adoptNode(sheet));
  for (const part of ['[data-progress]']) {
    const fresh = page.querySelector(part);
    if (fresh) root.querySelector(part)?.replaceWith(document.adoptNode(fresh));
  }
  window.history.replaceState(null, '', url);
  const shown = root.querySelector(`[data-panel="${isElsewhere ? asked : (here.passage ?? asked)}"]`);
  if (isElsewhere || !shown) return show(root.querySelector(`[data-panel="${asked}"]`) ?? panels()[0]);
  for (const path of folds) root.querySelector(`${path} > summary`)?.parentElement?.setAttribute('open', '');
  show(shown, { theme: here.theme, isFocused: false });
  if (top !== undefined) window.scrollBy({ top: shown.getBoundingClientRect().top - top, behavior: 'instant' });
  if (!isKept) return;
  const again = name && line(shown)?.querySelector(`[data-depth="${name}"]`);
  (again || shown).focus({ preventScroll: true });
}

/** A fold by the theme it stands under, so that it is found again. */
function pathOf(fold) {
  const row = fold.closest('[data-line]');
  const panel = fold.closest('[data-panel]');
  if (!panel || !row) return '[data-none]';
  return `[data-panel="${panel.dataset.panel}"] [data-line="${row.dataset.line}"] details`;
}

function press(selector, within = current()) {
  const button = within?.querySelector(selector);
  if (button) button.form.requestSubmit(button);
}

/** Where the words selected stand: their block, and characters from its start. */
function selectedPiece() {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const node = range.startContainer;
  const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest('[data-block]');
  if (!block) return undefined;
  if (block.dataset.whole !== undefined) return { block: block.dataset.block, start: 0, text: '' };
  if (!block.contains(range.endContainer)) range.setEnd(block, block.childNodes.length);
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  const lead = text.length - text.trimStart().length;
  return { block: block.dataset.block, start: before.toString().trimStart().length + lead, text: text.trim() };
}

/** What was selected last: touching a button takes a selection away. */
let piece;
document.addEventListener('selectionchange', () => {
  piece = selectedPiece() ?? piece;
});

function mark() {
  const form = root.querySelector('[data-mark]');
  const chosen = selectedPiece() ?? piece;
  if (!form || !chosen) return say(root.dataset.nothingSelected);
  form.hidden = false;
  form.querySelector('[name=block]').value = chosen.block;
  form.querySelector('[name=start]').value = chosen.start;
  form.querySelector('[data-mark-words]').value = chosen.text;
  piece = undefined;
  form.scrollIntoView({ block: 'center', behavior: 'instant' });
  form.querySelector('[name=theme]').focus();
}

function turnFraming() {
  const one = line(current());
  const select = one?.querySelector('[data-framing]');
  if (!select) return;
  select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
  sendFraming(select);
}

/** A framing needs a depth: the one decided, else the one proposed. */
function sendFraming(select) {
  const form = select.form;
  press('[data-depth][aria-pressed=true]:not([data-depth="0"])', form);
  if (!form.querySelector('[data-depth][aria-pressed=true]:not([data-depth="0"])')) press('[data-confirm]', form);
}

const DEEDS = {
  next: () => step(1),
  before: () => step(-1),
  confirm: () => press('[data-confirm-all]'),
  'reject-all': () => press('[data-reject-all]'),
  mark,
  undo: () => press('button', root.querySelector('[data-undo]')),
  open: () => root.querySelector('a[data-open]')?.click(),
  add: () => {
    const fold = current()?.querySelector('[data-add]');
    if (!fold) return;
    fold.open = true;
    fold.querySelector('select').focus();
  },
  help: () => {
    const fold = root.querySelector('[data-keys]');
    fold.open = !fold.open;
    if (fold.open) fold.querySelector('summary').focus();
  },
};

const isMirrored = document.dir === 'rtl' || document.documentElement.dir === 'rtl';
const KEYS = {
  j: DEEDS.next,
  k: DEEDS.before,
  ArrowRight: isMirrored ? DEEDS.before : DEEDS.next,
  ArrowLeft: isMirrored ? DEEDS.next : DEEDS.before,
  c: DEEDS.confirm,
  x: () => press('[data-depth="0"]', line(current())),
  X: DEEDS['reject-all'],
  a: DEEDS.add,
  f: turnFraming,
  m: mark,
  u: DEEDS.undo,
  n: DEEDS.open,
  '?': DEEDS.help,
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
  const on = root.querySelector('[data-keys-on]');
  if (on && !on.checked) return;
  const { target, key } = event;
  if (target.closest('input:not([type=checkbox]), textarea, select')) return;
  const panel = target.closest('[data-panel]');
  let deed = KEYS[key];
  if (/^[0-5]$/.test(key)) deed = () => press(`[data-depth="${key}"]`, line(current()));
  if (panel && (key === 'ArrowDown' || key === 'ArrowUp')) deed = () => stepTheme(key === 'ArrowDown' ? 1 : -1);
  if (key === 'Enter' && (target === panel || target === document.body)) deed = DEEDS.confirm;
  // Arrows scroll what is wider than its window.
  if (key.startsWith('Arrow') && target.closest('.scroller')) return;
  if (!deed) return;
  event.preventDefault();
  deed();
});

root.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.closest('[data-sheet]') || form.method !== 'post') return;
  event.preventDefault();
  const panel = form.closest('[data-panel]');
  if (panel && panel !== current()) show(panel, { isFocused: false });
  const row = form.closest('[data-line]');
  if (panel && row) choose(panel, row);
  send(form, event.submitter);
});

root.addEventListener('change', (event) => {
  if (event.target.matches('[data-line] [data-framing]')) sendFraming(event.target);
  if (event.target.matches('[data-keys-on]')) remembered(KEYS_OFF, event.target.checked ? '' : '1');
});

root.addEventListener('click', (event) => {
  const deed = event.target.closest('[data-do]')?.dataset.do;
  if (deed) return DEEDS[deed]();
  const close = event.target.closest('[data-mark-close]');
  if (close) {
    event.preventDefault();
    close.closest('[data-mark]').hidden = true;
    return current()?.focus();
  }
  const link = event.target.closest('.mark-block');
  const block = link?.parentElement.querySelector('[data-block]');
  if (block) {
    event.preventDefault();
    const own = selectedPiece();
    piece =
      own?.block === block.dataset.block
        ? own
        : { block: block.dataset.block, start: 0, text: block.textContent.trim() };
    if (block.dataset.whole !== undefined) piece.text = '';
    window.getSelection()?.removeAllRanges();
    return mark();
  }
  const panel = event.target.closest('[data-panel]');
  if (panel && panel !== current()) show(panel, { isFocused: false });
  const row = event.target.closest('[data-line]');
  if (panel && row) choose(panel, row);
  const marked = event.target.closest('mark[data-passages]');
  if (marked) show(root.querySelector(`[data-panel="${marked.dataset.passages.split(' ')[0]}"]`), { isFocused: false });
});

window.addEventListener('beforeunload', (event) => {
  if (waiting > 0) event.preventDefault();
});

root.classList.add('live');
const on = root.querySelector('[data-keys-on]');
if (on && remembered(KEYS_OFF) === '1') on.checked = false;
const asked = window.location.hash.match(/^#passage-(\d+)$/)?.[1];
show(root.querySelector(`[data-panel="${asked}"]`) ?? current(), { isFocused: asked !== undefined });
