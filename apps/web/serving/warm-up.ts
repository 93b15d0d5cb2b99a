export interface WarmUpOptions {
  /** In the order in which readers are likely to ask for them. */
  readonly paths: readonly string[];
  /** Makes one page; the signal ends it early. */
  readonly visit: (path: string, signal: AbortSignal) => Promise<void>;
  /** Whether nobody waits for an answer. */
  readonly isQuiet: () => boolean;
  /** Milliseconds before each page, and between looks at whether it is quiet. */
  readonly pause: number;
}

export interface WarmUp {
  /** When the last page is made, or the warm-up was stopped. */
  readonly ended: Promise<void>;
  stop(): void;
}

/**
 * Makes pages ahead of their first readers, one at a time, each only once it is quiet. A page that fails is passed
 * over: whoever asks for it will see why.
 */
export function warmUp({ paths, visit, isQuiet, pause }: WarmUpOptions): WarmUp {
  const stopping = new AbortController();
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const waiting = [...paths];
  let timer: NodeJS.Timeout | undefined;

  const wait = (): void => {
    if (stopping.signal.aborted || waiting.length === 0) {
      resolve();
      return;
    }
    timer = setTimeout(look, pause);
    // A process that has nothing else to do may end.
    timer.unref();
  };
  const look = (): void => {
    const path = isQuiet() ? waiting.shift() : undefined;
    if (path === undefined) wait();
    else visit(path, stopping.signal).then(wait, wait);
  };
  wait();
  return {
    ended,
    stop: () => {
      stopping.abort();
      clearTimeout(timer);
      resolve();
    },
  };
}
