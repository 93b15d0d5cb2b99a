/** Texts remembered before the memory is emptied: a file where every cell has its own must not fill it. */
const REMEMBERED = 10_000;

interface Known<Answer> {
  readonly text: string;
  readonly answer: Answer;
}

/** Asks for each text once: in a column of sexes, years or places the same few texts come millions of times. */
export function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Known<Answer>>();
  // Comparing with the last two, which often come in turn, is cheaper than looking one up.
  let last: Known<Answer> | undefined;
  let before: Known<Answer> | undefined;
  return (text) => {
    if (last?.text === text) return last.answer;
    const known = before?.text === text ? before : (answers.get(text) ?? { text, answer: ask(text) });
    if (known !== before) {
      if (answers.size >= REMEMBERED) answers.clear();
      answers.set(text, known);
    }
    before = last;
    last = known;
    return known.answer;
  };
}
