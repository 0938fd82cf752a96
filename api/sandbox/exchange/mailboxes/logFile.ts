// An append-only file of JSON lines. A write reaches the operating system before the answer leaves, so that a killed process loses nothing;
// a line that a kill cut short is the last one and is dropped at the next start. Knows lines; must not know what they mean.
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const chunkBytes = 1 << 20;

/** The complete lines of a file, in order; none if there is no file. */
export function* readLines(path: string): Generator<string> {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(chunkBytes);
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const length = readSync(file, chunk, 0, chunkBytes, null);
      if (length === 0) return;
      const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
      let start = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
        yield bytes.toString('utf8', start, end);
        start = end + 1;
      }
      rest = Buffer.from(bytes.subarray(start));
    }
  } finally {
    closeSync(file);
  }
}

export class LogFile {
  private file: number;
  private readonly path: string;

  /** Replaces the file's content by the given lines (in one rename) and stays open for appending. */
  constructor(path: string, lines: Iterable<string>) {
    this.path = path;
    mkdirSync(dirname(path), { recursive: true });
    this.file = this.replace(lines);
  }

  append(line: string): void {
    writeSync(this.file, `${line}\n`);
  }

  /** Starts anew with these lines alone. */
  rewrite(lines: Iterable<string>): void {
    closeSync(this.file);
    this.file = this.replace(lines);
  }

  close(): void {
    closeSync(this.file);
  }

  private replace(lines: Iterable<string>): number {
    const fresh = `${this.path}.new`;
    const file = openSync(fresh, 'w');
    let batch = '';
    for (const line of lines) {
      batch += `${line}\n`;
      if (batch.length < chunkBytes) continue;
      writeSync(file, batch);
      batch = '';
    }
    writeSync(file, batch);
    renameSync(fresh, this.path);
    return file;
  }
}
