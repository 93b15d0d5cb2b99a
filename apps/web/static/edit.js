// Comfort for the pages where editions are written: a toolbar, a count of words, unsaved text that is kept in the
// browser, passages that are quoted by selecting them. Every page works without it.

/** Milliseconds without typing after which the text is kept. */
const KEEP_AFTER = 400;

/** The browser's own store, where it may be used. */
function memory() {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

const store = memory();

function keep(name, value) {
  try {
    if (value === undefined) store?.removeItem(name);
    else store?.setItem(name, value);
  } catch {
    // A full store keeps nothing more; the warning before leaving still stands.
  }
}

/** Puts text in the place of what is selected, so that the browser's undo knows of it. */
function replaceSelection(area, text, selectFrom, selectTo) {
  const start = area.selectionStart;
  area.focus();
  if (!document.execCommand('insertText', false, text)) area.setRangeText(text, start, area.selectionEnd, 'end');
  if (selectFrom !== undefined) area.setSelectionRange(start + selectFrom, start + selectTo);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function selected(area) {
  return area.value.slice(area.selectionStart, area.selectionEnd);
}

function surround(area, mark) {
  const text = selected(area);
  const inner = text.trim() === '' ? '' : text.trim();
  const [before, after] = [text.slice(0, text.indexOf(inner)), text.slice(text.indexOf(inner) + inner.length)];
  const from = before.length + mark.length;
  replaceSelection(area, `${before}${mark}${inner}${mark}${after}`, from, from + inner.length);
}

/** Widens the selection to whole lines and puts a mark before each, or takes it away where all have it. */
function markLines(area, mark) {
  const from = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
  const end = area.value.indexOf('\n', area.selectionEnd);
  area.setSelectionRange(from, end === -1 ? area.value.length : end);
  const lines = selected(area).split('\n');
  const isMarked = lines.every((line) => line.startsWith(mark));
  replaceSelection(area, lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join('\n'));
}

function link(area, form) {
  const address = window.prompt(form.dataset.askAddress, 'https://');
  if (address === null || !/^https:\/\/\S+$/.test(address)) return area.focus();
  const text = selected(area).trim() || window.prompt(form.dataset.askText, '') || address;
  replaceSelection(area, `[${text.replace(/[[\]]/g, '')}](${address})`);
}

const TOOLS = {
  bold: (area) => surround(area, '**'),
  italic: (area) => surround(area, '*'),
  heading: (area) => markLines(area, '# '),
  list: (area) => markLines(area, '- '),
  link,
};

/** Buttons above the text: one stop of the keyboard, arrows go on within. */
function openToolbar(form, area) {
  const bar = form.querySelector('.toolbar');
  if (!bar) return;
  const buttons = [...bar.querySelectorAll('button')];
  bar.hidden = false;
  for (const [index, button] of buttons.entries()) {
    button.tabIndex = index === 0 ? 0 : -1;
    button.addEventListener('click', () => {
      if (button.dataset.mark) TOOLS[button.dataset.mark](area, form);
      else openChoices(button.dataset.goto);
    });
  }
  bar.addEventListener('keydown', (event) => {
    const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = document.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const step = event.key === forward ? 1 : event.key === back ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const now = buttons.indexOf(document.activeElement);
    const next = buttons[(now + step + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  area.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const mark = { b: 'bold', i: 'italic', k: 'link' }[event.key];
    if (!mark) return;
    event.preventDefault();
    TOOLS[mark](area, form);
  });
}

function openChoices(id) {
  const choices = document.getElementById(id);
  if (!choices) return;
  choices.open = true;
  choices.scrollIntoView({ block: 'start' });
  choices.querySelector('a, summary')?.focus();
}

/** A mark with the spaces that keep it apart from the words beside it; in Arabic it is set for itself, from left to right. */
function spaced(area, mark) {
  const [before, after] = [area.value.slice(0, area.selectionStart), area.value.slice(area.selectionEnd)];
  const whole = area.dir === 'rtl' ? `\u2066${mark}\u2069` : mark;
  const opens = before === '' || /[\s([{«“"'’\u2066]$/u.test(before);
  const closes = !/^[\p{L}\p{N}{([*\u2066]/u.test(after);
  return `${opens ? '' : ' '}${whole}${closes ? '' : ' '}`;
}

/** Figures and sources go where the cursor is, without another page. */
function takeMarks(area) {
  for (const insert of document.querySelectorAll('[data-insert]')) {
    insert.addEventListener('click', (event) => {
      event.preventDefault();
      replaceSelection(area, spaced(area, insert.dataset.insert));
      area.scrollIntoView({ block: 'center' });
    });
  }
}

/** Words of a text as the server counts them, near enough: marks of figures and sources count as one each. */
function countWords(text) {
  const plain = text.replace(/\{(?:figure|source)\s[^{}]*\}/g, ' x ').replace(/\]\([^()\s]*\)/g, ' ');
  return (plain.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,\u00a0\u202f-]*/gu) ?? []).length;
}

function countLive(form, area) {
  const line = form.querySelector('[data-count]');
  if (!line) return;
  const number = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: 'latn' });
  const show = () => {
    line.textContent = form.dataset.words.replace('%', number.format(countWords(area.value)));
  };
  line.hidden = false;
  area.addEventListener('input', show);
  show();
}

/**
 * Keeps what is typed in this browser until it is saved, offers it again after a page was lost, and warns before
 * unsaved text is left. A text that was kept upon an older one is handed in upon that older one: the server then says
 * what others have written meanwhile.
 */
function keepDraft(form, area) {
  const name = form.dataset.editor;
  const upon = form.elements.namedItem('upon');
  const line = form.querySelector('[data-draft]');
  const saved = area.dataset.saved;
  const shown = area.value;
  let isLeaving = false;
  let timer;
  const isUnsaved = () => area.value !== saved;
  const remember = () => {
    clearTimeout(timer);
    if (isUnsaved()) keep(name, JSON.stringify({ body: area.value, upon: upon.value, cursor: area.selectionStart }));
    else keep(name, undefined);
    line.hidden = !isUnsaved();
    if (isUnsaved()) line.textContent = form.dataset.unsaved;
  };
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(remember, KEEP_AFTER);
  });
  window.addEventListener('pagehide', () => isLeaving || remember());
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    isLeaving = true;
    // The preview comes back with the text; what is handed in is kept until the server has said that it is saved.
    keep(
      name,
      JSON.stringify({ body: area.value, upon: upon.value, sent: !event.submitter?.hasAttribute('data-keeps') }),
    );
  });
  for (const other of document.querySelectorAll('form')) if (other !== form) other.addEventListener('submit', remember);
  window.addEventListener('beforeunload', (event) => {
    if (!isLeaving && isUnsaved()) event.preventDefault();
  });
  saveByKeyboard(form, area, remember);
  offerKept({ name, form, area, upon, line, saved, shown, remember });
}

/** What was typed on the pages where two texts of this section were merged, and handed in there. */
function forgetMerges(name) {
  for (const key of Object.keys(store ?? {})) {
    if (key.startsWith(`${name} merge `) && readKept(key)?.sent) keep(key, undefined);
  }
}

/** A comment that was typed is there again after a page was lost, until it has been made. */
function keepComment(form) {
  const name = form.dataset.commentForm;
  const fields = [...form.querySelectorAll('textarea')];
  if (new URLSearchParams(window.location.search).get('said') === 'commented') keep(name, undefined);
  const kept = (() => {
    try {
      return JSON.parse(store?.getItem(name) ?? '{}');
    } catch {
      return {};
    }
  })();
  for (const field of fields) {
    if (field.value === '' && typeof kept?.[field.name] === 'string') field.value = kept[field.name];
    field.addEventListener('input', () => {
      const typed = Object.fromEntries(fields.map(({ name: key, value }) => [key, value]));
      keep(name, fields.every(({ value }) => value === '') ? undefined : JSON.stringify(typed));
    });
  }
}

/** Ctrl+S hands the text in, wherever the keyboard is; what is a suggestion is only kept here. */
function saveByKeyboard(form, area, remember) {
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    if (area.value === area.dataset.saved) return;
    const button = form.querySelector('button[data-saves]');
    if (button) form.requestSubmit(button);
    else remember();
  });
}

