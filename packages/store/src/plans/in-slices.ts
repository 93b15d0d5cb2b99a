/** Rows handed over in one statement: parameters are bounded in size, not in number, as they go as one JSON text. */
const ROWS = 500;

/** Writes rows some hundreds at a time. @param write takes them as a JSON list */
export async function inSlices<Row>(rows: readonly Row[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS) await write(JSON.stringify(rows.slice(start, start + ROWS)));
}
