// Comfort for the pages that bring data in: dropping files, the progress of an upload, and states that change by
// themselves. Every page works without it.

/** Milliseconds after which a page asks again: soon at first, since most files are read at once, then less often. */
const POLL_FIRST = 300;
const POLL_EVERY = 2000;

/** Shows how far an upload has come, and goes where the server says when it is done. */
function watchUpload(form) {
  const line = form.querySelector('[data-sending-line]');
  const button = form.querySelector('button');
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', numberingSystem: 'latn' });
  const say = (text) => {
    line.hidden = false;
    line.textContent = text;
  };
  const end = (text) => {
    button.disabled = false;
    say(text);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    button.disabled = true;
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      say(form.dataset.sending.replace('%', percent.format(total > 0 ? loaded / total : 0)));
    });
    request.addEventListener('load', () => {
      const page = request.getResponseHeader('content-location') ?? request.responseURL;
      window.location.assign(page);
    });
    request.addEventListener('error', () => end(form.dataset.failed));
    request.addEventListener('abort', () => end(form.dataset.failed));
    request.send(new FormData(form));
  });
}

/** Lets files be dropped anywhere on the form, not only on its small field. */
function takeDrops(form) {
  const field = form.querySelector('input[type="file"]');
  form.querySelector('[data-drop-hint]').hidden = false;
  const light = (isOver) => form.classList.toggle('over', isOver);
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    light(true);
  });
  form.addEventListener('dragleave', () => light(false));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    light(false);
    if (event.dataTransfer.files.length > 0) field.files = event.dataTransfer.files;
  });
}

/** Puts the newest state of a part of the page in its place, and goes on for as long as something is under way. */
async function followLive(part) {
  for (let pause = POLL_FIRST; part.dataset.live === 'busy'; pause = Math.min(2 * pause, POLL_EVERY)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (document.hidden) continue;
    try {
      const answer = await fetch(window.location.pathname + window.location.search, {
        headers: { accept: 'text/html' },
      });
      if (!answer.ok) break;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById(part.id);
      if (!fresh) break;
      // Nothing is touched that has not changed: the place of the keyboard and of the reader stays.
      if (fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
      part.dataset.live = fresh.dataset.live;
    } catch {
      // The server may be starting again; ask once more.
    }
  }
}

for (const form of document.querySelectorAll('[data-upload]')) {
  takeDrops(form);
  watchUpload(form);
}
for (const part of document.querySelectorAll('[data-live]')) followLive(part);