function readKept(name) {
  try {
    const kept = JSON.parse(store?.getItem(name) ?? 'null');
    return typeof kept?.body === 'string' && typeof kept.upon === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
}

function offerKept({ name, form, area, upon, line, saved, shown, remember }) {
  const kept = readKept(name);
  const said = new URLSearchParams(window.location.search).get('said');
  const insert = new URLSearchParams(window.location.search).get('insert');
  const isDone = ['saved', 'unchanged', 'merged', 'suggested'].includes(said);
  if (isDone || said === 'set-down') forgetMerges(name);
  if (!kept || (kept.sent && isDone) || kept.body === saved || kept.body === shown) {
    if (kept && (isDone || kept.body === saved)) keep(name, undefined);
    if (shown !== saved) remember();
    return;
  }
  const takeKept = () => {
    area.value = kept.body;
    upon.value = kept.upon;
    if (insert) {
      const at = Number.isInteger(kept.cursor) ? kept.cursor : kept.body.length;
      area.setSelectionRange(at, at);
      replaceSelection(area, spaced(area, insert));
    }
    area.dispatchEvent(new Event('input', { bubbles: true }));
    remember();
  };
  // Who has just chosen a figure on another page goes on with the text that was left.
  if (insert && !kept.sent) return takeKept();
  line.textContent = `${form.dataset.found} `;
  const button = (text, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', () => {
      line.hidden = true;
      act();
      area.focus();
    });
    return made;
  };
  line.append(
    button(form.dataset.take, takeKept),
    ' ',
    button(form.dataset.leave, () => keep(name, undefined)),
  );
  line.hidden = false;
}

/** A passage that is selected in the text can be taken as the quote of a comment. */
function quoteSelections(text) {
  const quote = document.getElementById('quote');
  if (!quote) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quote-button';
  button.textContent = text.dataset.quotable;
  button.hidden = true;
  text.after(button);
  const passage = () => {
    const selection = document.getSelection();
    const isInside =
      selection && selection.rangeCount > 0 && text.contains(selection.getRangeAt(0).commonAncestorContainer);
    return isInside ? selection.toString().trim() : '';
  };
  let chosen = '';
  document.addEventListener('selectionchange', () => {
    const now = passage();
    if (now !== '') chosen = now;
    button.hidden = chosen === '' || (now === '' && document.activeElement !== button);
  });
  // The selection is gone once the button has the focus.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    quote.value = chosen.slice(0, quote.maxLength > 0 ? quote.maxLength : undefined);
    quote.dispatchEvent(new Event('input', { bubbles: true }));
    document.getElementById('comment')?.focus();
    button.hidden = true;
  });
}

const form = document.querySelector('[data-editor]');
if (form) {
  const area = form.querySelector('textarea[name="body"]');
  openToolbar(form, area);
  takeMarks(area);
  countLive(form, area);
  keepDraft(form, area);
}
for (const text of document.querySelectorAll('[data-quotable]')) quoteSelections(text);
for (const comment of document.querySelectorAll('[data-comment-form]')) keepComment(comment);
