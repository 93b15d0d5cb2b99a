import { buildProgram } from '../program.ts';

/** What a command gave: its exit status, its results, and what it told the person beside them. */
export interface ProgramRun {
  readonly status: number;
  readonly out: string;
  readonly reported: string;
}

/** Runs `sterna` within this process, away from terminal and environment. */
export async function runProgram(...argv: readonly string[]): Promise<ProgramRun> {
  let [out, reported] = ['', ''];
  const program = buildProgram({
    out: (text) => {
      out += text;
    },
    report: (line) => {
      reported += `${line}\n`;
    },
    isTerminal: false,
    environment: {},
  });
  const status = await program(argv);
  return { status, out, reported };
}
